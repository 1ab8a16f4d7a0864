import { formatMagnitude } from "./figures.ts";
import type { ChartedPrices } from "./chartedRun.ts";

/** Lowest and highest price that a chart shows, and what lies beyond. */
export interface PriceScale {
  readonly low: number;
  readonly high: number;
  /** One sentence for each line that leaves the scale: which, and how far. */
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

const beyondOf = ({ name, prices }: ChartedPrices, truth: Extremes, low: number, high: number): string[] => {
  const { lowest, highest } = extremesOf(prices, () => true);
  const sentences: string[] = [];
  if (highest > high) {
    sentences.push(
      `${name} goes up to ${formatMagnitude(highest)}, ${formatMagnitude(highest / truth.highest)} times the highest true price.`,
    );
  }
  if (lowest < low) sentences.push(`${name} goes down to ${formatMagnitude(lowest)}.`);
  return sentences;
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
  return { low, high, beyond: lines.flatMap((line) => beyondOf(line, actual, low, high)) };
};
