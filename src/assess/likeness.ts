import type { Fact } from "./evidence.ts";
import type { OperatorSet } from "./oracleFacts.ts";
import { decided, unknown, type Verdict } from "./verdict.ts";

/** How much voices have in common. */

/** Every two of them. */
export const pairsOf = <Item>(items: readonly Item[]): readonly (readonly [Item, Item])[] =>
  items.flatMap((one, index) => items.slice(index + 1).map((other) => [one, other] as const));

/** What two sets have in common. */
export const common = (one: readonly string[], other: readonly string[]): number => {
  const others = new Set(other.map((item) => item.toLowerCase()));
  return [...new Set(one.map((item) => item.toLowerCase()))].filter((item) => others.has(item)).length;
};

/** What two sets share of what they hold together; null where one is empty, so that nothing is known of it. */
export const jaccard = (one: readonly string[], other: readonly string[]): number | null => {
  if (one.length === 0 || other.length === 0) return null;
  const both = common(one, other);
  return both / (common(one, one) + common(other, other) - both);
};

/** How many of them are the most common one. */
export const largestShare = (words: readonly (string | null)[]): number => {
  const counts = new Map<string, number>();
  for (const word of words) if (word !== null) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Math.max(0, ...counts.values());
};

/**
 * How many operators of a set stop or steer it: as many as sign, or as make it impossible to sign; a third and one more where
 * the set agrees as Byzantine fault tolerance asks.
 */
export const faultThreshold = ({ members, bar, isBft }: OperatorSet): number =>
  isBft ? Math.floor((members.length - 1) / 3) + 1 : Math.min(bar, members.length - bar + 1);

/**
 * 1 where words differ and none stands behind voices without which there is no price; one half where they differ alone.
 * @param blocking So many voices stop the price; null where that is not known.
 */
export const sharing = (
  fact: Fact<unknown>,
  words: readonly (string | null)[],
  blocking: number | null,
  what: string,
): Verdict => {
  const kinds = new Set(words.filter((word) => word !== null));
  if (kinds.size < 2) {
    if (words.includes(null)) return unknown(`The ${what} of a voice is not known.`);
    return decided(0, `All ${words.length} voices have one ${what}.`, fact);
  }
  if (blocking === null) return unknown("How many voices have to be up was not drilled.");
  const largest = largestShare(words);
  if (largest >= blocking) {
    return decided(0.5, `One ${what} carries ${largest} voices; ${blocking} stop the price.`, fact);
  }
  if (words.includes(null)) return unknown(`The ${what} of a voice is not known.`);
  return decided(1, `No ${what} carries the ${blocking} voices that stop the price.`, fact);
};
