import { createHash, randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { z } from "zod";
import { canonicalJson, digestOf } from "../files/canonicalJson.ts";
import { notObserved, misuse } from "../problem.ts";
import drillEvidence from "../report/json/drillEvidence.ts";
import type { DrillReport } from "./drillReport.ts";

/**
 * The evidence of drills: a file with one line a drill, each of which holds the hash of the line before it, so that none can be
 * changed, left out or put in without all later ones telling. No clock is in it: the block says when.
 */

/** One line. */
export type DrillEvidence = z.output<typeof drillEvidence.schema>;

/** What the first line holds in the place of a hash. */
export const NO_PREVIOUS = `0x${"00".repeat(32)}`;

/** SHA-256 of a line as it stands, without its end. */
const hashOfLine = (line: string): string => `0x${createHash("sha256").update(line).digest("hex")}`;

/** What is kept of a drill: enough to repeat it, and its results' digests. */
export const evidenceOf = (report: DrillReport, previous: string): DrillEvidence => ({
  previous,
  network: report.network,
  chainId: report.chainId,
  block: { number: report.block.number, hash: report.block.hash },
  clients: [...report.clients],
  cellGas: report.cellGas,
  stubHash: report.stubHash,
  faults: [...report.faults],
  oracles: report.oracles.map((oracle) => ({
    oracle: oracle.oracle,
    subject: oracle.subject,
    address: oracle.address,
    reader: oracle.reader,
    hints: oracle.hints,
    feeds: oracle.sources.map(({ feed, codeHash }) => ({ feed, codeHash })),
    structure: oracle.structure,
    tolerance: { silent: oracle.tolerance.silent, lying: oracle.tolerance.lying },
    gates: oracle.gates.map(({ gate, ok }) => ({ gate, ok })),
    cells: digestOf(oracle.cells),
  })),
  digest: report.digest,
});

const LOCK_MILLISECONDS = 50;
const LOCK_TRIES = 400;

/** Whether the process that took a lock is gone: one that was killed left it behind. */
const isLeft = async (lock: string): Promise<boolean> => {
  let owner: string;
  try {
    owner = await readFile(lock, "utf8");
  } catch {
    // It was given back meanwhile.
    return false;
  }
  try {
    process.kill(Number(owner), 0);
    return false;
  } catch (failure) {
    return failure instanceof Error && "code" in failure && failure.code === "ESRCH";
  }
};

/** Takes a lock; whether it was free. A link, so that a lock has its owner's number from its first moment on. */
const take = async (path: string, lock: string): Promise<boolean> => {
  const own = `${lock}.${randomUUID()}`;
  try {
    await writeFile(own, String(process.pid));
    await link(own, lock);
    return true;
  } catch (failure) {
    const code = failure instanceof Error && "code" in failure ? failure.code : undefined;
    if (code === "EEXIST") return false;
    throw notObserved(
      `${path} cannot be written (${String(code ?? failure)}): let this account write there.`,
    );
  } finally {
    await rm(own, { force: true });
  }
};

/** Removes a lock that was left behind. One remover at a time, so that none takes away what another has just taken. */
const release = async (path: string, lock: string): Promise<void> => {
  const removal = `${lock}.removal`;
  if (!(await take(path, removal))) return;
  try {
    if (await isLeft(lock)) await rm(lock, { force: true });
  } finally {
    await rm(removal, { force: true });
  }
};

/** Does something while nobody else does so to the same file. */
const locked = async <Result>(path: string, act: () => Promise<Result>): Promise<Result> => {
  const lock = `${path}.lock`;
  for (let tries = 0; !(await take(path, lock)); tries += 1) {
    if (tries >= LOCK_TRIES) {
      throw notObserved(`${path} is being written by another drill: wait for it, or remove ${lock}.`);
    }
    if (await isLeft(lock)) await release(path, lock);
    else await new Promise((resolve) => setTimeout(resolve, LOCK_MILLISECONDS));
  }
  try {
    return await act();
  } finally {
    await rm(lock, { force: true });
  }
};

const readText = async (path: string): Promise<string> => {
  try {
    return await readFile(path, "utf8");
  } catch (failure) {
    if (failure instanceof Error && "code" in failure && failure.code === "ENOENT") return "";
    throw notObserved(`${path} cannot be read (${String(failure)}): let this account read it.`);
  }
};

/** What is wrong with a file of evidence; its lines where nothing is. */
interface CheckedEvidence {
  readonly lines: readonly DrillEvidence[];
  readonly problems: readonly string[];
}

/** Holds each line to the one before it. */
export const checkEvidence = (text: string, path: string): CheckedEvidence => {
  const problems: string[] = [];
  const lines: DrillEvidence[] = [];
  const all = text.split("\n");
  if (all.at(-1) === "") all.pop();
  else if (text !== "") problems.push(`${path}: line ${all.length} has no end: it was not written whole.`);
  let previous = NO_PREVIOUS;
  for (const [index, line] of all.entries()) {
    const place = `${path}: line ${index + 1}`;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      problems.push(`${place} is no JSON.`);
      previous = hashOfLine(line);
      continue;
    }
    const parsed = drillEvidence.schema.safeParse(value);
    if (!parsed.success)
      problems.push(
        `${place} is no evidence of this version (${parsed.error.issues[0]?.path.join(".") ?? ""}).`,
      );
    else {
      if (canonicalJson(value) !== line)
        problems.push(`${place} is not as it was written: its JSON is not canonical.`);
      if (parsed.data.previous !== previous) {
        problems.push(
          `${place} does not follow on line ${index}: a line was changed, left out or put in before it.`,
        );
      }
      lines.push(parsed.data);
    }
    previous = hashOfLine(line);
  }
  return { lines, problems };
};

/**
 * Appends a drill. The file is written anew beside itself and put in its place, so that a kill at any moment leaves the one or
 * the other whole.
 * @throws Problem where what is there does not hold together: nothing is built on it.
 */
export const appendEvidence = (path: string, report: DrillReport): Promise<void> =>
  mkdir(dirname(path), { recursive: true }).then(() =>
    locked(path, async () => {
      const text = await readText(path);
      const { problems } = checkEvidence(text, path);
      const [problem] = problems;
      if (problem !== undefined)
        throw misuse("--record", `${problem} Restore the file from version control first.`);
      const last = text.split("\n").at(-2);
      const previous = last === undefined ? NO_PREVIOUS : hashOfLine(last);
      const line = canonicalJson(drillEvidence.schema.parse(evidenceOf(report, previous)));
      const passing = `${path}.new`;
      const file = await open(passing, "w");
      try {
        await file.writeFile(`${text}${line}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(passing, path);
    }),
  );

/** The text of a file of evidence, or of a report. Empty where there is none. */
export const readEvidenceText = readText;
