import type { z } from "zod";
import type assessmentVerification from "../report/json/assessmentVerification.ts";
import type { Assessment, EvidenceRecord } from "./assessment.ts";

/** Whether what a report rests on is still answered in the same way. */

type Verification = z.output<typeof assessmentVerification.schema>;

/**
 * Holds the records of a report to those that were made again at its block. What a person stated is not asked again.
 * @param report Its path.
 */
export const verificationOf = (
  report: string,
  { evidence, block }: Pick<Assessment, "evidence" | "block">,
  again: readonly EvidenceRecord[],
  notes: readonly string[],
): Verification => {
  const now = new Map(again.map((record) => [record.id, record]));
  const asked = evidence.filter(({ kind }) => kind !== "stated");
  const missing = asked.filter(({ id }) => !now.has(id)).map(({ id }) => id);
  const changed = asked
    .filter(({ id, responseSha256 }) => now.has(id) && now.get(id)?.responseSha256 !== responseSha256)
    .map(({ id }) => id);
  return {
    report,
    block: block?.number ?? null,
    outcome: changed.length + missing.length === 0 ? "same" : "different",
    same: asked.length - missing.length - changed.length,
    changed,
    missing,
    notes: [...notes],
  };
};
