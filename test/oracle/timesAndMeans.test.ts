import { expect } from "chai";
import { inspect, tryRead } from "../../src/oracle/model.ts";
import type { Config, Mode, Role } from "../../src/oracle/words.ts";

const NOW = 1_800_000_000n;
const PRICE = 2_000n * 10n ** 8n;

const configOf = (mode: Mode, quorum: number, roles: readonly Role[]): Config => ({
  decimals: 8,
  mode,
  quorum,
  maxDeviationBps: 100,
  minPrice: 0n,
  maxPrice: 0n,
  hasSequencer: false,
  sequencerGrace: 0,
  sources: roles.map((role, group) => ({ feedDecimals: 8, maxAge: 3_600, group, role })),
});

/** What feeds say, with how many seconds each is dated ahead. */
const stateOf = (prices: readonly bigint[], ahead: readonly bigint[] = []) => ({
  now: NOW,
  answers: prices.map((answer, index) => ({
    kind: "round" as const,
    roundId: 1n,
    answer,
    startedAt: NOW,
    updatedAt: NOW + (ahead[index] ?? 0n),
    answeredInRound: 1n,
  })),
});

describe("tryRead, of an even count and of times ahead", () => {
  it("judges by one of the two middle Voters where their mean has no quorum", () => {
    for (const quorum of [2, 3]) {
      const config = configOf("Median", quorum, ["Voter", "Voter", "Anchor", "Anchor"]);
      const reading = tryRead(config, stateOf([PRICE, PRICE * 2n, PRICE, PRICE]));
      expect(reading).to.include({ level: "Degraded", price: PRICE, votes: 3, usedMask: 13, faultMask: 2 });
    }
  });

  it("is Restricted where both middle Voters have a quorum and are apart", () => {
    const config = configOf("Median", 2, ["Voter", "Voter", "Voter", "Voter"]);
    const reading = tryRead(config, stateOf([PRICE, PRICE, PRICE * 2n, PRICE * 2n]));
    expect(reading).to.include({ level: "Restricted", votes: 0, faultMask: 15, price: (PRICE * 3n) / 2n });
  });

  it("counts a voice that is ahead as of now", () => {
    const state = stateOf([PRICE, PRICE, PRICE], [5n, 3n, 60n]);
    for (const mode of ["Ordered", "Median"] as const)
      expect(tryRead(configOf(mode, 2, ["Voter", "Voter", "Voter"]), state)).to.include({
        level: "Normal",
        updatedAt: NOW,
      });
  });

  it("calls time 0 Stale, whatever the maximum age", () => {
    const config = configOf("Ordered", 1, ["Voter"]);
    const sources = config.sources.map((source) => ({ ...source, maxAge: 2 ** 32 - 1 }));
    const faultAt = (time: bigint) =>
      inspect({ ...config, sources }, stateOf([PRICE], [time - NOW])).map(({ fault }) => fault);
    expect([faultAt(0n), faultAt(1n)]).to.deep.equal([["Stale"], ["None"]]);
  });
});
