/**
 * How the call of a feed ends. All but `NoCode` are behaviors of `FaultyFeed`, by the names of its enumeration; what is wrong
 * with the price or the time alone is in the words of the round, and the call is `Healthy`.
 */
export const CALL_OUTCOMES = [
  "Healthy",
  "RevertEmpty",
  "RevertReason",
  "RevertCustomError",
  "RevertBomb",
  "PanicOverflow",
  "PanicDivisionByZero",
  "InvalidOpcode",
  "InfiniteLoop",
  "ReturnNothing",
  "ReturnOneWord",
  "ReturnOneByteShort",
  "ReturnLong",
  "ReturnBomb",
  "DirtyRoundId",
  "CarriedOver",
  "NoCode",
] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];
