// Drills the deployed oracles of a spec through the connection of --network, without a task: fit to be copied into a project of
// your own, where the imports are "holdfast/spec", "holdfast/deploy" and "holdfast/drill".
//
//   npx hardhat run scripts/drill.ts --network localhost
//   SPEC=deploy/mainnet.json RECORD=deploy/deployments/chain-1 npx hardhat run scripts/drill.ts --network mainnet
import hre from "hardhat";
import { readRecord } from "../src/deploy.ts";
import { DEFAULT_CELL_GAS, DEFAULT_GATES, drillFaults, drillLines } from "../src/drill.ts";
import { drillThrough, openSession, specSubjects } from "../src/drill.ts";
import { Problem, readSpec } from "../src/spec.ts";

try {
  const spec = await readSpec(process.env["SPEC"] ?? "deploy/local.json");
  const record = await readRecord(process.env["RECORD"] ?? "deploy/deployments/chain-31337");
  const { provider, networkName: name } = await hre.network.create();
  const request = (method: string, params: readonly unknown[]) =>
    provider.request({ method, params: [...params] });
  const session = await openSession({ name, request });
  const report = await drillThrough([session], spec.network.name, specSubjects(spec, record).subjects, {
    faults: drillFaults().shown,
    gates: DEFAULT_GATES,
    cellGas: DEFAULT_CELL_GAS,
  });
  console.log(drillLines(report).join("\n"));
  const failed = report.oracles.flatMap(({ gates }) => gates.filter(({ ok }) => !ok));
  process.exitCode = failed.length === 0 ? 0 : 1;
} catch (failure) {
  if (!(failure instanceof Problem)) throw failure;
  for (const sentence of failure.sentences) console.error(sentence);
  process.exitCode = failure.exitCode;
}
