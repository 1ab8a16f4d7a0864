import { CALL_OUTCOMES, type CallOutcome } from "./callOutcome.ts";
import { FAULTS, type Fault } from "./words.ts";
import type { Settings, SourceSettings } from "./settings.ts";
import { callCode, type SourceTimeline } from "./timeline.ts";

/** Up to the decimals that a feed may have. */
const POWERS_OF_TEN = Float64Array.from({ length: 37 }, (_, exponent) => 10 ** exponent);
const FUTURE_TOLERANCE = 60;
/** The first price above `MAX_PRICE`, which is 2^127 - 1. */
const TOO_LARGE = 2 ** 127;

const faultCode = (fault: Fault): number => FAULTS.indexOf(fault);
/** Index of `FAULTS` of a source that is usable. */
export const NONE = faultCode("None");

/** What the way a call ends is judged as by itself; the others deliver a round. */
const FAULT_OF_CALL: Readonly<Partial<Record<CallOutcome, Fault>>> = {
  RevertEmpty: "Reverted",
  RevertReason: "Reverted",
  RevertCustomError: "Reverted",
  RevertBomb: "Reverted",
  PanicOverflow: "Reverted",
  PanicDivisionByZero: "Reverted",
  InvalidOpcode: "OutOfGas",
  InfiniteLoop: "OutOfGas",
  ReturnNothing: "ShortData",
  ReturnOneWord: "ShortData",
  ReturnOneByteShort: "ShortData",
  DirtyRoundId: "Malformed",
  NoCode: "NoCode",
};
const FAULT_CODE_OF_CALL = Uint8Array.from(CALL_OUTCOMES, (outcome) =>
  faultCode(FAULT_OF_CALL[outcome] ?? "None"),
);
const CARRIED_OVER = callCode("CarriedOver");

const [NON_POSITIVE, TOO_LARGE_FAULT, STALE, FUTURE, BELOW_MIN, ABOVE_MAX] = [
  faultCode("NonPositive"),
  faultCode("TooLarge"),
  faultCode("Stale"),
  faultCode("Future"),
  faultCode("BelowMin"),
  faultCode("AboveMax"),
];

/** Index of `FAULTS` by which the oracle judges one source by itself at one step. */
export const judgeSource = (
  answers: SourceTimeline,
  step: number,
  now: number,
  { decimals, maxAge }: SourceSettings,
  { oracle }: Settings,
): number => {
  const call = answers.calls[step] ?? 0;
  const failure = FAULT_CODE_OF_CALL[call] ?? NONE;
  if (failure !== NONE) return failure;
  const price = answers.prices[step] ?? 0;
  if (price <= 0) return NON_POSITIVE;
  const inFeed =
    decimals > oracle.decimals ? price * (POWERS_OF_TEN[decimals - oracle.decimals] ?? Number.NaN) : price;
  if (inFeed >= TOO_LARGE) return TOO_LARGE_FAULT;
  if (call === CARRIED_OVER) return STALE;
  const updatedAt = answers.times[step] ?? 0;
  if (updatedAt > now + FUTURE_TOLERANCE) return FUTURE;
  if (now - updatedAt > maxAge) return STALE;
  if (price < oracle.minPrice) return BELOW_MIN;
  if (oracle.maxPrice !== 0 && price > oracle.maxPrice) return ABOVE_MAX;
  return NONE;
};
