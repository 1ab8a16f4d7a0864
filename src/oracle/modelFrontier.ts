import { type Frontier, type FrontierState, frontierOf } from "./frontier.ts";
import { frontierStates, type Lie, liesAround } from "./frontierStates.ts";
import { isServed, isWithin, tryRead } from "./model.ts";
import type { Answer, Config, State } from "./words.ts";

/** The frontier of a configuration by the model: no chain, no gas, the same states that a drill tries. */

/** A frontier, and whether there is a price at all with nothing put in. */
interface ModelFrontier extends Frontier {
  readonly isHealthy: boolean;
}

const HUNDREDTHS = 1_000_000n;
const SILENCE: Answer = { kind: "reverted", data: "0x" };

/** Indexes of the sources that count. */
export const votersOf = ({ sources }: Config): number[] =>
  [...sources.keys()].filter((index) => sources[index]?.role !== "Shadow");

/** How far a price is off, in basis points, rounded away from zero to a hundredth; below zero for down. */
export const offBps = (price: bigint, healthy: bigint): number => {
  if (healthy === 0n) return price === 0n ? 0 : Number.MAX_SAFE_INTEGER;
  const distance = price < healthy ? healthy - price : price - healthy;
  const base = healthy < 0n ? -healthy : healthy;
  const hundredths = (distance * HUNDREDTHS + base - 1n) / base;
  const most = BigInt(Number.MAX_SAFE_INTEGER);
  return ((price < healthy ? -1 : 1) * Number(hundredths > most ? most : hundredths)) / 100;
};

const lied = (answer: Answer, numerator: bigint, denominator: bigint): Answer =>
  answer.kind === "round" ? { ...answer, answer: (answer.answer * numerator) / denominator } : answer;

/** What the feeds say while some are silent and others tell one lie. */
export const answersUnder = (
  answers: readonly Answer[],
  silent: readonly number[],
  lying: readonly number[],
  lie: Lie | undefined,
): readonly Answer[] =>
  answers.map((answer, index) => {
    if (silent.includes(index)) return SILENCE;
    return lie !== undefined && lying.includes(index) ? lied(answer, lie.numerator, lie.denominator) : answer;
  });

/** The frontier of an oracle out of what its feeds say now. */
export const frontierNow = (config: Config, state: State): ModelFrontier => {
  const voters = votersOf(config);
  const healthy = tryRead(config, state);
  const states = frontierStates(voters, liesAround(config.maxDeviationBps)).map(
    ({ silent, lying, lie }): FrontierState => {
      const answers = answersUnder(state.answers, silent, lying, lie);
      const { price, level } = tryRead(config, { ...state, answers });
      const hasPrice = isServed(level);
      return {
        silent: silent.length,
        lying: lying.length,
        isServed: hasPrice,
        isMoved: hasPrice && !isWithin(price, healthy.price, config.maxDeviationBps),
        movedBps: hasPrice ? offBps(price, healthy.price) : 0,
      };
    },
  );
  return { ...frontierOf(voters.length, states), isHealthy: isServed(healthy.level) };
};

const NOW = 1_800_000_000n;

const rootOf = (square: bigint): bigint => {
  let root = BigInt(Math.floor(Math.sqrt(Number(square))));
  while (root * root > square) root -= 1n;
  return root;
};

/** A price in the middle of the bounds, or one that is far from every limit. */
const middleOf = ({ minPrice, maxPrice, decimals }: Config): bigint => {
  if (minPrice > 0n && maxPrice > 0n) return rootOf(minPrice * maxPrice);
  if (minPrice > 0n) return minPrice * 100n;
  return maxPrice > 0n ? maxPrice / 100n : 1_000n * 10n ** BigInt(decimals);
};

/** The frontier of a configuration while every source says the same fresh price. */
export const configuredFrontier = (config: Config): ModelFrontier => {
  const price = middleOf(config);
  const answers = config.sources.map(
    ({ feedDecimals }): Answer => ({
      kind: "round",
      roundId: 1n,
      answer:
        feedDecimals >= config.decimals
          ? price * 10n ** BigInt(feedDecimals - config.decimals)
          : price / 10n ** BigInt(config.decimals - feedDecimals),
      startedAt: NOW,
      updatedAt: NOW,
      answeredInRound: 1n,
    }),
  );
  const sequencer: Answer = {
    kind: "round",
    roundId: 1n,
    answer: 0n,
    startedAt: 1n,
    updatedAt: NOW,
    answeredInRound: 1n,
  };
  return frontierNow(config, { now: NOW, answers, sequencer });
};
