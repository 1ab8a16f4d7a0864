import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { connectionsTo } from "../drill/connection.ts";
import { readEvidenceText } from "../drill/evidence.ts";
import type { NodeConnection } from "../drill/session.ts";
import { keptDrills, verifyDrills } from "../drill/verify.ts";
import { runWithOutput, type Output } from "../files/output.ts";
import { type Gate, misuse } from "../problem.ts";
import drillVerification from "../report/json/drillVerification.ts";

/** What `npx hardhat oracle drill verify` takes; empty for what is not given. */
export interface DrillVerifyArguments {
  readonly file: string;
  /** Address of a node. */
  readonly rpc: string;
  readonly json: string;
}

const connectionOf = async (hre: HardhatRuntimeEnvironment, rpc: string): Promise<NodeConnection> => {
  if (rpc !== "") {
    const [first, second] = connectionsTo(rpc);
    if (first === undefined || second !== undefined) throw misuse("--rpc", "give the address of one node.");
    return first;
  }
  const { provider, networkName: name } = await hre.network.create();
  return { name, request: (method, params) => provider.request({ method, params: [...params] }) };
};

const verify = async (
  { file, rpc }: DrillVerifyArguments,
  hre: HardhatRuntimeEnvironment,
  output: Output,
): Promise<Gate> => {
  const { drills, problems } = keptDrills(await readEvidenceText(file), file);
  const found = await verifyDrills(await connectionOf(hre, rpc), drills);
  for (const problem of problems) output.say(problem);
  for (const { place, sentence } of found) output.say(`${place}: ${sentence}`);
  output.writeJson(drillVerification, { file, problems: [...problems], drills: found });
  const different = found.filter(({ outcome }) => outcome === "different");
  const isUnknown = found.every(({ outcome }) => outcome === "unknown");
  return {
    isTold: true,
    suites: [
      { name: "file", cases: [{ name: file, problems }] },
      {
        name: "drills",
        cases: found.map(({ place, outcome, sentence }) => ({
          name: place,
          problems: outcome === "different" ? [sentence] : [],
          ...(outcome === "unknown" && { skippedBecause: sentence }),
        })),
      },
    ],
    ...(isUnknown &&
      different.length === 0 && { undecided: `${file}: none of its drills could be repeated on this node.` }),
  };
};

/** Repeats the drills that a file keeps. */
export default (given: DrillVerifyArguments, hre: HardhatRuntimeEnvironment): Promise<void> =>
  runWithOutput({ json: given.json }, (output) => verify(given, hre, output));
