import { dirname } from "node:path";
import type { z } from "zod";
import { checkFaults } from "./checkFaults.ts";
import { readJsonFile } from "../files/jsonFile.ts";
import { knownFeedOfId } from "../spec/knownFeeds.ts";
import { readHistory } from "./priceHistory.ts";
import type { History, RunConfig, RunSource } from "./runConfig.ts";
import {
  MAX_STEPS,
  type OracleSettings,
  type PricePath,
  type ScenarioFile,
  scenarioSchema,
} from "./scenario.ts";
import { problemOf } from "./schemaProblem.ts";
import { type FeedFacts, readSpecifiedOracle, type SpecifiedOracle } from "./specifiedOracle.ts";
import { misuse } from "../problem.ts";

/** What a scenario is read with. */
interface LoadOptions {
  /** Folder that files in the scenario are relative to. */
  readonly folder: string;
}

const DEFAULT_DECIMALS = 8;
/** The mean of two prices below is exact. */
const MAX_UNITS = 2 ** 52;

const parseWith = <Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  prefix: string,
): z.output<Schema> => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw problemOf(parsed.error, value, prefix);
};

const feedRowOf = (file: ScenarioFile, index: number): FeedFacts | undefined => {
  const id = file.sources[index]?.feed;
  if (id === undefined) return undefined;
  const row = knownFeedOfId(id);
  if (row === undefined) throw misuse(`sources[${index}].feed`, `"${id}" is no row of data/feeds.json.`);
  return row;
};

const sourceOf = (file: ScenarioFile, { settings, feeds }: SpecifiedOracle, index: number): RunSource => {
  const given = file.sources[index];
  const limits = settings.sources[index];
  if (given === undefined || limits === undefined) throw new RangeError(`There is no source ${index}.`);
  const row = feedRowOf(file, index) ?? feeds[index];
  const heartbeatSeconds = given.heartbeatSeconds ?? row?.heartbeatSeconds;
  const deviationBps = given.deviationBps ?? row?.deviationBps;
  if (heartbeatSeconds === undefined || heartbeatSeconds === null) {
    throw misuse(
      `sources[${index}].heartbeatSeconds`,
      `"${given.name}" needs one, and its feed states none.`,
    );
  }
  if (deviationBps === undefined || deviationBps === null) {
    throw misuse(`sources[${index}].deviationBps`, `"${given.name}" needs one, and its feed states none.`);
  }
  return {
    name: given.name,
    decimals: given.decimals ?? row?.decimals ?? DEFAULT_DECIMALS,
    heartbeatSeconds,
    deviationBps,
    latencySeconds: given.latencySeconds,
    latencyJitterSeconds: given.latencyJitterSeconds,
    biasBps: given.biasBps,
    maxAge: limits.maxAge,
    gasLimit: limits.gasLimit,
    group: limits.group ?? index,
    role: limits.role,
  };
};

const oracleOf = async ({ oracle }: ScenarioFile, folder: string): Promise<SpecifiedOracle> =>
  "spec" in oracle ? readSpecifiedOracle(oracle, folder) : { settings: oracle, feeds: [] };

const checkSources = ({ sources }: ScenarioFile, oracle: OracleSettings): void => {
  const names = sources.map(({ name }) => name);
  const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
  if (twice >= 0) throw misuse(`sources[${twice}].name`, `"${names[twice]}" stands there twice.`);
  if (oracle.sources.length !== sources.length) {
    throw misuse(
      "oracle.sources",
      `it has ${oracle.sources.length} sources, but the scenario says how ${sources.length} behave.`,
    );
  }
};

const checkOracle = (oracle: OracleSettings): void => {
  const voting = oracle.sources.flatMap(({ role, group }, index) =>
    role === "Shadow" ? [] : [group ?? index],
  );
  const groups = new Set(voting).size;
  if (oracle.quorum > groups) {
    throw misuse("oracle.quorum", `${oracle.quorum} is more than the ${groups} voting groups.`);
  }
  if (!oracle.sources.some(({ role }) => role === "Voter")) {
    throw misuse("oracle.sources", "none of them is a Voter, so nothing could ever be the answer.");
  }
  if (oracle.maxPrice !== 0 && oracle.minPrice >= oracle.maxPrice) {
    throw misuse("oracle.minPrice", `${oracle.minPrice} is not below maxPrice, ${oracle.maxPrice}.`);
  }
};

const checkPrice = ({ price, stepSeconds, durationSeconds }: ScenarioFile): void => {
  if (durationSeconds / stepSeconds > MAX_STEPS) {
    const sentence = `${durationSeconds} s in steps of ${stepSeconds} s are more than ${MAX_STEPS} steps.`;
    throw misuse("durationSeconds", sentence);
  }
  if (durationSeconds < stepSeconds) {
    throw misuse("durationSeconds", `${durationSeconds} s are less than one step of ${stepSeconds} s.`);
  }
  if (price.kind === "points") {
    const times = price.points.map(({ atSeconds }) => atSeconds);
    const wrong = times.findIndex((time, index) => index > 0 && time <= (times[index - 1] ?? 0));
    if (wrong > 0) {
      const sentence = `${times[wrong]} is not after ${times[wrong - 1]}; points have to ascend.`;
      throw misuse(`price.points[${wrong}].atSeconds`, sentence);
    }
  }
};

const rangeOf = (path: PricePath, history: History | undefined): readonly [least: number, most: number] => {
  const extremes = (prices: Iterable<number>): readonly [number, number] => {
    let [least, most] = [Number.POSITIVE_INFINITY, 0];
    for (const one of prices) [least, most] = [Math.min(least, one), Math.max(most, one)];
    return [least, most];
  };
  switch (path.kind) {
    case "points":
      return extremes(path.points.map((point) => point.price));
    case "constant":
      return extremes([path.price]);
    case "gbm":
      return extremes([path.start]);
    case "csv":
      return extremes(history?.prices ?? []);
  }
};

/** A price outside of what is exact would be taken for another. */
const checkRange = (path: PricePath, history: History | undefined, decimals: number): void => {
  const [least, most] = rangeOf(path, history);
  if (most * 10 ** decimals > MAX_UNITS) {
    const sentence = `${most} with ${decimals} decimals is beyond 2^52, up to which prices are exact; give the oracle fewer decimals.`;
    throw misuse("price", sentence);
  }
  if (least * 10 ** decimals < 1) {
    const sentence = `${least} with ${decimals} decimals is less than one unit; give the oracle more decimals.`;
    throw misuse("price", sentence);
  }
};

/**
 * Completes a scenario: fills in what feeds and specs say, and checks all of it.
 * @param value What stands in the scenario's file.
 * @throws Problem with the JSON path and the value.
 */
export const completeScenario = async (value: unknown, options: LoadOptions): Promise<RunConfig> => {
  const file = parseWith(scenarioSchema, value, "");
  const specified = await oracleOf(file, options.folder);
  const oracle = specified.settings;
  checkSources(file, oracle);
  checkOracle(oracle);
  checkPrice(file);
  const { price } = file;
  const history = price.kind === "csv" ? readHistory(price, options.folder, file.durationSeconds) : undefined;
  checkRange(price, history, oracle.decimals);
  const unit = 10 ** oracle.decimals;
  return {
    name: file.name,
    title: file.title,
    description: file.description,
    seed: file.seed,
    steps: Math.floor(file.durationSeconds / file.stepSeconds),
    stepSeconds: file.stepSeconds,
    toleranceBps: file.toleranceBps ?? 2 * oracle.maxDeviationBps,
    healSeconds: file.healSeconds,
    price,
    history,
    sources: file.sources.map((_, index) => sourceOf(file, specified, index)),
    oracle: {
      mode: oracle.mode,
      decimals: oracle.decimals,
      quorum: oracle.quorum,
      maxDeviationBps: oracle.maxDeviationBps,
      minPrice: Math.round(oracle.minPrice * unit),
      maxPrice: Math.round(oracle.maxPrice * unit),
      hasSequencer: oracle.sequencer !== undefined,
      sequencerGrace: oracle.sequencer?.graceSeconds ?? 0,
    },
    faults: checkFaults(file),
    consumers: file.consumers,
  };
};

/**
 * Reads and completes the scenario in a file.
 * @throws Problem with the JSON path and the value.
 */
export const loadScenario = async (path: string): Promise<RunConfig> =>
  completeScenario(readJsonFile(path, "a scenario file"), { folder: dirname(path) });
