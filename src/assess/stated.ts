import { z } from "zod";
import { misuse } from "../problem.ts";
import { allChecks, checksOf } from "./catalogue.ts";
import { EVIDENCE_CLASSES, type EvidenceClass } from "./evidence.ts";
import { type AnsweredRow, PROTOCOL } from "./rows.ts";
import type { RulesetName } from "./rulesetNames.ts";
import type { Outcome, Verdict } from "./verdict.ts";

/** Outcomes that a person states, with where they were read: a rating from documents alone. */

/** Where an outcome was read. */
const sourceSchema = z
  .strictObject({
    source: z.string().min(1).describe("Address or path of what was read"),
    commit: z.string().optional(),
    date: z.iso.date().optional().describe("Of what was read"),
    quote: z.string().min(1).optional().describe("The words that decide, as they stand there"),
    finding: z.string().min(1).optional().describe("What they mean, in a sentence of whoever rates"),
  })
  .describe("Where an outcome was read");

const outcomeSchema = z.union([z.number().min(0).max(1), z.null(), z.literal("na")]);

const entrySchema = z.union([
  z.tuple([outcomeSchema]),
  z.tuple([outcomeSchema, z.enum(EVIDENCE_CLASSES).nullable()]),
  z.tuple([outcomeSchema, z.enum(EVIDENCE_CLASSES).nullable(), sourceSchema]),
]);

/** `{ "RIQ-O01": [0.5, "R"], "RIQ-O08": [null], "RIQ-C02": ["na"] }`. */
const statedSchema = z
  .record(z.string(), entrySchema)
  .describe(
    "Outcomes by check: from 0 to 1, null for unknown or na, then the evidence's class and its source",
  );

type StatedSource = z.output<typeof sourceSchema>;

/** Place of the source in an entry. */
const SOURCE_PLACE = 2;

/** One outcome that was stated. */
interface Stated {
  readonly verdict: Verdict;
  /** How it is known, also where it decides nothing. */
  readonly class: EvidenceClass | null;
  readonly source: StatedSource | undefined;
}

/** What a file states. */
export interface StatedEvidence {
  readonly outcomes: ReadonlyMap<string, Stated>;
  /** What was left aside, a sentence each. */
  readonly notes: readonly string[];
}

const messageOf = (outcome: Outcome, source: StatedSource | undefined): string => {
  const said = source?.finding ?? source?.quote;
  if (said !== undefined) return said;
  if (outcome === null) return "It is stated as unknown.";
  return source === undefined ? "It is stated without a source." : `It is stated after ${source.source}.`;
};

/**
 * Reads stated outcomes.
 * @param place The file's path, for sentences.
 * @throws Problem where the text is none, names a check that does not exist, or decides without a class.
 */
export const parseStated = (text: string, place: string, ruleset: RulesetName): StatedEvidence => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw misuse("--evidence", `${place} is no JSON: write {"RIQ-O01": [0.5, "R"]}.`);
  }
  const parsed = statedSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join(".") || "its root";
    throw misuse(
      "--evidence",
      issue?.path[1] === SOURCE_PLACE
        ? `${place} has no source that can be read at ${where}: write {"source": "an address or a path", "commit": "…", "date": "2026-11-30", "quote": "…", "finding": "…"}; all but the first may be left out.`
        : `${place} has no outcome that can be read at ${where}: write [0.5, "R"], [null] or ["na"], with an outcome from 0 to 1 and a class of ${EVIDENCE_CLASSES.join(", ")}.`,
    );
  }
  const known = new Set(allChecks().map(({ id }) => id));
  // Asked of the text: a record without a prototype's names would not have them.
  const strange = Object.keys(value as object).find((id) => !known.has(id));
  if (strange !== undefined) {
    throw misuse("--evidence", `${place} names ${strange}, which is no check: RIQ-O01 is one.`);
  }
  const asked = new Set(checksOf(ruleset).map(({ id }) => id));
  const outcomes = new Map<string, Stated>();
  const notes: string[] = [];
  for (const [id, [outcome, evidenceClass, source]] of Object.entries(parsed.data)) {
    if (!asked.has(id)) {
      notes.push(`${id} is stated, and not asked by ${ruleset}.`);
      continue;
    }
    if (typeof outcome === "number" && (evidenceClass === undefined || evidenceClass === null)) {
      throw misuse(
        "--evidence",
        `${place} decides ${id} without saying how it is known: add one of ${EVIDENCE_CLASSES.join(", ")}.`,
      );
    }
    outcomes.set(id, {
      verdict: {
        outcome,
        class: typeof outcome === "number" ? (evidenceClass ?? null) : null,
        at: null,
        newest: null,
        isHttp: false,
        message: messageOf(outcome, source),
        evidence: source === undefined || !evidenceClass ? [] : [`stated:${id}`],
      },
      class: evidenceClass ?? null,
      source,
    });
  }
  return { outcomes, notes };
};

/** Rows with what was stated in the place of what could not be observed; what was observed stands. */
export const withStated = (
  rows: readonly AnsweredRow[],
  { outcomes }: StatedEvidence,
): { readonly rows: readonly AnsweredRow[]; readonly notes: readonly string[] } => {
  const observed = new Set(
    rows.filter(({ verdict }) => verdict.outcome !== null).map(({ check }) => check.id),
  );
  const done = new Set<string>();
  const stated = rows.flatMap((row): AnsweredRow[] => {
    const { id } = row.check;
    const own = outcomes.get(id);
    if (own === undefined || observed.has(id)) return [row];
    if (done.has(id)) return [];
    done.add(id);
    return [{ check: row.check, subject: PROTOCOL, share: 1, verdict: own.verdict }];
  });
  const notes = [...outcomes.keys()]
    .filter((id) => observed.has(id))
    .map((id) => `${id} is stated, and was observed: what was observed counts.`);
  return { rows: stated, notes };
};
