import fc from "fast-check";
import type { Answer, Config, Role, Source, State } from "../../src/oracle/words.ts";

/** Random oracles and what their feeds say, close to every limit. */

const MAX_PRICE = 2n ** 127n - 1n;
const ONE_ROUND = 2n ** 80n;
const WORD = 2n ** 256n;

const integer = (min: number, max: number) => fc.integer({ min, max });

const sourceArbitrary: fc.Arbitrary<Source> = fc.record({
  feedDecimals: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(8, 18) },
    { weight: 2, arbitrary: integer(0, 36) },
  ),
  maxAge: fc.oneof(integer(1, 100_000), fc.constantFrom(1, 2 ** 32 - 1)),
  group: fc.oneof({ weight: 3, arbitrary: integer(0, 255) }, { weight: 2, arbitrary: integer(0, 2) }),
  role: fc.constantFrom<Role>("Voter", "Voter", "Voter", "Voter", "Anchor", "Shadow"),
});

const boundsArbitrary = fc.oneof(
  fc.constant([0n, 0n] as const),
  fc
    .tuple(fc.bigInt(0n, 10n ** 20n), fc.bigInt(1n, 10n ** 20n))
    .map(([min, span]) => [min, min + span] as const),
);

/** Any configuration that the constructor accepts. */
export const configArbitrary: fc.Arbitrary<Config> = fc
  .record({
    decimals: fc.oneof(fc.constantFrom(8, 18), integer(0, 18)),
    mode: fc.constantFrom("Ordered" as const, "Median" as const),
    quorumDice: integer(0, 1_000),
    maxDeviationBps: fc.oneof(fc.constantFrom(1, 50, 100, 4_999), integer(1, 4_999)),
    bounds: boundsArbitrary,
    hasSequencer: fc.constantFrom(false, false, true),
    sequencerGrace: integer(0, 7_200),
    sources: fc.array(sourceArbitrary, { minLength: 1, maxLength: 8 }),
    voter: integer(0, 7),
  })
  .map(({ quorumDice, bounds: [minPrice, maxPrice], voter, sources: drawn, ...rest }) => {
    const sources = drawn.map((source, index) =>
      index === voter % drawn.length ? { ...source, role: "Voter" as const } : source,
    );
    const groups = new Set(sources.filter(({ role }) => role !== "Shadow").map(({ group }) => group)).size;
    return { ...rest, minPrice, maxPrice, sources, quorum: 1 + (quorumDice % groups) };
  });

/** How far a source's price is from the case's, in basis points of it or exactly at a limit. */
type Distance =
  | { readonly kind: "limit"; readonly isAbove: boolean; readonly beyond: number }
  | { readonly kind: "bps"; readonly bps: number }
  | { readonly kind: "word"; readonly word: bigint };

const distanceArbitrary: fc.Arbitrary<Distance> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant("bps" as const), bps: fc.constantFrom(0, 0, 1, -1, 30, -30) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("bps" as const), bps: integer(-6_000, 9_000) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("limit" as const),
      isAbove: fc.boolean(),
      beyond: integer(-1, 2),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("word" as const),
      word: fc.oneof(
        fc.constantFrom(0n, 1n, MAX_PRICE, MAX_PRICE + 1n, 2n ** 255n, 2n ** 255n - 1n, WORD - 1n),
        fc.bigInt(0n, WORD - 1n),
      ),
    }),
  },
);

/** When the source's data is from. */
type Moment =
  | { readonly kind: "age"; readonly share: number }
  | { readonly kind: "limit"; readonly beyond: number }
  | { readonly kind: "ahead"; readonly seconds: number }
  | { readonly kind: "word"; readonly word: bigint };

const momentArbitrary: fc.Arbitrary<Moment> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant("age" as const), share: integer(0, 100) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("limit" as const), beyond: integer(-1, 1) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("ahead" as const), seconds: fc.constantFrom(1, 59, 60, 61) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("word" as const),
      word: fc.oneof(fc.constantFrom(0n, 2n ** 64n - 1n, 2n ** 64n, WORD - 1n), fc.bigInt(0n, WORD - 1n)),
    }),
  },
);

const roundIdsArbitrary = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.constantFrom(
      [1n, 1n] as const,
      [0n, 0n] as const,
      [ONE_ROUND - 1n, ONE_ROUND - 1n] as const,
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(
      fc.constantFrom(2n, ONE_ROUND, WORD - 1n, WORD - 2n),
      fc.constantFrom(1n, 2n, ONE_ROUND - 1n, ONE_ROUND, WORD - 1n),
    ),
  },
);

const failureArbitrary: fc.Arbitrary<Answer> = fc.oneof(
  fc.constant<Answer>({ kind: "noCode" }),
  fc.constant<Answer>({ kind: "shortData" }),
  fc.constant<Answer>({ kind: "outOfGas" }),
  fc
    .uint8Array({ minLength: 0, maxLength: 32 })
    .map((bytes): Answer => ({ kind: "reverted", data: `0x${Buffer.from(bytes).toString("hex")}` })),
);

const planArbitrary = fc.record({
  failure: fc.option(failureArbitrary, { freq: 5 }),
  distance: distanceArbitrary,
  moment: momentArbitrary,
  roundIds: roundIdsArbitrary,
  startedAt: fc.constantFrom(0n, 1n, WORD - 1n),
});

/** What feeds say, before it is known for which oracle. */
export const caseArbitrary = fc.record({
  oracle: fc.nat(),
  basis: fc.oneof(
    { weight: 4, arbitrary: fc.bigInt(10n ** 6n, 10n ** 20n) },
    { weight: 1, arbitrary: fc.bigInt(1n, 1_000n) },
    { weight: 1, arbitrary: fc.bigInt(MAX_PRICE - 1_000n, MAX_PRICE) },
  ),
  nearBound: fc.option(fc.tuple(fc.boolean(), integer(-2, 2)), { freq: 3 }),
  plans: fc.array(planArbitrary, { minLength: 8, maxLength: 8 }),
  sequencer: fc.record({
    failure: fc.option(failureArbitrary, { freq: 8 }),
    status: fc.constantFrom(0n, 0n, 0n, 0n, 0n, 1n, 2n, WORD - 1n),
    since: fc.oneof(fc.constantFrom(0, 1, -1, -60, -61), integer(0, 20_000)),
    atGrace: fc.option(integer(-1, 1), { freq: 3 }),
    isUnstarted: fc.constantFrom(false, false, false, false, true),
  }),
  disabledMask: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: integer(0, 255) }),
  size: fc.record({
    bytesBeyondRound: fc.constantFrom(0, 0, 1, 32, 4_000),
    bytesOfShortData: integer(0, 159),
  }),
});

type Plan = typeof planArbitrary extends fc.Arbitrary<infer T> ? T : never;
export type Case = typeof caseArbitrary extends fc.Arbitrary<infer T> ? T : never;

const priceFor = (distance: Distance, basis: bigint, maxDeviationBps: number): bigint => {
  switch (distance.kind) {
    case "word":
      return distance.word;
    case "bps":
      return basis + (basis * BigInt(distance.bps)) / 10_000n;
    case "limit": {
      const width = distance.isAbove
        ? (basis * BigInt(maxDeviationBps)) / 10_000n
        : (basis * BigInt(maxDeviationBps)) / BigInt(10_000 + maxDeviationBps);
      const signed = width + BigInt(distance.beyond);
      return distance.isAbove ? basis + signed : basis - signed;
    }
  }
};

const timeFor = (moment: Moment, now: bigint, maxAge: number): bigint => {
  const time = (() => {
    switch (moment.kind) {
      case "age":
        return now - BigInt(Math.floor((maxAge * moment.share) / 100));
      case "limit":
        return now - BigInt(maxAge) - BigInt(moment.beyond);
      case "ahead":
        return now + BigInt(moment.seconds);
      case "word":
        return moment.word;
    }
  })();
  return time < 0n ? 0n : time;
};

const answerFor = (plan: Plan, basis: bigint, source: Source, config: Config, now: bigint): Answer => {
  if (plan.failure !== null) return plan.failure;
  const price = priceFor(plan.distance, basis, config.maxDeviationBps);
  const exponent = BigInt(Math.abs(source.feedDecimals - config.decimals));
  const isRaw = plan.distance.kind === "word";
  const isFiner = source.feedDecimals > config.decimals;
  const answer = isRaw ? price : isFiner ? price * 10n ** exponent : price / 10n ** exponent;
  return {
    kind: "round",
    roundId: plan.roundIds[0],
    answer: BigInt.asUintN(256, answer),
    startedAt: plan.startedAt,
    updatedAt: timeFor(plan.moment, now, source.maxAge),
    answeredInRound: plan.roundIds[1],
  };
};

const sequencerFor = ({ sequencer }: Case, { sequencerGrace }: Config, now: bigint): Answer => {
  if (sequencer.failure !== null) return sequencer.failure;
  const since = sequencer.atGrace === null ? sequencer.since : sequencerGrace + sequencer.atGrace;
  const startedAt = sequencer.isUnstarted ? 0n : now - BigInt(since);
  return {
    kind: "round",
    roundId: 1n,
    answer: sequencer.status,
    startedAt,
    updatedAt: 0n,
    answeredInRound: 1n,
  };
};

/** What the feeds of one oracle say in a case. */
export const stateFor = (drawn: Case, config: Config, now: bigint): State => {
  const bound = drawn.nearBound?.[0] === true ? config.maxPrice : config.minPrice;
  const basis = drawn.nearBound !== null && bound > 10n ? bound + BigInt(drawn.nearBound[1]) : drawn.basis;
  const answers = config.sources.map((source, index) => {
    const plan = drawn.plans[index];
    if (plan === undefined) throw new RangeError(`Source ${index} has no plan.`);
    return answerFor(plan, basis, source, config, now);
  });
  return { now, answers, sequencer: sequencerFor(drawn, config, now) };
};
