import { closeSync, fstatSync, mkdirSync, openSync, readSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import type { JobResult } from "./fold.ts";
import sweepJournal from "../report/json/sweepJournal.ts";
import type { z } from "zod";
import type { Unchanging } from "../files/jsonDocument.ts";
import { misuse } from "../problem.ts";

/** What is kept of a job: enough to do it never again. */
type Entry = Unchanging<z.output<typeof sweepJournal.schema>>;

/** Results of jobs that were done, on disk: whatever stops a sweep, it goes on from there. */
export interface Journal {
  /** The result of a job that was done before the journal was opened. */
  readonly find: (hash: string) => JobResult | undefined;
  /** Keeps a result. */
  readonly keep: (hash: string, result: JobResult) => void;
  readonly close: () => void;
}

/** Where a line lies in the file, in bytes. */
interface Span {
  readonly start: number;
  readonly length: number;
}

const CHUNK_BYTES = 1 << 20;
const NEW_LINE = 10;

const entryOf = (line: string): Entry | undefined => {
  try {
    return sweepJournal.schema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
};

const readSpan = (file: number, { start, length }: Span): string => {
  const bytes = Buffer.alloc(length);
  readSync(file, bytes, 0, length, start);
  return bytes.toString("utf8");
};

const openToAppend = (path: string): number => {
  try {
    mkdirSync(dirname(path), { recursive: true });
    return openSync(path, "a+");
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : String(failure);
    throw misuse("--journal", `${path} cannot be written (${reason}): give the path of a file.`);
  }
};

/** The file's whole lines. */
function* linesOf(file: number): Generator<Span> {
  const chunk = Buffer.alloc(CHUNK_BYTES);
  const { size } = fstatSync(file);
  let start = 0;
  for (let offset = 0; offset < size; offset += CHUNK_BYTES) {
    const read = readSync(file, chunk, 0, CHUNK_BYTES, offset);
    const bytes = chunk.subarray(0, read);
    for (let end = bytes.indexOf(NEW_LINE); end >= 0; end = bytes.indexOf(NEW_LINE, end + 1)) {
      yield { start, length: offset + end - start };
      start = offset + end + 1;
    }
  }
}

/**
 * Opens a journal, one result a line. Lines that are none, such as one that a crash has cut off, are passed over. Results are
 * only ever appended, a line by one write, so that two sweeps can keep theirs in the same journal at once. Of what it holds
 * only the places are in memory.
 * @param path Its file; made where there is none.
 * @throws Problem where the file cannot be opened.
 */
export const openJournal = (path: string): Journal => {
  const file = openToAppend(path);
  const places = new Map<string, Span>();
  let end = 0;
  for (const span of linesOf(file)) {
    const entry = entryOf(readSpan(file, span));
    if (entry !== undefined) places.set(entry.job, span);
    end = span.start + span.length + 1;
  }
  // A line that was cut off is ended, so that the next one stands on its own.
  if (fstatSync(file).size > end) writeSync(file, "\n");
  return {
    find: (hash) => {
      const span = places.get(hash);
      return span === undefined ? undefined : entryOf(readSpan(file, span))?.result;
    },
    keep: (hash, result) => {
      const line = `${JSON.stringify(sweepJournal.schema.parse({ job: hash, result }))}\n`;
      const written = writeSync(file, line);
      if (written < Buffer.byteLength(line))
        throw new Error(
          `${path} takes no more than ${written} bytes of a result: make room on its disk, and run the same command again.`,
        );
    },
    close: () => closeSync(file),
  };
};
