import { expect } from "chai";
import fc from "fast-check";
import { inspect, isServed, isWithin, judge, tryRead } from "../../src/oracle/model.ts";
import type { Answer, Config, Mode, Round, Source, State } from "../../src/oracle/words.ts";

const NOW = 1_800_000_000n;
const PRICE = 2_000n * 10n ** 8n;
const MAX_PRICE = 2n ** 127n - 1n;
const MAX_AGE = 3_600;
const NO_SELECTOR = "0x00000000";

const source = (changes: Partial<Source> = {}): Source => ({
  feedDecimals: 8,
  maxAge: MAX_AGE,
  group: 0,
  role: "Voter",
  ...changes,
});

const config = (mode: Mode, quorum: number, changes: Partial<Config> = {}): Config => ({
  decimals: 8,
  mode,
  quorum,
  maxDeviationBps: 100,
  minPrice: 0n,
  maxPrice: 0n,
  hasSequencer: false,
  sequencerGrace: 0,
  sources: [0, 1, 2].map((group) => source({ group })),
  ...changes,
});

const round = (changes: Partial<Round> = {}): Round => ({
  kind: "round",
  roundId: 1n,
  answer: PRICE,
  startedAt: NOW,
  updatedAt: NOW,
  answeredInRound: 1n,
  ...changes,
});

const REVERTED: Answer = { kind: "reverted", data: "0x" };
const saying = (...prices: bigint[]): State => ({
  now: NOW,
  answers: prices.map((answer) => round({ answer })),
});
const faultOf = (answer: Answer, changes: Partial<Config> = {}, of: Partial<Source> = {}) =>
  judge(answer, source(of), config("Ordered", 1, changes), NOW).fault;

describe("isWithin", () => {
  it("takes the deviation from the lower price", () => {
    expect(isWithin(10_000n, 10_100n, 100)).to.equal(true);
    expect(isWithin(10_100n, 10_000n, 100)).to.equal(true);
    expect(isWithin(10_000n, 10_101n, 100)).to.equal(false);
  });
});

describe("judge", () => {
  it("names what came of the call", () => {
    expect(faultOf({ kind: "noCode" })).to.equal("NoCode");
    expect(faultOf({ kind: "shortData" })).to.equal("ShortData");
    expect(faultOf({ kind: "outOfGas" })).to.equal("OutOfGas");
    expect(faultOf(REVERTED)).to.equal("Reverted");
  });

  it("keeps the selector of an error of four bytes and more", () => {
    const selectorOf = (data: string) =>
      judge({ kind: "reverted", data }, source(), config("Ordered", 1), NOW).errorSelector;
    expect(selectorOf("0x112233")).to.equal(NO_SELECTOR);
    expect(selectorOf("0x11223344")).to.equal("0x11223344");
    expect(selectorOf("0x1122334455")).to.equal("0x11223344");
  });

  it("calls round ids beyond 80 bits Malformed", () => {
    expect(faultOf(round({ roundId: 2n ** 80n - 1n, answeredInRound: 2n ** 80n - 1n }))).to.equal("None");
    expect(faultOf(round({ answeredInRound: 2n ** 80n }))).to.equal("Malformed");
    expect(faultOf(round({ roundId: 2n ** 256n - 1n }))).to.equal("Malformed");
  });

  it("calls zero and the upper half of the words NonPositive", () => {
    expect(faultOf(round({ answer: 0n }))).to.equal("NonPositive");
    expect(faultOf(round({ answer: 2n ** 255n }))).to.equal("NonPositive");
    expect(faultOf(round({ answer: 1n }))).to.equal("None");
  });

  it("calls prices above 2^127 - 1 TooLarge, before and after scaling", () => {
    expect(faultOf(round({ answer: MAX_PRICE }))).to.equal("None");
    expect(faultOf(round({ answer: MAX_PRICE + 1n }))).to.equal("TooLarge");
    expect(faultOf(round({ answer: MAX_PRICE + 1n }), {}, { feedDecimals: 18 })).to.equal("TooLarge");
    expect(faultOf(round({ answer: MAX_PRICE / 10n + 1n }), {}, { feedDecimals: 7 })).to.equal("TooLarge");
  });

  it("calls dust that scales to nothing NonPositive", () => {
    expect(faultOf(round({ answer: 10n ** 10n }), {}, { feedDecimals: 18 })).to.equal("None");
    expect(faultOf(round({ answer: 10n ** 10n - 1n }), {}, { feedDecimals: 18 })).to.equal("NonPositive");
  });

  it("calls a round answered earlier Stale", () => {
    expect(faultOf(round({ roundId: 2n }))).to.equal("Stale");
    expect(faultOf(round({ answeredInRound: 2n }))).to.equal("None");
  });

  it("calls data beyond its maximum age Stale", () => {
    expect(faultOf(round({ updatedAt: NOW - BigInt(MAX_AGE) }))).to.equal("None");
    expect(faultOf(round({ updatedAt: NOW - BigInt(MAX_AGE) - 1n }))).to.equal("Stale");
  });

  it("calls data more than 60 s ahead Future", () => {
    expect(faultOf(round({ updatedAt: NOW + 60n }))).to.equal("None");
    expect(faultOf(round({ updatedAt: NOW + 61n }))).to.equal("Future");
  });

  it("shows a time beyond 64 bits as the largest", () => {
    const { updatedAt } = judge(round({ updatedAt: 2n ** 64n }), source(), config("Ordered", 1), NOW);
    expect(updatedAt).to.equal(2n ** 64n - 1n);
  });

  it("holds prices to the bounds, both inclusive", () => {
    const bounds = { minPrice: PRICE, maxPrice: PRICE + 1n };
    expect(faultOf(round({ answer: PRICE - 1n }), bounds)).to.equal("BelowMin");
    expect(faultOf(round({ answer: PRICE }), bounds)).to.equal("None");
    expect(faultOf(round({ answer: PRICE + 1n }), bounds)).to.equal("None");
    expect(faultOf(round({ answer: PRICE + 2n }), bounds)).to.equal("AboveMax");
  });
});

describe("tryRead, Ordered", () => {
  it("stops at the first Voter with a quorum", () => {
    const { answers } = saying(PRICE, PRICE);
    const reading = tryRead(config("Ordered", 2), { now: NOW, answers: [...answers, REVERTED] });
    expect(reading).to.include({ level: "Normal", served: 0, usedMask: 3, faultMask: 0, votes: 2 });
  });

  it("falls over to the next where the first fails", () => {
    const { answers } = saying(PRICE, PRICE);
    const reading = tryRead(config("Ordered", 2), { now: NOW, answers: [REVERTED, ...answers] });
    expect(reading).to.include({ level: "Degraded", served: 1, usedMask: 6, faultMask: 1 });
  });

  it("is Degraded where the first Voter agrees with too few", () => {
    const reading = tryRead(config("Ordered", 2), saying(PRICE * 2n, PRICE, PRICE + 5n));
    expect(reading).to.include({ level: "Degraded", served: 1, faultMask: 1, low: PRICE, high: PRICE + 5n });
  });

  it("is Restricted to the best supported without a quorum, over all Voters", () => {
    const reading = tryRead(config("Ordered", 3), saying(PRICE * 2n, PRICE, PRICE + 5n));
    expect(reading).to.include({ level: "Restricted", served: 1, low: PRICE, high: PRICE * 2n, votes: 2 });
  });

  it("never serves an Anchor", () => {
    const sources = [source({ role: "Anchor" }), source({ group: 1 })];
    const state = { now: NOW, answers: [round(), REVERTED] };
    const reading = tryRead(config("Ordered", 1, { sources }), state);
    expect(reading).to.include({ level: "Unavailable", price: 0n, served: 255, faultMask: 2 });
  });
});

describe("tryRead, Median", () => {
  it("answers with the middle of three", () => {
    const reading = tryRead(config("Median", 2), saying(PRICE + 9n, PRICE, PRICE + 4n));
    expect(reading).to.include({
      level: "Normal",
      price: PRICE + 4n,
      low: PRICE + 4n,
      votes: 3,
      served: 255,
    });
  });

  it("answers with the mean of two, rounded down", () => {
    const { answers } = saying(PRICE, PRICE + 5n);
    const reading = tryRead(config("Median", 2), { now: NOW, answers: [...answers, { kind: "noCode" }] });
    expect(reading).to.include({
      level: "Degraded",
      price: PRICE + 2n,
      low: PRICE,
      high: PRICE + 5n,
      faultMask: 4,
    });
  });

  it("drops an outlier once", () => {
    const reading = tryRead(config("Median", 2), saying(PRICE, PRICE * 3n, PRICE));
    expect(reading).to.include({ level: "Degraded", price: PRICE, usedMask: 5, faultMask: 2 });
  });

  it("needs a Voter among those who agree", () => {
    const sources = [source(), source({ group: 1 }), source({ group: 2, role: "Anchor" })];
    const reading = tryRead(config("Median", 1, { sources }), saying(PRICE, PRICE * 3n, PRICE * 2n));
    expect(reading).to.include({ level: "Restricted", price: PRICE * 2n, votes: 1, usedMask: 4 });
  });

  it("does not depend on the order", () => {
    const anyPrices = fc.array(fc.bigInt(PRICE - 40n * 10n ** 8n, PRICE + 40n * 10n ** 8n), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(anyPrices, fc.integer({ min: 1, max: 8 }), (prices, quorum) => {
        const sources = prices.map((_, group) => source({ group }));
        const median = config("Median", Math.min(quorum, prices.length), { sources });
        const { price, level, votes } = tryRead(median, saying(...prices));
        expect(tryRead(median, saying(...prices.toReversed()))).to.include({ price, level, votes });
      }),
    );
  });
});

describe("tryRead, groups and masks", () => {
  it("hears one source of a group, the first usable one", () => {
    const sources = [source(), source(), source({ group: 1 })];
    const { answers } = saying(PRICE, PRICE * 3n);
    const state = { now: NOW, answers: [REVERTED, ...answers] };
    expect(tryRead(config("Median", 1, { sources }), state)).to.include({ faultMask: 7, votes: 0 });
    const alike = { now: NOW, answers: [round(), REVERTED, round()] };
    expect(tryRead(config("Median", 2, { sources }), alike)).to.include({ level: "Normal", usedMask: 5 });
  });

  it("treats a disabled source as down, and higher bits as nothing", () => {
    const state = saying(PRICE, PRICE, PRICE);
    expect(tryRead(config("Median", 2), state, 0b1001)).to.include({
      level: "Degraded",
      faultMask: 1,
      usedMask: 6,
    });
  });

  it("passes by a Shadow", () => {
    const sources = [source({ role: "Shadow" }), source({ group: 1 })];
    const { answers } = saying(PRICE);
    const reading = tryRead(config("Ordered", 1, { sources }), { now: NOW, answers: [REVERTED, ...answers] });
    expect(reading).to.include({ level: "Normal", served: 1, faultMask: 0 });
  });

  it("refuses a state with too few answers", () => {
    expect(() => tryRead(config("Median", 2), saying(PRICE))).to.throw(RangeError, "Source 1 has no answer.");
    expect(() => inspect(config("Ordered", 1), saying(PRICE))).to.throw(
      RangeError,
      "Source 1 has no answer.",
    );
  });
});

describe("tryRead, sequencer", () => {
  const withSequencer = config("Ordered", 1, { hasSequencer: true, sequencerGrace: 100 });
  const levelWhen = (sequencer: Answer) =>
    tryRead(withSequencer, { ...saying(PRICE, PRICE, PRICE), sequencer }).level;

  it("is Unavailable while it is down or its feed makes no sense", () => {
    expect(levelWhen(round({ answer: 1n }))).to.equal("Unavailable");
    expect(levelWhen(REVERTED)).to.equal("Unavailable");
    expect(levelWhen(round({ answer: 0n, startedAt: 0n }))).to.equal("Unavailable");
    expect(levelWhen(round({ answer: 0n, startedAt: NOW + 61n }))).to.equal("Unavailable");
  });

  it("is Restricted within the grace, its last second included", () => {
    expect(levelWhen(round({ answer: 0n, startedAt: NOW - 100n }))).to.equal("Restricted");
    expect(levelWhen(round({ answer: 0n, startedAt: NOW - 101n }))).to.equal("Normal");
    expect(levelWhen(round({ answer: 0n, startedAt: NOW + 60n }))).to.equal("Restricted");
  });
});

describe("inspect", () => {
  it("names an outlier also where it was not read", () => {
    const reports = inspect(config("Ordered", 2), saying(PRICE, PRICE, PRICE * 2n));
    expect(reports.map(({ fault }) => fault)).to.deep.equal(["None", "None", "Outlier"]);
  });

  it("names none without a reference", () => {
    const sources = [source({ role: "Anchor" }), source({ group: 1 })];
    const reports = inspect(config("Ordered", 1, { sources }), { now: NOW, answers: [round(), REVERTED] });
    expect(reports.map(({ fault }) => fault)).to.deep.equal(["None", "Reverted"]);
  });

  it("gives the age of what could be decoded", () => {
    const [old, ahead] = inspect(config("Ordered", 1), {
      now: NOW,
      answers: [round({ updatedAt: NOW - 7n }), round({ updatedAt: NOW + 7n }), REVERTED],
    });
    expect(old?.age).to.equal(7n);
    expect(ahead?.age).to.equal(0n);
  });
});

describe("isServed", () => {
  it("ends at Degraded", () => {
    expect((["Normal", "Degraded", "Restricted", "Unavailable"] as const).map(isServed)).to.deep.equal([
      true,
      true,
      false,
      false,
    ]);
  });
});
