// Deploys a spec through the connection of --network, without a task: fit to be copied into a project of your own, where
// the imports are "holdfast/spec" and "holdfast/deploy".
//
//   npx hardhat run scripts/deploy.ts --network localhost
//   SPEC=deploy/mainnet.json npx hardhat run scripts/deploy.ts --network mainnet
import hre from "hardhat";
import { deploySpec } from "../src/deploy.ts";
import { Problem, readSpec } from "../src/spec.ts";

try {
  const spec = await readSpec(process.env["SPEC"] ?? "deploy/local.json");
  const connection = await hre.network.create();
  const { directory, record, transactions, scheduled } = await deploySpec(connection, spec, {
    folder: process.env["DEPLOYMENTS"] ?? "deploy",
    onStep: (title) => console.log(title),
  });
  for (const [pair, { address }] of Object.entries(record.oracles)) console.log(`${pair}: ${address}`);
  for (const { operation } of scheduled) console.log(`The governor has to ${operation.description}.`);
  const place =
    directory === undefined ? "the network ends with this program" : `the record is in ${directory}`;
  console.log(`${transactions.length} transactions were sent; ${place}.`);
  await connection.close();
} catch (failure) {
  if (!(failure instanceof Problem)) throw failure;
  for (const sentence of failure.sentences) console.error(sentence);
  process.exitCode = failure.exitCode;
}
