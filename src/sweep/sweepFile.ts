import { createHash } from "node:crypto";
import { z } from "zod";
import { MAX_SOURCES, scenarioSchema } from "../scenario/scenario.ts";
import { FAULT_DEFINITIONS } from "../scenario/faultDefinitions.ts";
import { problemOf } from "../scenario/schemaProblem.ts";
import { readJsonFile } from "../files/jsonFile.ts";
import { misuse } from "../problem.ts";

/** Largest number of runs of one sweep, so that a slip of the keyboard is no job for a month. */
const MAX_RUNS = 10_000_000;

const { shape } = scenarioSchema;
const share = z.number().min(0).max(1);
const positive = z.int().min(1);
/** As available as a single source, which is what redundancy has to improve upon. */
export const ONE_SOURCE = "one source";
/** What is listed twice would be done twice, and count double. */
const list = <Entry extends z.ZodType>(entry: Entry) =>
  z
    .array(entry)
    .min(1)
    .refine((entries) => new Set(entries).size === entries.length, "something stands there twice");

const kind = z
  .strictObject({
    fault: z.string().min(1).describe("Name of a fault: a file in src/scenario/faults."),
    parameters: z.record(z.string(), z.unknown()).default({}),
    weight: z.number().positive().default(1).describe("How often it is drawn, against the others."),
    meanDurationSeconds: positive.describe("Mean of an exponential distribution."),
    canBeCommon: z
      .boolean()
      .default(true)
      .describe(
        "Whether one cause can strike all sources with it at once; if not, beta does not count for it.",
      ),
  })
  .describe("One way in which sources fail.");

/** A sweep's file: what may go wrong how often, and between which configurations is chosen. */
export const sweepSchema = z
  .strictObject({
    $schema: z.string().optional(),
    name: shape.name,
    title: z.string().min(1),
    seed: shape.seed.describe("Of the first run; the others follow."),
    runs: positive.describe("Runs of each environment and number of sources, each with another seed."),
    durationSeconds: shape.durationSeconds,
    stepSeconds: shape.stepSeconds,
    toleranceBps: z
      .number()
      .min(0)
      .max(10_000)
      .describe("A served price further from the true one is wrong."),
    decimals: z.int().min(0).max(18).default(8),
    price: shape.price,
    sources: shape.sources.describe(
      "How each source behaves, in fallback order; a choice takes the first few.",
    ),
    choices: z
      .strictObject({
        sources: list(z.int().min(1).max(MAX_SOURCES)).describe("How many sources."),
        quorum: list(z.int().min(1).max(MAX_SOURCES)),
        maxDeviationBps: list(z.int().min(1).max(4_999)),
        maxAgeFactor: list(z.number().positive().max(100)).describe(
          "Oldest data that is used, in heartbeats of the source.",
        ),
      })
      .describe(
        "Every combination is tried in every mode; a quorum above the number of sources is left out.",
      ),
    environments: z
      .strictObject({
        faultsPerDay: list(z.number().min(0).max(1_000)).describe("Of one source."),
        beta: list(share).describe("Share of faults that strike all sources at once (beta factor)."),
      })
      .describe("Every combination is met; nobody chooses those."),
    kinds: z.array(kind).min(1),
    leastAvailability: z
      .union([share, z.literal(ONE_SOURCE)])
      .default(0.999)
      .describe(
        `What a recommended configuration has to reach, in the mean over environments, if any does; "${ONE_SOURCE}" for what the most available one with a single source reaches.`,
      ),
  })
  .describe("A sweep of Holdfast's outage simulator.");

export type Sweep = z.output<typeof sweepSchema>;

/** Requires faults that are known, take their parameters, and strike single sources. */
const checkKinds = ({ kinds }: Sweep): void => {
  for (const [index, { fault, parameters }] of kinds.entries()) {
    const path = `kinds[${index}]`;
    const definition = FAULT_DEFINITIONS.get(fault);
    if (definition === undefined) {
      const names = [...FAULT_DEFINITIONS.keys()].join(", ");
      throw misuse(`${path}.fault`, `"${fault}" is no fault; there are ${names}.`);
    }
    const parsed = definition.parameters.safeParse(parameters);
    if (!parsed.success) throw problemOf(parsed.error, parameters, `${path}.parameters`);
    if (definition.reach === "all") {
      const sentence = `"${fault}" strikes the market as a whole and no single source; leave it out.`;
      throw misuse(`${path}.fault`, sentence);
    }
  }
};

/**
 * Takes a value for a sweep.
 * @throws Problem with the JSON path and the value.
 */
export const parseSweep = (value: unknown): Sweep => {
  const parsed = sweepSchema.safeParse(value);
  if (!parsed.success) throw problemOf(parsed.error, value, "");
  const { choices, sources, environments, runs, leastAvailability } = parsed.data;
  const most = Math.max(...choices.sources);
  if (most > sources.length) {
    const sentence = `${most} is more than the ${sources.length} sources that the sweep describes.`;
    throw misuse("choices.sources", sentence);
  }
  if (leastAvailability === ONE_SOURCE && !choices.sources.includes(1)) {
    const sentence = `"${ONE_SOURCE}" needs configurations of one source, but choices.sources has none; add 1, or give a share.`;
    throw misuse("leastAvailability", sentence);
  }
  const least = Math.min(...choices.quorum);
  if (least > Math.min(...choices.sources)) {
    const sentence = `${least} is the smallest, more than ${Math.min(...choices.sources)} sources can reach; give a smaller one too.`;
    throw misuse("choices.quorum", sentence);
  }
  checkKinds(parsed.data);
  const total = runs * choices.sources.length * environments.faultsPerDay.length * environments.beta.length;
  if (total > MAX_RUNS) {
    const sentence = `${runs} makes ${total} runs in all, more than ${MAX_RUNS}: lower it, or try fewer environments.`;
    throw misuse("runs", sentence);
  }
  return parsed.data;
};

/**
 * Reads a sweep's file.
 * @throws Problem where it cannot be read, is no JSON, or no sweep.
 */
export const readSweep = (path: string): Sweep => parseSweep(readJsonFile(path, "a sweep's file"));

/** What identifies a sweep, whatever machine it runs on. */
export const hashOf = (value: unknown): string =>
  createHash("sha256").update(JSON.stringify(value)).digest("hex");
