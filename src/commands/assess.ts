import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { Listr } from "listr2";
import { type Assessment, assessmentOf, UNPREDICTED } from "../assess/assessment.ts";
import { type Observed, type ObserveOptions, observeSpec } from "../assess/collect/observe.ts";
import { DEFAULT_PROFILE, parseProfile } from "../assess/profile.ts";
import { NOTHING_KNOWN } from "../assess/protocolFacts.ts";
import { DEFAULT_RULESET, type RulesetName, RULESETS } from "../assess/rulesetNames.ts";
import { parseStated, type StatedEvidence } from "../assess/stated.ts";
import { openDeployment } from "../deploy/directory.ts";
import type { DeploymentRecord } from "../deploy/record.ts";
import { appendEvidence } from "../drill/evidence.ts";
import type { DrillSession } from "../drill/session.ts";
import { type Output, runWithOutput } from "../files/output.ts";
import { EXIT, type Gate, misuse, notObserved, Problem } from "../problem.ts";
import { assessmentGate, requireLimits } from "../report/assessmentGate.ts";
import { assessmentText } from "../report/assessmentText.ts";
import { type AssessmentFiles, assessmentFilesOf, writeAssessment } from "../report/assessmentFiles.ts";
import type { Spec } from "../spec/schema.ts";
import { readSpec } from "../spec/spec.ts";
import { blockNumber, openSessions, resilientGround } from "./ground.ts";

/** What `npx hardhat oracle assess` takes; empty for what is not given. */
export interface AssessArguments extends AssessmentFiles {
  /** Path of a spec. */
  readonly spec: string;
  /** Path of stated outcomes. */
  readonly evidence: string;
  readonly ruleset: string;
  /** Path of a profile. */
  readonly profile: string;
  /** Addresses of nodes, separated by commas; the network's unless given. */
  readonly rpc: string;
  /** Number of the block. */
  readonly block: string;
  /** Id of the deployment. */
  readonly id: string;
  readonly json: string;
  /** Whether the drill is kept. */
  readonly record: boolean;
  readonly minGrade: string;
  readonly failOn: string;
}

const rulesetNamed = (name: string): RulesetName => {
  const found = RULESETS.find((one) => one === name);
  if (found === undefined) throw misuse("--ruleset", `"${name}" is none; there are ${RULESETS.join(", ")}.`);
  return found;
};

const textOf = async (path: string, option: string): Promise<string> => {
  try {
    return await readFile(path, "utf8");
  } catch {
    throw misuse(option, `"${path}" cannot be read: give the path of a file.`);
  }
};

const sha256Of = async (path: string): Promise<string> =>
  `0x${createHash("sha256")
    .update(await readFile(path))
    .digest("hex")}`;

const statedIn = async (path: string, ruleset: RulesetName): Promise<StatedEvidence | undefined> =>
  path === "" ? undefined : parseStated(await textOf(path, "--evidence"), path, ruleset);

const NOTHING = "";

const listed = (words: string): string[] =>
  words
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");

/** The node at its block, with what was deployed; nothing but why where it cannot be read. */
const openSite = async (
  given: AssessArguments,
  hre: HardhatRuntimeEnvironment,
  { network }: Spec,
): Promise<{
  readonly session?: DrillSession;
  readonly record?: DeploymentRecord;
  readonly problem?: Problem;
}> => {
  const block = blockNumber(given.block);
  try {
    const { chain, folder, connections } = await resilientGround(hre, given.rpc, network.chainId);
    const [session] = await openSessions(connections, block);
    if (session === undefined) throw misuse("--rpc", "it names no node: give an address.");
    if (session.chainId !== network.chainId) {
      throw misuse(
        "",
        `${given.spec} is for chain ${network.chainId}, and "${session.name}" is chain ${session.chainId}: give the right --network or --rpc, or another spec.`,
      );
    }
    const id = given.id === NOTHING ? undefined : given.id;
    const { standing } = await openDeployment(chain, session.chainId, folder, id);
    return { session, ...(standing.record !== undefined && { record: standing.record }) };
  } catch (failure) {
    if (!(failure instanceof Problem) || failure.exitCode !== EXIT.notObserved) throw failure;
    return { problem: failure };
  }
};

/** Observes a spec, and shows on a terminal what is looked at. */
const observeShown = async (
  spec: Spec,
  options: ObserveOptions,
  { isForProgram }: Output,
): Promise<Observed> => {
  if (!process.stdout.isTTY || isForProgram) return observeSpec(spec, options);
  const tasks = new Listr<{ observed?: Observed }>([
    {
      title: `Observe ${spec.network.name}`,
      task: async (context, task) => {
        const onStage = (stage: string): void => {
          task.output = stage;
        };
        context.observed = await observeSpec(spec, { ...options, onStage });
      },
    },
  ]);
  const { observed } = await tasks.run({});
  if (observed === undefined) throw notObserved("Nothing was observed: try again.");
  return observed;
};

const assess = async (
  given: AssessArguments,
  hre: HardhatRuntimeEnvironment,
  output: Output,
): Promise<Gate> => {
  const ruleset = rulesetNamed(given.ruleset === NOTHING ? DEFAULT_RULESET : given.ruleset);
  const limits = { minGrade: given.minGrade, failOn: listed(given.failOn) };
  requireLimits(limits);
  if (given.spec === NOTHING && given.evidence === NOTHING) {
    throw misuse(
      "",
      "There is nothing to assess: give a spec, such as deploy/local.json, or --evidence and a file.",
    );
  }
  const stated = await statedIn(given.evidence, ruleset);
  const profile =
    given.profile === NOTHING
      ? DEFAULT_PROFILE
      : parseProfile(await textOf(given.profile, "--profile"), given.profile);
  const rated = { ruleset, profile, ...(stated !== undefined && { stated }) };
  if (given.spec === NOTHING) {
    const facts = { protocol: NOTHING_KNOWN, oracles: [] };
    const nothing = { facts, block: null, evidence: [], availability: UNPREDICTED, notes: [] };
    const assessment = assessmentOf({ ...rated, ...nothing, target: given.evidence });
    return tell(assessment, output, assessmentGate(assessment, limits), given);
  }
  const spec = await readSpec(given.spec);
  const drillsPath = join(
    hre.config.paths.root,
    spec.infrastructure?.drills ?? join("drills", `${spec.network.name}.jsonl`),
  );
  const { session, record, problem } = await openSite(given, hre, spec);
  const observed = await observeShown(
    spec,
    {
      session,
      record,
      root: hre.config.paths.root,
      ...(given.record && {
        onDrilled: async (report) => {
          await appendEvidence(drillsPath, report);
          output.wrote(drillsPath);
        },
      }),
    },
    output,
  );
  const assessment = assessmentOf({
    ...rated,
    ...observed,
    ...(session !== undefined && { now: session.block.timestamp }),
    target: spec.network.name,
    spec: { path: given.spec, sha256: await sha256Of(given.spec) },
    notes: [...observed.notes, ...(problem === undefined ? [] : problem.sentences)],
  });
  const undecided =
    problem?.message ??
    (observed.drill === undefined
      ? `No oracle of ${given.spec} could be observed on chain ${spec.network.chainId}.`
      : undefined);
  // What could not be observed neither passed nor failed.
  const gate: Gate =
    undecided === undefined ? assessmentGate(assessment, limits) : { isTold: true, suites: [], undecided };
  return tell(assessment, output, gate, given);
};

const tell = async (
  assessment: Assessment,
  output: Output,
  gate: Gate,
  given: AssessArguments,
): Promise<Gate> => {
  output.say(assessmentText(assessment));
  const [file, option] = given.spec === NOTHING ? [given.evidence, "--evidence"] : [given.spec, ""];
  const rated = { file, source: await textOf(file, option) };
  const command = given.spec === NOTHING ? `--evidence ${file}` : file;
  writeAssessment(output, given, assessment, gate, rated, `npx hardhat oracle assess ${command}`);
  return gate;
};

/** Rates a protocol's redundancy: what is certain, what is possible, and what would gain most. */
export default (given: AssessArguments, hre: HardhatRuntimeEnvironment): Promise<void> =>
  runWithOutput(assessmentFilesOf(given), (output) => assess(given, hre, output));
