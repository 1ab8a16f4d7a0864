import { closeSync, existsSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import type { JobResult } from "./fold.ts";

/** What is kept of a job: enough to do it never again. */
interface Entry {
  readonly job: string;
  readonly result: JobResult;
}

/** Results of jobs that were done, on disk: whatever stops a sweep, it goes on from there. */
export interface Journal {
  /** The result of a job that was done before. */
  readonly find: (hash: string) => JobResult | undefined;
  /** Keeps a result. */
  readonly keep: (hash: string, result: JobResult) => void;
  readonly close: () => void;
}

const entryOf = (line: string): Entry | undefined => {
  try {
    const entry: Entry = JSON.parse(line);
    return typeof entry.job === "string" && Array.isArray(entry.result) ? entry : undefined;
  } catch {
    return undefined;
  }
};

/**
 * Opens a journal, one result a line. A last line that was cut off by a crash is dropped.
 * @param path Its file; made where there is none.
 */
export const openJournal = (path: string): Journal => {
  mkdirSync(dirname(path), { recursive: true });
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  const places = new Map<string, JobResult>();
  for (const line of whole.split("\n")) {
    const entry = line === "" ? undefined : entryOf(line);
    if (entry !== undefined) places.set(entry.job, entry.result);
  }
  const file = openSync(path, "a");
  ftruncateSync(file, Buffer.byteLength(whole));
  return {
    find: (hash) => places.get(hash),
    keep: (hash, result) => {
      writeSync(file, `${JSON.stringify({ job: hash, result } satisfies Entry)}\n`);
    },
    close: () => closeSync(file),
  };
};
