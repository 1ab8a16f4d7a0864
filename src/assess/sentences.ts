const HOUR_SECONDS = 3_600;

/** A time as people say it: `45 s`, `20 min`, `1.2 h`, `3 d`. */
export const hours = (seconds: number): string => {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 2 * HOUR_SECONDS) return `${Math.round(seconds / 60)} min`;
  if (seconds < 72 * HOUR_SECONDS) return `${Number((seconds / HOUR_SECONDS).toFixed(1))} h`;
  return `${Number((seconds / (24 * HOUR_SECONDS)).toFixed(1))} d`;
};

/** Basis points as people say them: `2.5 %`. */
export const percent = (basisPoints: number): string =>
  `${Number((basisPoints / 100).toPrecision(3)).toLocaleString("en-US", { maximumFractionDigits: 2 })} %`;
