const SIGNIFICANT_DIGITS = 6;

/** Every number of an assessment is rounded here and nowhere else, so that the same evidence gives the same bytes everywhere. */
export const rounded = (value: number): number => Number(value.toPrecision(SIGNIFICANT_DIGITS));
