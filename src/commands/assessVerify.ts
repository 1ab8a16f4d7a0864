import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { observeSpec } from "../assess/collect/observe.ts";
import { verificationOf } from "../assess/verification.ts";
import { openDeployment } from "../deploy/directory.ts";
import { parseDocument } from "../files/jsonDocument.ts";
import { type Output, runWithOutput } from "../files/output.ts";
import { type Gate, misuse, notObserved, toldGate } from "../problem.ts";
import assessmentDocument from "../report/json/assessment.ts";
import assessmentVerification from "../report/json/assessmentVerification.ts";
import { wrapped } from "../report/textTable.ts";
import { readSpec } from "../spec/spec.ts";
import { openSessions, resilientGround } from "./ground.ts";

/** What `npx hardhat oracle assess verify` takes; empty for what is not given. */
export interface AssessVerifyArguments {
  /** What `oracle assess --json` wrote. */
  readonly report: string;
  readonly rpc: string;
  readonly id: string;
  readonly json: string;
}

const textOf = async (path: string): Promise<string> => {
  try {
    return await readFile(path, "utf8");
  } catch {
    throw misuse("", `"${path}" cannot be read: give the path of what "oracle assess --json" wrote.`);
  }
};

const verify = async (
  { report: path, rpc, id }: AssessVerifyArguments,
  hre: HardhatRuntimeEnvironment,
  output: Output,
): Promise<Gate> => {
  const report = parseDocument(
    assessmentDocument,
    await textOf(path),
    path,
    'write it anew with "oracle assess --json"',
  );
  if (report.spec === null || report.block === null) {
    throw misuse("", `${path} rests on no chain: there is nothing to read again.`);
  }
  const spec = await readSpec(report.spec.path);
  const sha256 = `0x${createHash("sha256")
    .update(await textOf(report.spec.path))
    .digest("hex")}`;
  const notes =
    sha256 === report.spec.sha256 ? [] : [`${report.spec.path} is another than it was when it was rated.`];
  const { chain, folder, connections } = await resilientGround(hre, rpc, report.block.chainId);
  const [session] = await openSessions(connections, report.block.number);
  if (session === undefined) throw misuse("--rpc", "it names no node: give an address.");
  if (session.block.hash !== report.block.hash) {
    throw notObserved(
      `Block ${report.block.number} of "${session.name}" is ${session.block.hash}, and ${path} is of ${report.block.hash}: it cannot be re-run on this chain.`,
    );
  }
  const { standing } = await openDeployment(chain, session.chainId, folder, id === "" ? undefined : id);
  const observed = await observeSpec(spec, {
    session,
    record: standing.record,
    root: hre.config.paths.root,
  });
  const found = verificationOf(path, report, observed.evidence, [...notes, ...observed.notes]);
  const problems = [
    ...found.changed.map((one) => `${one} is answered otherwise at the same block.`),
    ...found.missing.map((one) => `${one} could not be observed again.`),
  ];
  const head = `${found.same} of ${found.same + problems.length} observations are the same at block ${report.block.number}.`;
  output.say([head, ...problems, ...found.notes].flatMap((line) => wrapped(line, "")).join("\n"));
  output.writeJson(assessmentVerification, found);
  return toldGate(path, problems);
};

/** Repeats the observations that a report rests on, at its block, and says what changed. */
export default (given: AssessVerifyArguments, hre: HardhatRuntimeEnvironment): Promise<void> =>
  runWithOutput({ json: given.json }, (output) => verify(given, hre, output));
