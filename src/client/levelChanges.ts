import type { Level, Reading } from "../oracle/words.ts";
import type { BlockStamp, Observation, SourceReport } from "./oracleAnswers.ts";

/** When to look at the chain, and when to stop. */
export interface PollOptions {
  /** Ends the watch, quietly. */
  readonly signal?: AbortSignal;
  /** Milliseconds between two looks [4,000]. */
  readonly pollingInterval?: number;
  /** Takes what kept a look from being taken, and lets the watch go on. */
  readonly onFailure?: (failure: unknown) => void;
}

/** Another level than before, with everything that was read in the same block. */
export interface LevelChange extends Observation {
  /** Undefined for the level at the start. */
  readonly previous: Level | undefined;
  readonly level: Level;
}

/** What is looked at. */
interface Watched {
  readonly head: () => Promise<BlockStamp>;
  readonly oracle: {
    tryRead(options: { readonly block: bigint }): Promise<Reading>;
    inspect(options: { readonly block: bigint }): Promise<readonly SourceReport[]>;
  };
}

/** What was known after the last look. */
interface Seen {
  readonly block: bigint;
  readonly level: Level;
}

/** What a look found: nothing where there is no newer block. */
interface Look {
  readonly seen: Seen | undefined;
  readonly change?: LevelChange;
}

const look = async ({ head, oracle }: Watched, seen: Seen | undefined): Promise<Look> => {
  const block = await head();
  if (seen !== undefined && block.number <= seen.block) return { seen };
  const pinned = { block: block.number };
  const reading = await oracle.tryRead(pinned);
  const { level } = reading;
  const next = { seen: { block: block.number, level } };
  if (level === seen?.level) return next;
  const sources = await oracle.inspect(pinned);
  return { ...next, change: { block, reading, sources, previous: seen?.level, level } };
};

/** Settles when a signal is given, or with the work; nothing in the first case. */
const unlessAborted = <Answer>(
  work: Promise<Answer>,
  signal: AbortSignal | undefined,
): Promise<Answer | undefined> =>
  new Promise((resolve, reject) => {
    const end = () => resolve(undefined);
    if (signal?.aborted === true) end();
    signal?.addEventListener("abort", end, { once: true });
    work.then(resolve, reject).finally(() => signal?.removeEventListener("abort", end));
  });

const pause = (milliseconds: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    if (signal?.aborted === true) end();
    signal?.addEventListener("abort", end, { once: true });
  });

/** Gives the level at the start, and every other one that is met at the latest block from then on. */
export async function* levelChanges(
  watched: Watched,
  { signal, pollingInterval = 4_000, onFailure }: PollOptions,
): AsyncGenerator<LevelChange, void, void> {
  let seen: Seen | undefined;
  while (signal?.aborted !== true) {
    let found: Look | undefined;
    try {
      found = await unlessAborted(look(watched, seen), signal);
    } catch (failure) {
      if (onFailure === undefined) throw failure;
      onFailure(failure);
    }
    if (found !== undefined) {
      seen = found.seen;
      if (found.change !== undefined) yield found.change;
    }
    await pause(pollingInterval, signal);
  }
}
