/**
 * How the call of a feed can end, with the number of the `FaultyFeed` behavior that ends it so. What is wrong with the price
 * or the time alone stands in the words of the round, and the call is `Healthy`. `NoCode` is no behavior: there is nothing
 * that could behave.
 */
export const BEHAVIOR_OF_OUTCOME = {
  Healthy: 0,
  RevertEmpty: 1,
  RevertReason: 3,
  RevertCustomError: 4,
  RevertBomb: 5,
  PanicOverflow: 6,
  PanicDivisionByZero: 7,
  InvalidOpcode: 9,
  InfiniteLoop: 10,
  ReturnNothing: 18,
  ReturnOneWord: 19,
  ReturnOneByteShort: 20,
  ReturnLong: 22,
  ReturnBomb: 23,
  DirtyRoundId: 30,
  CarriedOver: 32,
  NoCode: undefined,
} as const satisfies Readonly<Record<string, number | undefined>>;

export type CallOutcome = keyof typeof BEHAVIOR_OF_OUTCOME;

/** Every outcome; a timeline holds its index. `Healthy` is the first. */
export const CALL_OUTCOMES = Object.keys(BEHAVIOR_OF_OUTCOME) as readonly CallOutcome[];

/** The behavior that answers with a price above the largest one that any oracle takes. */
export const PRICE_ABOVE_MAXIMUM = 40;
