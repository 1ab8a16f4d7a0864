import { createRandom, type RandomStream } from "../scenario/random.ts";
import type { ScenarioFile } from "../scenario/scenario.ts";
import type { Environment } from "./plan.ts";
import type { Sweep } from "./sweepFile.ts";

type Fault = ScenarioFile["faults"][number];
type Kind = Sweep["kinds"][number];

const SECONDS_A_DAY = 86_400;

const exponential = (random: RandomStream, mean: number): number => -Math.log(1 - random.next()) * mean;

const drawKind = (random: RandomStream, kinds: readonly Kind[]): Kind => {
  const total = kinds.reduce((sum, { weight }) => sum + weight, 0);
  let left = random.next() * total;
  const found = kinds.find(({ weight }) => {
    left -= weight;
    return left < 0;
  });
  const [first] = kinds;
  const kind = found ?? first;
  if (kind === undefined) throw new RangeError("A sweep has no kind of fault.");
  return kind;
};

/** Kinds of faults, and how often one of them begins where none lasts. */
interface Rate {
  readonly kinds: readonly Kind[];
  readonly perDay: number;
}

/** Outages of one cause, one after the other: the next begins after the last has ended. */
const outagesOf = (
  sweep: Sweep,
  { kinds, perDay }: Rate,
  sources: readonly string[],
  random: RandomStream,
): Fault[] => {
  if (perDay === 0) return [];
  const faults: Fault[] = [];
  let now = exponential(random, SECONDS_A_DAY / perDay);
  while (now < sweep.durationSeconds) {
    const { fault, parameters, meanDurationSeconds } = drawKind(random, kinds);
    const startSeconds = Math.floor(now);
    const lasts = Math.ceil(exponential(random, meanDurationSeconds)) + 1;
    const endSeconds = Math.min(startSeconds + lasts, sweep.durationSeconds);
    if (endSeconds > startSeconds)
      faults.push({ fault, parameters, sources: [...sources], startSeconds, endSeconds });
    now = endSeconds + exponential(random, SECONDS_A_DAY / perDay);
  }
  return faults;
};

const weightOf = (kinds: readonly Kind[]): number => kinds.reduce((sum, { weight }) => sum + weight, 0);

/** Splits the faults of a source into those of common causes and its own. */
const splitByCause = ({ kinds }: Sweep, { faultsPerDay, beta }: Environment): { common: Rate; own: Rate } => {
  const ofCommon = kinds.filter(({ canBeCommon }) => canBeCommon);
  const ofOwn = kinds
    .map((kind) => ({ ...kind, weight: kind.weight * (kind.canBeCommon ? 1 - beta : 1) }))
    .filter(({ weight }) => weight > 0);
  const perWeight = faultsPerDay / weightOf(kinds);
  return {
    common: { kinds: ofCommon, perDay: perWeight * beta * weightOf(ofCommon) },
    own: { kinds: ofOwn, perDay: perWeight * weightOf(ofOwn) },
  };
};

const meets = (fault: Fault, others: readonly Fault[]): boolean =>
  others.some((other) => fault.startSeconds < other.endSeconds && other.startSeconds < fault.endSeconds);

/**
 * The outages of one run, by the beta-factor model: of the faults of a source that can have one, the share `beta` has a
 * cause that strikes all sources alike, the others are its own (K. N. Fleming, A reliability model for common mode failures
 * in redundant safety systems, 1975). A source that is struck by a common cause has none of its own at that time. The causes
 * of a source's own faults do not hang on how many sources there are.
 */
export const randomFaults = (
  sweep: Sweep,
  environment: Environment,
  sources: readonly string[],
  seed: number,
): Fault[] => {
  const rates = splitByCause(sweep, environment);
  const common = outagesOf(sweep, rates.common, sources, createRandom(seed, "common cause"));
  const own = sources.flatMap((source) =>
    outagesOf(sweep, rates.own, [source], createRandom(seed, `cause of ${source}`)),
  );
  return [...common, ...own.filter((fault) => !meets(fault, common))];
};
