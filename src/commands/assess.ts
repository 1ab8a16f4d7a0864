import { readFile } from "node:fs/promises";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { assessmentOf, UNPREDICTED } from "../assess/assessment.ts";
import { NOTHING_KNOWN } from "../assess/protocolFacts.ts";
import { DEFAULT_RULESET, type RulesetName, RULESETS } from "../assess/rulesetNames.ts";
import { parseStated, type StatedEvidence } from "../assess/stated.ts";
import { type Output, runWithOutput } from "../files/output.ts";
import { type Gate, misuse } from "../problem.ts";
import { assessmentGate, requireLimits } from "../report/assessmentGate.ts";
import { assessmentText } from "../report/assessmentText.ts";
import assessmentDocument from "../report/json/assessment.ts";

/** What `npx hardhat oracle assess` takes; empty for what is not given. */
export interface AssessArguments {
  /** Path of a spec. */
  readonly spec: string;
  /** Path of stated outcomes. */
  readonly evidence: string;
  readonly ruleset: string;
  readonly json: string;
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

const statedIn = async (path: string, ruleset: RulesetName): Promise<StatedEvidence | undefined> =>
  path === "" ? undefined : parseStated(await textOf(path, "--evidence"), path, ruleset);

const NOTHING = "";

const listed = (words: string): string[] =>
  words
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");

const assess = async (given: AssessArguments, output: Output): Promise<Gate> => {
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
  const assessment = assessmentOf({
    facts: { protocol: NOTHING_KNOWN, oracles: [] },
    ...(stated !== undefined && { stated }),
    ruleset,
    target: given.evidence,
    block: null,
    evidence: [],
    availability: UNPREDICTED,
    notes: [],
  });
  output.say(assessmentText(assessment));
  output.writeJson(assessmentDocument, assessment);
  return assessmentGate(assessment, limits);
};

/** Rates a protocol's redundancy: what is certain, what is possible, and what would gain most. */
export default (given: AssessArguments, _: HardhatRuntimeEnvironment): Promise<void> =>
  runWithOutput({ json: given.json }, (output) => assess(given, output));
