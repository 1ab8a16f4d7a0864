import { formatDuration, formatMagnitude, formatNumber } from "./figures.ts";

/** Where a line of progress goes; a terminal's stream has what it takes. */
interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly write: (text: string) => unknown;
}

/** How far a job is, as one line says it. */
export interface ProgressState {
  /** What is being done, in a word or two. */
  readonly label: string;
  /** What is counted, in the plural. */
  readonly unit: string;
  readonly done: number;
  /** How many of these were done before: they took no time. */
  readonly known: number;
  readonly total: number;
  readonly elapsedSeconds: number;
  /** Counted a second, in the latest intervals, the oldest first. */
  readonly rates: readonly number[];
}

const BARS = "▁▂▃▄▅▆▇█";
const SPARKS = 16;
const REFRESH_MILLISECONDS = 100;
/** How often the time that has passed is shown while nothing is told. */
const TICK_MILLISECONDS = 1_000;
const WIDTH = 80;
const CLEAR_LINE = "\r\u001b[2K";

/** A line of small bars, the highest for the largest value; empty for no values. */
export const sparkline = (values: readonly number[]): string => {
  const largest = Math.max(...values, 0);
  return values
    .map((value) => BARS[largest === 0 ? 0 : Math.round((Math.max(0, value) / largest) * (BARS.length - 1))])
    .join("");
};

const cutTo = (width: number, parts: readonly string[]): string =>
  [...parts.filter((part) => part !== "").join("  ")].slice(0, Math.max(0, width)).join("");

/**
 * One line: share done, rate with its recent course, and the time that is left; cut to a width in characters. Before anything
 * is done it is the time that has passed, because a share of 0 would look like something that hangs.
 */
export const progressLine = (
  { label, unit, done, known, total, elapsedSeconds, rates }: ProgressState,
  width: number,
): string => {
  if (done === 0 && elapsedSeconds >= 1) {
    const passed = `${formatDuration(Math.floor(elapsedSeconds))} so far`;
    return cutTo(width, [label, `${formatNumber(total)} ${unit}`, passed]);
  }
  const rate = elapsedSeconds > 0 ? (done - known) / elapsedSeconds : 0;
  const left = rate > 0 ? `${formatDuration(Math.ceil((total - done) / rate))} left` : "";
  const share = total > 0 ? Math.floor((done / total) * 100) : 100;
  const parts = [
    `${label} ${share} %`,
    `${formatNumber(done)} of ${formatNumber(total)} ${unit}`,
    rate > 0 ? `${formatMagnitude(rate)}/s ${sparkline(rates)}`.trimEnd() : "",
    done < total ? left : `in ${formatDuration(elapsedSeconds)}`,
  ];
  return cutTo(width, parts);
};

/** Tells a terminal how far a job is; nothing where the output is piped. */
interface Progress {
  /** Says how much is done altogether, and how much of it had been done before. */
  readonly update: (done: number, known?: number) => void;
  /** Removes the line, so that what is printed next stands on its own; also after Ctrl-C. */
  readonly finish: () => void;
}

/** What a line of progress needs to know. */
interface ProgressOptions extends Pick<ProgressState, "label" | "unit" | "total"> {
  readonly stream: ProgressStream;
  /** Milliseconds of a clock that only goes on. */
  readonly now?: () => number;
}

/** Starts a line of progress, and shows it. */
export const startProgress = ({
  label,
  unit,
  total,
  stream,
  now = () => performance.now(),
}: ProgressOptions): Progress => {
  const isShown = stream.isTTY === true;
  const start = now();
  let shownAt = start;
  let shownDone = 0;
  let isLineThere = isShown;
  const rates: number[] = [];
  let [latestDone, latestKnown] = [0, 0];
  const show = (): void => {
    const [done, known] = [latestDone, latestKnown];
    const state = { label, unit, done, known, total, elapsedSeconds: (now() - start) / 1_000, rates };
    stream.write(`${CLEAR_LINE}${progressLine(state, (stream.columns || WIDTH) - 1)}`);
  };
  if (isShown) show();
  const ticking = isShown ? setInterval(show, TICK_MILLISECONDS).unref() : undefined;
  return {
    update: (done, known = 0) => {
      if (!isShown) return;
      [latestDone, latestKnown] = [done, known];
      const time = now();
      if (time - shownAt < REFRESH_MILLISECONDS) return;
      rates.push((Math.max(0, done - known - shownDone) / (time - shownAt)) * 1_000);
      if (rates.length > SPARKS) rates.shift();
      shownAt = time;
      shownDone = done - known;
      isLineThere = true;
      show();
    },
    finish: () => {
      clearInterval(ticking);
      if (isLineThere) stream.write(CLEAR_LINE);
      isLineThere = false;
    },
  };
};

/** Does something while a line on the terminal tells how far it is. */
export const withProgress = async <Result>(
  what: Pick<ProgressOptions, "label" | "unit" | "total">,
  act: (progress: Progress) => Promise<Result>,
): Promise<Result> => {
  const progress = startProgress({ ...what, stream: process.stderr });
  try {
    return await act(progress);
  } finally {
    progress.finish();
  }
};
