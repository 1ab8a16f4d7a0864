import { expect } from "chai";
import fc from "fast-check";
import { liesAround } from "../../src/oracle/frontierStates.ts";
import { isServed, isWithin, tryRead } from "../../src/oracle/model.ts";
import { frontierNow, votersOf } from "../../src/oracle/modelFrontier.ts";
import type { Answer, Config, State } from "../../src/oracle/words.ts";
import { configArbitrary } from "../differential/cases.ts";
import { scaled, seed } from "../differential/run.ts";

const RUNS = scaled(150);
const MOST_VOTERS = 5;
const NOW = 1_000_000n;
const SILENT: Answer = { kind: "reverted", data: "0x" };

const roundOf = (answer: bigint): Answer => ({
  kind: "round",
  roundId: 1n,
  answer,
  startedAt: 1n,
  updatedAt: NOW,
  answeredInRound: 1n,
});

/** Every feed fresh and with the same price, in the oracle's decimals so that all can say every lie. */
const evenly = (config: Config): { readonly even: Config; readonly state: State; readonly price: bigint } => {
  const { decimals, minPrice, maxPrice } = config;
  const price = maxPrice > 0n ? (minPrice + maxPrice) / 2n : minPrice + 1_000n * 10n ** BigInt(decimals);
  const sources = config.sources.map((source) => ({ ...source, feedDecimals: decimals }));
  const state = { now: NOW, answers: sources.map(() => roundOf(price)), sequencer: roundOf(0n) };
  return { even: { ...config, sources }, state, price };
};

describe("what a frontier promises", () => {
  it(`holds where each liar tells a lie of its own, though all told the same where it was found, ${RUNS} times`, function () {
    this.timeout(0);
    let pairs = 0;
    const configs = configArbitrary.filter((config) => votersOf(config).length <= MOST_VOTERS);
    for (const config of fc.sample(configs, { seed, numRuns: RUNS })) {
      const { even, state, price } = evenly(config);
      const voters = votersOf(even);
      const frontier = frontierNow(even, state);
      if (!frontier.isHealthy) continue;
      const healthy = tryRead(even, state).price;
      const lies = liesAround(even.maxDeviationBps).map(({ numerator, denominator }) =>
        roundOf((price * numerator) / denominator),
      );
      /** Whether any way to give some of the voters from this place on other answers does harm. */
      const isHarmed = (
        answers: readonly Answer[],
        place: number,
        silent: number,
        lying: number,
      ): boolean => {
        const voter = voters[place];
        if (voter === undefined) {
          const reading = tryRead(even, { ...state, answers });
          return !isServed(reading.level) || !isWithin(reading.price, healthy, even.maxDeviationBps);
        }
        const next = place + 1;
        if (isHarmed(answers, next, silent, lying)) return true;
        if (silent > 0 && isHarmed(answers.with(voter, SILENT), next, silent - 1, lying)) return true;
        return lying > 0 && lies.some((lie) => isHarmed(answers.with(voter, lie), next, silent, lying - 1));
      };
      for (const [silent, lying] of frontier.together) {
        expect(isHarmed(state.answers, 0, silent, lying), `${silent} silent, ${lying} lying`).to.equal(false);
        pairs += 1;
      }
      const { silent, lying } = frontier;
      if (silent < voters.length) expect(isHarmed(state.answers, 0, silent + 1, 0)).to.equal(true);
      if (lying < voters.length) expect(isHarmed(state.answers, 0, 0, lying + 1)).to.equal(true);
    }
    expect(pairs).to.be.greaterThan(RUNS / 2);
  });
});
