import { writeFileSync } from "node:fs";

/** What every command ends with. 130 is 128 and the number of the signal that Ctrl-C sends. */
export const EXIT = { done: 0, gateFailed: 1, misused: 2, notObserved: 3, interrupted: 130 } as const;

/** 1: the gate failed, or spec and chain differ; 2: wrongly used; 3: could not observe. */
export type ProblemExit = 1 | 2 | 3;

/**
 * Why nothing is done, or no more: a sentence with value, limit and remedy for each reason, and what the command ends with.
 * Every failure of this package's tools that a person can do something about is one; anything else is a defect and keeps its
 * stack.
 */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly exitCode: ProblemExit;
  readonly sentences: readonly string[];

  constructor(exitCode: ProblemExit, sentences: string | readonly string[], options?: ErrorOptions) {
    const all = typeof sentences === "string" ? [sentences] : sentences;
    super(all.join("\n"), options);
    this.exitCode = exitCode;
    this.sentences = all;
  }
}

/**
 * Something was given that cannot be used.
 * @param place What was given, for example `--seeds` or `faults[2].endSeconds`; empty where the sentence says it.
 */
export const misuse = (place: string, sentence: string): Problem =>
  new Problem(EXIT.misused, place === "" ? sentence : `${place}: ${sentence}`);

/** Something could not be looked at, so that nothing is known of it. */
export const notObserved = (sentence: string, options?: ErrorOptions): Problem =>
  new Problem(EXIT.notObserved, sentence, options);

/** Whether Hardhat itself says what is wrong with the command, such as an unknown network. */
const isHardhatError = (failure: unknown): failure is Error =>
  failure instanceof Error && failure.name === "HardhatError";

/** The problem that a failure is; nothing where it is a defect. */
const problemIn = (failure: unknown): Problem | undefined => {
  if (failure instanceof Problem) return failure;
  return isHardhatError(failure) ? misuse("", failure.message) : undefined;
};

/** One thing that a command holds to something: a system, a configuration, a file. */
export interface GatedCase {
  readonly name: string;
  /** How long it took, in seconds; left out where that would make reports differ. */
  readonly seconds?: number;
  /** Why the gate failed, a sentence each; empty where it passed. */
  readonly problems: readonly string[];
  /** Why nothing was decided; left out where something was. */
  readonly skippedBecause?: string;
  /** What happened, for the curious. */
  readonly output?: string;
}

/** All cases of one incident, scenario, file or chain. */
export interface GatedSuite {
  readonly name: string;
  readonly cases: readonly GatedCase[];
}

/** What a command decides: the one value that it prints, ends with, and writes as JUnit. */
export interface Gate {
  /** Whether what the command prints tells every problem already. */
  readonly isTold: boolean;
  readonly suites: readonly GatedSuite[];
  /** Why there was nothing to decide on, which is no pass; left out where there was something. */
  readonly undecided?: string;
}

/** A gate that a command's own text does not tell. */
export const gateOf = (suites: readonly GatedSuite[]): Gate => ({ isTold: false, suites });

/** A gate that a command's own text tells. */
export const toldGate = (name: string, problems: readonly string[]): Gate => ({
  isTold: true,
  suites: [{ name, cases: [{ name, problems }] }],
});

/** Whether something was decided, and failed. */
export const isFailed = ({ problems, skippedBecause }: GatedCase): boolean =>
  skippedBecause === undefined && problems.length > 0;

/** Why a gate failed, a sentence each; empty where it passed. */
const gateProblems = ({ suites }: Gate): string[] =>
  suites.flatMap(({ cases }) => cases.filter(isFailed).flatMap(({ problems }) => problems));

/** Lets the command end as one that Ctrl-C ended, unless something worse follows. */
export const markInterrupted = (): void => {
  process.exitCode = EXIT.interrupted;
};

/** Lets a command that was never begun, because its words are none that it takes, end as one that was wrongly used. */
export const markMisused = (): void => {
  process.exitCode = EXIT.misused;
};

/** Whether a program ends as one whose gate failed, or which Hardhat refused to begin. */
export const endedBadly = (code: number): boolean => code === EXIT.gateFailed;

const conclude = (gate: Gate): void => {
  const problems = gateProblems(gate);
  if (!gate.isTold) for (const problem of problems) console.error(problem);
  if (gate.undecided !== undefined) {
    console.error(gate.undecided);
    process.exitCode = EXIT.notObserved;
  }
  if (problems.length > 0) process.exitCode = EXIT.gateFailed;
};

/** What `--json` takes in the place of a path: standard output, with nothing else on it. */
export const STANDARD_OUTPUT = "-";

/** Writes a problem to where the result would have gone, so that no older result is taken for this one. */
const writeProblem = (json: string, exitCode: ProblemExit, problems: readonly string[]): void => {
  const text = JSON.stringify({ exitCode, problems }, null, 2);
  try {
    if (json === STANDARD_OUTPUT) console.log(text);
    else writeFileSync(json, `${text}\n`);
  } catch {
    // That it cannot be written is a problem that was told, or one beside the one that was.
  }
};

/**
 * Runs the body of a command. The gate that it returns is concluded here and nowhere else; a problem that it throws is told
 * in its sentences, and becomes the exit code. A defect is thrown on.
 * @param json Where the result goes as JSON, and a problem in its place; empty for nowhere.
 */
export const runCommand = async (
  body: () => Promise<Gate | undefined> | Promise<void>,
  json = "",
): Promise<void> => {
  try {
    const gate = await body();
    if (gate) conclude(gate);
  } catch (failure) {
    const problem = problemIn(failure);
    if (problem === undefined) throw failure;
    const { exitCode, sentences } = problem;
    for (const sentence of sentences) console.error(sentence);
    if (json !== "") writeProblem(json, exitCode, sentences);
    process.exitCode = exitCode;
  }
};
