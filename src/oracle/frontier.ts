/** How many sources may be silent and how many lie at once, out of what was answered in every such state. */

/** What came of one state. */
export interface FrontierState {
  readonly silent: number;
  readonly lying: number;
  /** Whether a price is served. */
  readonly isServed: boolean;
  /** Whether the one that is served is off by more than the deviation. */
  readonly isMoved: boolean;
  /** How far it is off, in basis points; below zero for down; 0 where none is served. */
  readonly movedBps: number;
}

/** How far sources that lie together move a price that is served, the others being healthy. */
interface Reach {
  readonly lying: number;
  readonly lowBps: number;
  readonly highBps: number;
}

export interface Frontier {
  readonly silent: number;
  readonly lying: number;
  /** The largest pairs of silent and lying that are survived together, whichever sources they are. */
  readonly together: readonly (readonly [number, number])[];
  readonly reach: readonly Reach[];
  /** Most sources that lied at once in any state; of more nothing is known. */
  readonly mostLying: number;
}

const isSurvived = ({ isServed, isMoved }: FrontierState): boolean => isServed && !isMoved;

/**
 * The frontier of some states. A pair counts as survived where every state with exactly so many silent and lying is, and
 * every pair below it.
 * @param count Sources that count.
 * @param others States of other failures, which have to be survived too, and say nothing of how far lies reach.
 */
export const frontierOf = (
  count: number,
  states: readonly FrontierState[],
  others: readonly FrontierState[] = [],
): Frontier => {
  const held = new Map<string, boolean>();
  for (const state of [...states, ...others]) {
    const key = `${state.silent},${state.lying}`;
    held.set(key, (held.get(key) ?? true) && isSurvived(state));
  }
  // What was not tried is not known to be survived.
  const holds = (silent: number, lying: number): boolean => held.get(`${silent},${lying}`) ?? false;
  const isWithin = (silent: number, lying: number): boolean => {
    for (let one = 0; one <= silent; one += 1) {
      for (let other = 0; other <= lying; other += 1) if (!holds(one, other)) return false;
    }
    return true;
  };
  const most = (test: (number: number) => boolean): number => {
    let number = 0;
    while (number < count && test(number + 1)) number += 1;
    return number;
  };
  const together: (readonly [number, number])[] = [];
  for (let silent = 0; silent <= count; silent += 1) {
    for (let lying = 0; silent + lying <= count; lying += 1) {
      if (!isWithin(silent, lying)) continue;
      if (!isWithin(silent + 1, lying) && !isWithin(silent, lying + 1)) together.push([silent, lying]);
    }
  }
  const reach = Array.from({ length: count }, (_, place): Reach => {
    const some = states.filter(({ silent, lying }) => silent === 0 && lying === place + 1);
    return {
      lying: place + 1,
      lowBps: Math.max(0, ...some.map(({ movedBps }) => -movedBps)),
      highBps: Math.max(0, ...some.map(({ movedBps }) => movedBps)),
    };
  });
  return {
    silent: most((number) => isWithin(number, 0)),
    lying: most((number) => isWithin(0, number)),
    together,
    reach,
    mostLying: states.reduce((most, { lying }) => Math.max(most, lying), 0),
  };
};

const WORDS = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight"];
const inWords = (number: number): string => WORDS[number] ?? String(number);
const percent = (bps: number): string => {
  const share = bps / 100;
  const digits = share >= 1_000 ? 0 : share >= 1 ? 1 : 2;
  return `${share.toLocaleString("en", { maximumFractionDigits: digits })} %`;
};

/**
 * The frontier in one sentence.
 * @param isHealthy Whether it serves a price at all.
 */
export const frontierSentence = (
  isHealthy: boolean,
  { silent, lying, together, reach, mostLying }: Frontier,
): string => {
  if (!isHealthy) return "serves no price now";
  const both = together.filter(([one, other]) => one > 0 && other > 0);
  const parts: string[] = [];
  if (silent === 0 && lying === 0) parts.push("survives no source's failure");
  else if (silent === 0) parts.push(`survives any ${inWords(lying)} lying, and no silent one`);
  else if (lying === 0) parts.push(`survives any ${inWords(silent)} silent, and no lying one`);
  else if (both.some(([one, other]) => one === silent && other === lying)) {
    parts.push(`survives any ${inWords(silent)} silent and any ${inWords(lying)} lying at once`);
  } else {
    const apart = `survives any ${inWords(silent)} silent, or any ${inWords(lying)} lying`;
    const joined = both.map(
      ([one, other]) => `any ${inWords(one)} silent and any ${inWords(other)} lying at once`,
    );
    parts.push(joined.length === 0 ? `${apart}, not both` : `${apart}, or ${joined.join(", or ")}`);
  }
  const mover = reach.find((one) => one.lying > lying && (one.lowBps > 0 || one.highBps > 0));
  if (mover !== undefined) {
    const most = Math.max(mover.lowBps, mover.highBps);
    parts.push(`${inWords(mover.lying)} lying can move it by ${percent(most)}`);
  }
  if (lying === mostLying && lying < reach.length) {
    parts.push(`more than ${inWords(lying)} lying were not tried`);
  }
  return parts.join("; ");
};
