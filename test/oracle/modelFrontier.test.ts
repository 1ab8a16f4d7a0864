import { expect } from "chai";
import { frontierSentence } from "../../src/oracle/frontier.ts";
import { configuredFrontier, frontierNow, votersOf } from "../../src/oracle/modelFrontier.ts";
import type { Answer, Config, Mode, Role, Source } from "../../src/oracle/words.ts";

const source = (group: number, role: Role = "Voter"): Source => ({
  feedDecimals: 8,
  maxAge: 3_600,
  group,
  role,
});

const config = (
  mode: Mode,
  quorum: number,
  sources: readonly Source[],
  changes: Partial<Config> = {},
): Config => ({
  decimals: 8,
  mode,
  quorum,
  maxDeviationBps: 200,
  minPrice: 0n,
  maxPrice: 0n,
  hasSequencer: false,
  sequencerGrace: 0,
  sources,
  ...changes,
});

const apart = (count: number) => Array.from({ length: count }, (_, group) => source(group));

describe("the frontier of a configuration", () => {
  it("is that of a majority for a Median whose quorum is one", () => {
    for (const [count, quorum] of [
      [3, 2],
      [5, 3],
    ] as const) {
      const { silent, lying } = configuredFrontier(config("Median", quorum, apart(count)));
      expect([silent, lying], `${quorum} of ${count}`).to.deep.equal([count - quorum, count - quorum]);
    }
  });

  it("counts silence and lies together", () => {
    const { together } = configuredFrontier(config("Median", 2, apart(4)));
    expect(together).to.deep.equal([
      [1, 1],
      [2, 0],
    ]);
  });

  it("survives nothing with one source", () => {
    const { silent, lying, reach } = configuredFrontier(config("Ordered", 1, apart(1)));
    expect([silent, lying]).to.deep.equal([0, 0]);
    expect(reach).to.deep.equal([{ lying: 1, lowBps: 9_000, highBps: 90_000 }]);
  });

  it("lets a group of two sources lose one", () => {
    const sources = [source(0), source(0), source(1)];
    expect(configuredFrontier(config("Ordered", 2, sources)).silent).to.equal(0);
    expect(configuredFrontier(config("Ordered", 1, sources)).silent).to.equal(2);
  });

  it("is exact of silence above six sources, and says up to where lies were tried", () => {
    const frontier = configuredFrontier(config("Median", 2, apart(8)));
    expect([frontier.silent, frontier.lying, frontier.mostLying]).to.deep.equal([6, 2, 2]);
    expect(frontierSentence(frontier.isHealthy, frontier)).to.match(/; more than two lying were not tried$/);
    const whole = configuredFrontier(config("Median", 2, apart(4)));
    expect(frontierSentence(whole.isHealthy, whole)).to.not.contain("not tried");
  });

  it("counts no Shadow", () => {
    const sources = [...apart(3), source(9, "Shadow")];
    expect(votersOf(config("Median", 2, sources))).to.deep.equal([0, 1, 2]);
    expect(configuredFrontier(config("Median", 2, sources)).silent).to.equal(1);
  });

  it("is limited by bounds: what is outside is no lie that anybody follows", () => {
    const bounded = { minPrice: 900n * 10n ** 8n, maxPrice: 1_100n * 10n ** 8n };
    const { reach } = configuredFrontier(config("Median", 2, apart(3), bounded));
    expect(reach[1]?.highBps).to.be.below(250);
  });

  it("has what failed already behind it", () => {
    const now = 1_000_000n;
    const fresh = (price: bigint): Answer => ({
      kind: "round",
      roundId: 1n,
      answer: price,
      startedAt: now,
      updatedAt: now,
      answeredInRound: 1n,
    });
    const answers: Answer[] = [{ kind: "noCode" }, fresh(100n * 10n ** 8n), fresh(101n * 10n ** 8n)];
    const { silent, isHealthy } = frontierNow(config("Median", 2, apart(3)), { now, answers });
    expect([silent, isHealthy]).to.deep.equal([0, true]);
    const none = frontierNow(config("Median", 2, apart(3)), {
      now,
      answers: answers.map((): Answer => ({ kind: "noCode" })),
    });
    expect(none.isHealthy).to.equal(false);
  });
});
