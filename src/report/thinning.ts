/** A point of a line: a step, and the value there; null where the line is broken. */
export type LinePoint = readonly [step: number, value: number | null];

/** A stretch of steps in the same state; `end` is no part of it. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly state: number;
}

/** The steps of one bucket that have to be shown: its first, last, lowest and highest value, and its first gap. */
const stepsToShow = (values: ArrayLike<number>, start: number, end: number): number[] => {
  let first = -1;
  let last = -1;
  let lowest = -1;
  let highest = -1;
  let gap = -1;
  for (let step = start; step < end; step++) {
    const value = values[step] ?? Number.NaN;
    if (Number.isNaN(value)) {
      if (gap < 0) gap = step;
      continue;
    }
    if (first < 0) first = step;
    last = step;
    if (lowest < 0 || value < (values[lowest] ?? value)) lowest = step;
    if (highest < 0 || value > (values[highest] ?? value)) highest = step;
  }
  return [...new Set([first, last, lowest, highest, gap])]
    .filter((step) => step >= 0)
    .sort((one, other) => one - other);
};

/**
 * A line with few points that looks like one with all of them: of each bucket of steps, a pixel wide, the extremes, the ends
 * and a gap where there is one. A value holds until the next step, so that one between two gaps is seen too.
 * @param values One for each step; NaN where there is none.
 * @param buckets Most buckets; with no more steps than that each step is kept.
 */
export const thinLine = (values: ArrayLike<number>, buckets: number): LinePoint[] => {
  const size = Math.max(1, Math.ceil(values.length / buckets));
  const points: LinePoint[] = [];
  let previous = Number.NaN;
  const add = (step: number): void => {
    const value = values[step] ?? Number.NaN;
    if (Number.isNaN(value)) {
      if (!Number.isNaN(previous)) points.push([step, previous], [step, null]);
    } else {
      points.push([step, value]);
    }
    previous = value;
  };
  for (let start = 0; start < values.length; start += size) {
    for (const step of stepsToShow(values, start, Math.min(start + size, values.length))) add(step);
  }
  if (!Number.isNaN(previous)) points.push([values.length, previous]);
  return points.filter(
    ([, value], index) => value !== points[index - 1]?.[1] || value !== points[index + 1]?.[1],
  );
};

/**
 * Stretches of equal state; where a bucket, a pixel wide, holds several states it shows the worst, so that no lapse is too
 * short to be seen.
 * @param states One for each step; the larger the worse.
 */
export const thinStates = (states: ArrayLike<number>, buckets: number): Stretch[] => {
  const size = Math.max(1, Math.ceil(states.length / buckets));
  const stretches: Stretch[] = [];
  for (let start = 0; start < states.length; start += size) {
    const end = Math.min(start + size, states.length);
    let state = 0;
    for (let step = start; step < end; step++) state = Math.max(state, states[step] ?? 0);
    const last = stretches.at(-1);
    if (last?.state === state) stretches[stretches.length - 1] = { ...last, end };
    else stretches.push({ start, end, state });
  }
  return stretches;
};
