import { spawn } from "node:child_process";
import { once } from "node:events";
import type { z } from "zod";
import type { ChoiceResult, JobResult } from "../../src/sweep/fold.ts";
import type { Choice, SweepJob } from "../../src/sweep/plan.ts";
import { completeSweep, digestOfFiles } from "../../src/sweep/sweepScenario.ts";
import { parseSweep, type Sweep, type sweepSchema } from "../../src/sweep/sweepFile.ts";

/** Sweeps and results that several tests start from. */

export type SweepInput = z.input<typeof sweepSchema>;

const source = (name: string) => ({ name, heartbeatSeconds: 3_600, deviationBps: 50, latencySeconds: 30 });

/** Six hours with three sources: small, and with every part of a sweep in it. */
export const smallSweep: SweepInput = {
  name: "small",
  title: "A small sweep",
  seed: 3,
  runs: 30,
  durationSeconds: 21_600,
  stepSeconds: 60,
  toleranceBps: 300,
  price: {
    kind: "gbm",
    start: 2_000,
    regimes: [{ name: "calm", annualVolatility: 0.8, meanDurationSeconds: 86_400 }],
  },
  sources: [source("first"), source("second"), source("third")],
  choices: { sources: [2, 3], quorum: [1, 2], maxDeviationBps: [200], maxAgeFactor: [1.1] },
  environments: { faultsPerDay: [0.5, 8], beta: [0.2] },
  kinds: [
    { fault: "freeze", weight: 2, meanDurationSeconds: 7_200 },
    { fault: "factor", parameters: { multiplier: 2 }, meanDurationSeconds: 1_800, canBeCommon: false },
  ],
};

/** A sweep that differs from the small one in some things. */
export const sweepWith = (changes: Partial<SweepInput> = {}): Sweep =>
  parseSweep({ ...smallSweep, ...changes });

/** A folder for sweeps that read no file. */
export const FOLDER = import.meta.dirname;

/** Of the other files that a sweep names: the small one and its likes name none, and have the same sources. */
export const FILES = digestOfFiles(await completeSweep(sweepWith(), FOLDER));

export const choice: Choice = {
  mode: "Ordered",
  sources: 3,
  quorum: 2,
  maxDeviationBps: 200,
  maxAgeFactor: 1.1,
};

/** A result as if it had been measured. */
export const resultWith = (
  availability: number,
  exposure: number,
  changes: Partial<Choice> = {},
): ChoiceResult => ({
  choice: { ...choice, ...changes },
  runs: 10,
  availability: { mean: availability, halfWidth: 0 },
  exposurePerDay: { mean: exposure, halfWidth: 0 },
  falseRefusalPerDay: { mean: 0, halfWidth: 0 },
  worstErrorBps: 0,
});

/** What a job might result in, told apart by its seed. */
export const resultOfSeed = ({ firstSeed }: SweepJob): JobResult => {
  const moments = { count: 1, mean: 1 / (1 + firstSeed), squares: 0 };
  return [{ availability: moments, exposurePerDay: moments, falseRefusalPerDay: moments, worstErrorBps: 0 }];
};

/** A program that was started, with what it has said so far. */
export interface Started {
  readonly pid: number;
  readonly output: () => string;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Resolves to its exit code, or null where a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** Starts a program in a process of its own. */
export const start = async (program: string, words: readonly string[]): Promise<Started> => {
  const child = spawn(program, words, { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const hear = (text: Buffer): void => {
    output += text.toString();
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const ended = once(child, "close").then(([code]): number | null => code);
  await once(child, "spawn");
  if (child.pid === undefined) throw new Error(`${program} has no process.`);
  return { pid: child.pid, output: () => output, kill: (signal) => void child.kill(signal), ended };
};

/** Waits until something is so. */
export const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
};
