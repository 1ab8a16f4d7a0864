import { formatMagnitude, formatPrice } from "./figures.ts";
import type { ChartedPrices } from "./chartedRun.ts";

/** Lowest and highest price that a chart shows, and what lies beyond. */
export interface PriceScale {
  readonly low: number;
  readonly high: number;
  /** Sentences about the lines that leave the scale: which, and how far. */
  readonly beyond: readonly string[];
}

/** Prices up to so many times the true ones (and down to the inverse) are shown true to scale. */
const SHOWN_FACTOR = 2;
/** Room left above and below, as a share of what is shown. */
const MARGIN = 0.06;
/** Least that a scale spans, as a share of the price, lest noise looks like a storm. */
const LEAST_SPAN = 0.02;

interface Extremes {
  readonly lowest: number;
  readonly highest: number;
}

const extremesOf = (values: Float64Array, isCounted: (value: number) => boolean): Extremes => {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (Number.isNaN(value) || !isCounted(value)) continue;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  return { lowest, highest };
};

/** One sentence for all lines that go as far. */
const sentencesOf = (
  far: readonly { readonly name: string; readonly words: string }[],
  direction: "up" | "down",
): string[] => {
  const names = new Map<string, readonly string[]>();
  for (const { name, words } of far) names.set(words, [...(names.get(words) ?? []), name]);
  return [...names].map(
    ([words, own]) => `${own.join(", ")} ${own.length === 1 ? "goes" : "go"} ${direction} to ${words}.`,
  );
};

const beyondOf = (
  lines: readonly (ChartedPrices & { readonly extremes: Extremes })[],
  truth: Extremes,
  low: number,
  high: number,
): string[] => {
  const above = lines
    .filter(({ extremes }) => extremes.highest > high)
    .map(({ name, extremes: { highest } }) => ({
      name,
      words: `${formatMagnitude(highest)}, ${formatMagnitude(highest / truth.highest)} times the highest true price`,
    }));
  const below = lines
    .filter(({ extremes }) => extremes.lowest < low)
    .map(({ name, extremes: { lowest } }) => ({ name, words: formatPrice(lowest) }));
  return [...sentencesOf(above, "up"), ...sentencesOf(below, "down")];
};

/** A scale on which the true price stays readable however far somebody's answer is off. */
export const priceScaleOf = (truth: Float64Array, lines: readonly ChartedPrices[]): PriceScale => {
  const actual = extremesOf(truth, () => true);
  const isShown = (value: number) =>
    value <= actual.highest * SHOWN_FACTOR && value >= actual.lowest / SHOWN_FACTOR;
  const all = [actual, ...lines.map(({ prices }) => extremesOf(prices, isShown))];
  const lowest = Math.min(...all.map((extremes) => extremes.lowest));
  const highest = Math.max(...all.map((extremes) => extremes.highest));
  const span = Math.max(highest - lowest, highest * LEAST_SPAN);
  const middle = (lowest + highest) / 2;
  const low = Math.max(0, middle - span * (0.5 + MARGIN));
  const high = middle + span * (0.5 + MARGIN);
  const measured = lines.map((line) => ({ ...line, extremes: extremesOf(line.prices, () => true) }));
  return { low, high, beyond: beyondOf(measured, actual, low, high) };
};
