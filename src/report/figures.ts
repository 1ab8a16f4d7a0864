import type { Estimate } from "../simulate/result.ts";

/** Figures as people read them: with units and thousands separators, and words where there is no figure. */

const BPS = 10_000;
const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;
const MILLION = 1e6;
const BILLION = 1e9;
/** From this error on, in basis points, it is told as a multiple of the price. */
const MULTIPLE_FROM_BPS = 100_000;

/** A number with thousands separators and at most so many decimals. */
export const formatNumber = (value: number, decimals = 0): string => {
  if (!Number.isFinite(value)) return "beyond measure";
  const rounded = Number(value.toFixed(decimals));
  if (rounded === 0 && value !== 0)
    return `${value < 0 ? "> −" : "< "}${(10 ** -decimals).toFixed(decimals)}`;
  return rounded.toLocaleString("en-US", { maximumFractionDigits: decimals }).replace("-", "−");
};

/** So many of something: the noun in the singular where it is one. */
export const counted = (count: number, noun: string, plural = `${noun}s`): string =>
  `${formatNumber(count)} ${count === 1 ? noun : plural}`;

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

const inPowers = (value: number, decimals: number): string => {
  if (!Number.isFinite(value)) return "beyond measure";
  const [mantissa = "", exponent = ""] = value.toExponential(decimals).split("e");
  const raised = exponent.replace("+", "").replace("-", "⁻");
  return `${mantissa} × 10${raised.replace(/\d/g, (digit) => RAISED[Number(digit)] ?? "")}`;
};

/** A number that may be of any size: in words from a million on. */
export const formatMagnitude = (value: number): string => {
  if (value >= 1_000 * BILLION) return inPowers(value, 1);
  if (value >= BILLION) return `${formatNumber(value / BILLION, 1)} billion`;
  if (value >= MILLION) return `${formatNumber(value / MILLION, 1)} million`;
  return formatNumber(value, value < 100 ? 1 : 0);
};

/** A price with six significant digits. */
export const formatPrice = (value: number): string => {
  const magnitude = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
  return magnitude >= 15 || magnitude < -6
    ? inPowers(value, 2)
    : formatNumber(value, Math.min(12, Math.max(0, 5 - magnitude)));
};

/** A share of 0 to 1 in percent; never rounded to all or to nothing where it is neither. */
export const formatShare = (share: number): string => {
  if (share < 1 && share > 0.999_95) return "> 99.99 %";
  if (share > 0 && share < 0.000_05) return "< 0.01 %";
  return `${formatNumber(share * 100, 2)} %`;
};

/** A distance from the true price, from basis points: in percent, or as a multiple of the price where it is large. */
export const formatError = (bps: number): string =>
  bps >= MULTIPLE_FROM_BPS ? `${formatMagnitude(bps / BPS)} × the price` : `${formatNumber(bps / 100, 2)} %`;

/** A wrong-price exposure, from seconds times basis points, in basis points times hours. */
export const formatExposure = (exposure: number): string => {
  const hours = exposure / HOUR;
  return hours < 10 ? formatNumber(hours, 2) : formatMagnitude(hours);
};

const SECOND = { seconds: 1, sign: "s" } as const;
const UNITS = [
  { seconds: DAY, sign: "d" },
  { seconds: HOUR, sign: "h" },
  { seconds: MINUTE, sign: "min" },
  SECOND,
] as const;

/** A time in the two largest units of which it holds any, from seconds. */
export const formatDuration = (seconds: number): string => {
  if (seconds < MINUTE) return `${formatNumber(seconds, Number.isInteger(seconds) ? 0 : 1)} s`;
  const whole = Math.round(seconds);
  const large = UNITS.find((unit) => whole >= unit.seconds) ?? SECOND;
  const remainder = whole % large.seconds;
  const small = UNITS.find((unit) => remainder >= unit.seconds);
  const tail = small === undefined ? "" : ` ${Math.floor(remainder / small.seconds)} ${small.sign}`;
  return `${formatNumber(Math.floor(whole / large.seconds))} ${large.sign}${tail}`;
};

/** Money in dollars; null is money that nobody has counted. */
export const formatDollars = (dollars: number | null): string => {
  if (dollars === null) return "not known";
  if (dollars === 0) return "none";
  if (dollars >= BILLION) return `$${formatNumber(dollars / BILLION, 2)} billion`;
  return dollars >= MILLION ? `$${formatNumber(dollars / MILLION, 1)} million` : `$${formatNumber(dollars)}`;
};

/** The half width of an interval; undefined for a single run, which has none. */
export const formatHalfWidth = (
  { halfWidth }: Estimate,
  format: (value: number) => string,
): string | undefined => (halfWidth === null ? undefined : `± ${format(halfWidth)}`);
