import fc from "fast-check";
import {
  advanceGrowth,
  BPS,
  bandAt,
  beginGrowth,
  type GrowthLimits,
  type GrowthState,
  MAX_RATE,
  UNUSED_KEPT,
  YEAR,
} from "../../src/oracle/growthLaw.ts";

/** Something that happens to a rate: what an advance sees, if there is one, and what the rate is afterwards. */
export interface Step {
  readonly time: bigint;
  readonly seen: bigint;
  readonly rate: bigint;
  readonly isAdvanced: boolean;
}

/** A rate's life. */
export interface History {
  readonly limits: GrowthLimits;
  readonly time: bigint;
  readonly rate: bigint;
  readonly steps: readonly Step[];
}

/** How something is chosen, and a word that says which of its kind. */
interface Choice {
  readonly kind: number;
  readonly word: bigint;
}

interface DrawnStep {
  readonly wait: Choice;
  readonly seen: Choice;
  readonly rate: Choice;
  readonly isAdvanced: boolean;
  readonly isHonest: boolean;
}

/** What the model knows in the middle of a history. */
export interface Moment {
  readonly limits: GrowthLimits;
  readonly state: GrowthState;
  readonly rate: bigint;
  readonly time: bigint;
}

const DAY = 86_400n;
const HOUR = 3_600n;
const LARGEST_WORD = 2n ** 256n - 1n;

const among = <T>(ways: readonly T[], { kind }: Choice): T => {
  const way = ways[kind % ways.length];
  if (way === undefined) throw new RangeError("There is nothing to choose from.");
  return way;
};

type Wait = (moment: Moment, word: bigint) => bigint;
const WAITS: readonly Wait[] = [
  () => 0n,
  () => 1n,
  (_, word) => word % HOUR,
  ({ limits }) => BigInt(limits.advanceDelay) - 1n,
  ({ limits }) => BigInt(limits.advanceDelay),
  ({ limits }) => BigInt(limits.advanceDelay) + 1n,
  ({ limits, state, time }) => state.snapshot.time + BigInt(limits.advanceDelay) - time,
  (_, word) => word % (30n * DAY),
  () => UNUSED_KEPT,
  (_, word) => word % (200n * DAY),
  ({ state, time }) => state.base.time + YEAR - time,
  ({ state, time }) => state.base.time + YEAR - time + 1n,
  (_, word) => word % (3n * YEAR),
];

type Rate = (moment: Moment, time: bigint, word: bigint) => bigint;
const highestOf: (moment: Moment, time: bigint) => bigint = ({ limits, state, rate }, time) =>
  bandAt(limits, state, rate, time).highest;
const lowestOf: (moment: Moment, time: bigint) => bigint = ({ limits, state, rate }, time) =>
  bandAt(limits, state, rate, time).lowest;
/** The rate when it has grown for the time that passed, at up to twice its limit. */
const grownRate: Rate = ({ limits, rate, time: before }, time, word) =>
  rate + (rate * BigInt(limits.maxGrowthBpsPerYear) * (time - before) * (word % 9n)) / (4n * BPS * YEAR);
const yearOfBase: Rate = ({ limits, state }) =>
  (state.base.rate * (BPS + BigInt(limits.maxGrowthBpsPerYear))) / BPS;
const RATES: readonly Rate[] = [
  ({ rate }) => rate,
  grownRate,
  grownRate,
  (moment, time) => highestOf(moment, time),
  (moment, time) => highestOf(moment, time) + 1n,
  (moment, time) => lowestOf(moment, time),
  (moment, time) => lowestOf(moment, time) - 1n,
  ({ rate }, _, word) => (rate * (word % 4_000n)) / 1_000n,
  ({ rate }, _, word) => (rate * (9_900n + (word % 200n))) / 10_000n,
  yearOfBase,
  (moment, time, word) => yearOfBase(moment, time, word) - 1n,
  () => 0n,
  (_, __, word) => [MAX_RATE, MAX_RATE + 1n, LARGEST_WORD][Number(word % 3n)] ?? 0n,
];

const words = fc.bigInt({ min: 0n, max: 2n ** 64n });
const choices: fc.Arbitrary<Choice> = fc.record({ kind: fc.nat({ max: 1_000 }), word: words });

/** Any number of bits as likely as any other, and the usual 18 decimals more so. */
const rates: fc.Arbitrary<bigint> = fc.oneof(
  { weight: 3, arbitrary: fc.bigInt({ min: 10n ** 18n, max: 2n * 10n ** 18n }) },
  fc
    .tuple(fc.bigInt({ min: 1n, max: MAX_RATE }), fc.nat({ max: 126 }))
    .map(([rate, dropped]) => (rate >> BigInt(dropped)) + (rate >> BigInt(dropped) === 0n ? 1n : 0n)),
  fc.constantFrom(1n, 2n, MAX_RATE),
);

const limitsArbitrary: fc.Arbitrary<GrowthLimits> = fc.record({
  maxGrowthBpsPerYear: fc.oneof(fc.constantFrom(0, 1, 1_000, 10_000), fc.nat({ max: 10_000 })),
  maxDropBps: fc.oneof(fc.constantFrom(1, 100, 500, 4_999), fc.integer({ min: 1, max: 4_999 })),
  allowanceBps: fc.oneof(fc.constantFrom(0, 10, 500), fc.nat({ max: 500 })),
  advanceDelay: fc.oneof(
    fc.constantFrom(3_600, 86_400, 604_800, 7_776_000),
    fc.integer({ min: 3_600, max: 7_776_000 }),
  ),
});

const drawnSteps: fc.Arbitrary<DrawnStep> = fc.record({
  wait: choices,
  seen: choices,
  rate: choices,
  isAdvanced: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.constant(false)),
  isHonest: fc.boolean(),
});

/** The moment after a step: the model's state where the advance is refused too. */
export const momentAfter = (moment: Moment, { time, seen, rate, isAdvanced }: Step): Moment => {
  const { limits, state } = moment;
  const advanced = isAdvanced ? advanceGrowth(limits, state, seen, time) : undefined;
  return { limits, state: advanced ?? state, rate, time };
};

/** What a history begins with. */
export const firstMoment = ({ limits, rate, time }: History): Moment => ({
  limits,
  state: beginGrowth(rate, time),
  rate,
  time,
});

const stepAt = (moment: Moment, drawn: DrawnStep): Step => {
  const waited = among(WAITS, drawn.wait)(moment, drawn.wait.word);
  const time = moment.time + (waited > 0n ? waited : 0n);
  const rateOf = (choice: Choice) => {
    const rate = among(RATES, choice)(moment, time, choice.word);
    return rate < 0n ? 0n : rate > LARGEST_WORD ? LARGEST_WORD : rate;
  };
  const rate = rateOf(drawn.rate);
  return { time, seen: drawn.isHonest ? rate : rateOf(drawn.seen), rate, isAdvanced: drawn.isAdvanced };
};

/** Rates, times and advances by anybody, at and around every limit of the law. */
export const histories: fc.Arbitrary<History> = fc
  .record({
    limits: limitsArbitrary,
    time: fc.constant(1_800_000_000n),
    rate: rates,
    drawn: fc.array(drawnSteps, { minLength: 3, maxLength: 16 }),
  })
  .map(({ drawn, ...beginning }) => {
    const steps: Step[] = [];
    let moment = firstMoment({ ...beginning, steps });
    for (const each of drawn) {
      const step = stepAt(moment, each);
      steps.push(step);
      moment = momentAfter(moment, step);
    }
    return { ...beginning, steps };
  });
