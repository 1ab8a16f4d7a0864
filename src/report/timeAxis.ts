/** A unit in which a time axis counts. */
interface TimeUnit {
  readonly name: string;
  readonly seconds: number;
  /** Distances between two lines of time, ascending, in units. */
  readonly intervals: readonly number[];
}

const SIXTIES = [1, 2, 5, 10, 15, 30];
const UNITS: readonly TimeUnit[] = [
  { name: "days", seconds: 86_400, intervals: [1, 2, 5, 7, 14, 30, 60, 90, 180, 360, 720, 3_600] },
  { name: "hours", seconds: 3_600, intervals: [1, 2, 3, 6, 12] },
  { name: "minutes", seconds: 60, intervals: SIXTIES },
];
const SECONDS: TimeUnit = { name: "seconds", seconds: 1, intervals: SIXTIES };
/** Most lines of time in a chart. */
const MOST_LINES = 12;
/** A unit fits from this many of it on. */
const FITS_FROM = 3;

/** The largest unit of which a duration in seconds holds a few. */
export const timeUnitOf = (seconds: number): TimeUnit =>
  UNITS.find((unit) => seconds >= FITS_FROM * unit.seconds) ?? SECONDS;

/** Distance of the lines of time in a chart of that duration in seconds, in units. */
export const timeIntervalOf = (seconds: number, { seconds: unit, intervals }: TimeUnit): number =>
  intervals.find((interval) => seconds / unit / interval <= MOST_LINES) ?? intervals.at(-1) ?? 1;
