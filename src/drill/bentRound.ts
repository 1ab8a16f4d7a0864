import type { Edit, Field, StubAct } from "../scenario/stubAct.ts";

/** What a stub makes of a round: the same as `DrillStub` does on the chain, in plain numbers. */

/** The words of `latestRoundData()`, as unsigned words. */
export type RoundWords = Readonly<Record<Field, bigint>>;

const MAX_SIGNED = 2n ** 255n - 1n;
const MAX_RATIO_PRODUCT = 2n ** 256n;

const scaled = (value: bigint, numerator: bigint, denominator: bigint): bigint => {
  const magnitude = value < 0n ? -value : value;
  const product = magnitude * numerator;
  const result = product >= MAX_RATIO_PRODUCT ? MAX_SIGNED : product / denominator;
  const limited = result > MAX_SIGNED ? MAX_SIGNED : result;
  return value < 0n ? -limited : limited;
};

const edited = (word: bigint, edit: Edit, now: bigint): bigint => {
  switch (edit.operation) {
    case "set":
      return edit.operand;
    case "scale":
      return scaled(BigInt.asIntN(256, word), edit.numerator, edit.denominator);
    case "add":
      return word + edit.operand;
    case "fromNow":
      return now + edit.operand;
    case "invert":
      return word === 0n ? 0n : edit.operand / word;
  }
};

/**
 * A round with an act's edits; itself where the act is another.
 * @param now The block's time in Unix seconds.
 */
export const bentRound = (round: RoundWords, act: StubAct, now: bigint): RoundWords => {
  if (act.act !== "edit") return round;
  const bent: Record<Field, bigint> = { ...round };
  for (const edit of act.edits) bent[edit.field] = BigInt.asUintN(256, edited(bent[edit.field], edit, now));
  return bent;
};
