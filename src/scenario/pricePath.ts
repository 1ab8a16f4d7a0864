import { createRandom, type RandomStream } from "./random.ts";
import type { History, RunConfig } from "./runConfig.ts";
import type { PricePath } from "./scenario.ts";

const SECONDS_PER_YEAR = 365.25 * 24 * 60 * 60;
const BPS = 10_000;
/** Largest true price in units: the mean of two such is still exact. */
const MAX_TRUTH = 2 ** 52;

type RandomPath = Extract<PricePath, { kind: "gbm" }>;
type HistoryPath = Extract<PricePath, { kind: "csv" }>;
type PointsPath = Extract<PricePath, { kind: "points" }>;

const inUnits = (price: number, unit: number): number =>
  Math.min(MAX_TRUTH, Math.max(1, Math.round(price * unit)));

const fillPoints = ({ points }: PointsPath, unit: number, stepSeconds: number, truth: Float64Array): void => {
  let next = 0;
  for (let step = 0; step < truth.length; step++) {
    const now = step * stepSeconds;
    while (next < points.length && (points[next]?.atSeconds ?? 0) <= now) next++;
    const before = points[next - 1] ?? points[0];
    const after = points[next] ?? points[points.length - 1];
    if (before === undefined || after === undefined) throw new RangeError("A path needs a point.");
    const span = after.atSeconds - before.atSeconds;
    const share = span <= 0 ? 0 : (now - before.atSeconds) / span;
    truth[step] = inUnits(before.price + (after.price - before.price) * share, unit);
  }
};

/** Draws one step of the regimes: their volatility, and when they end. */
const createRegimes = ({ regimes }: RandomPath, stepSeconds: number, random: RandomStream) => {
  const chances = regimes.map(({ meanDurationSeconds }) => 1 - Math.exp(-stepSeconds / meanDurationSeconds));
  let current = 0;
  return (): number => {
    const regime = regimes[current];
    if (regime === undefined) throw new RangeError("A path needs a regime.");
    const ends = regimes.length > 1 && random.next() < (chances[current] ?? 0);
    if (ends) {
      const other = Math.floor(random.next() * (regimes.length - 1));
      current = other < current ? other : other + 1;
    }
    return regime.annualVolatility;
  };
};

const fillRandom = (
  path: RandomPath,
  unit: number,
  stepSeconds: number,
  random: RandomStream,
  truth: Float64Array,
): void => {
  const years = stepSeconds / SECONDS_PER_YEAR;
  const rootOfYears = Math.sqrt(years);
  const nextVolatility = createRegimes(path, stepSeconds, random);
  const { jumps } = path;
  const jumpChance = jumps === undefined ? 0 : 1 - Math.exp(-jumps.perYear * years);
  let logarithm = Math.log(path.start);
  for (let step = 0; step < truth.length; step++) {
    truth[step] = inUnits(Math.exp(logarithm), unit);
    const volatility = nextVolatility();
    logarithm += (path.annualDrift - (volatility * volatility) / 2) * years;
    logarithm += volatility * rootOfYears * random.normal();
    if (jumps !== undefined && random.next() < jumpChance) {
      logarithm += (jumps.meanBps + jumps.deviationBps * random.normal()) / BPS;
    }
  }
};

const fillHistory = (
  { timestamps, prices }: History,
  { between, fromTimestamp }: HistoryPath,
  unit: number,
  stepSeconds: number,
  truth: Float64Array,
): void => {
  const from = fromTimestamp ?? timestamps[0] ?? 0;
  let row = 0;
  for (let step = 0; step < truth.length; step++) {
    const now = from + step * stepSeconds;
    while (row + 1 < timestamps.length && (timestamps[row + 1] ?? 0) <= now) row++;
    const price = prices[row] ?? 0;
    const [begin, end] = [timestamps[row] ?? 0, timestamps[row + 1] ?? 0];
    const share = between === "line" && end > begin ? (now - begin) / (end - begin) : 0;
    truth[step] = inUnits(price + ((prices[row + 1] ?? price) - price) * share, unit);
  }
};

/** Writes the true price of every step, in whole units, as it would be without any fault. */
export const fillPricePath = (config: RunConfig, seed: number, truth: Float64Array): void => {
  const { price, stepSeconds, history, oracle } = config;
  const unit = 10 ** oracle.decimals;
  switch (price.kind) {
    case "constant":
      truth.fill(inUnits(price.price, unit));
      break;
    case "points":
      fillPoints(price, unit, stepSeconds, truth);
      break;
    case "gbm":
      fillRandom(price, unit, stepSeconds, createRandom(seed, "price"), truth);
      break;
    case "csv": {
      if (history === undefined) throw new RangeError("A recorded price path needs its history.");
      fillHistory(history, price, unit, stepSeconds, truth);
      break;
    }
  }
};
