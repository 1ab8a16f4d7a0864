import fc from "fast-check";
import { allChecks } from "../../src/assess/catalogue.ts";
import { dimensionOf } from "../../src/assess/check.ts";
import { EVIDENCE_CLASSES } from "../../src/assess/evidence.ts";
import type { ScoredRow } from "../../src/assess/score.ts";

/** Rows as they are scored, by hand and by chance. */

/** One row of a check as the catalogue has it: passed, drilled, just now. */
export const row = (id: string, edits: Partial<ScoredRow> = {}): ScoredRow => {
  const check = allChecks().find((one) => one.id === id);
  if (check === undefined) throw new RangeError(`${id} is no check.`);
  return {
    id,
    dimension: dimensionOf(check),
    severity: check.severity,
    share: 1,
    outcome: 1,
    class: "X",
    ageSeconds: 0,
    isHttp: false,
    ...edits,
  };
};

const outcome = fc.oneof(
  fc.constantFrom<ScoredRow["outcome"]>(0, 0.5, 1, null, null, "na"),
  fc.double({ min: 0, max: 1, noNaN: true }),
);

const rowOf = (id: string): fc.Arbitrary<ScoredRow> =>
  fc
    .record({
      share: fc.integer({ min: 0, max: 9 }),
      outcome,
      class: fc.constantFrom(...EVIDENCE_CLASSES),
      ageSeconds: fc.integer({ min: 0, max: 100_000_000 }),
      isHttp: fc.boolean(),
    })
    .map((edits) => row(id, { ...edits, class: typeof edits.outcome === "number" ? edits.class : null }));

/** Up to four rows of each of some checks. */
export const someRows: fc.Arbitrary<readonly ScoredRow[]> = fc
  .subarray(
    allChecks().map(({ id }) => id),
    { minLength: 1, maxLength: 30 },
  )
  .chain((ids) => fc.tuple(...ids.map((id) => fc.array(rowOf(id), { minLength: 1, maxLength: 4 }))))
  .map((groups) => groups.flat());

/** Some rows and the place of one of them. */
export const rowsAndPlace: fc.Arbitrary<{ rows: readonly ScoredRow[]; place: number }> = someRows.chain(
  (rows) => fc.record({ rows: fc.constant(rows), place: fc.nat({ max: rows.length - 1 }) }),
);

/** The rows with one of them changed. */
export const changed = (
  rows: readonly ScoredRow[],
  place: number,
  edits: Partial<ScoredRow>,
): readonly ScoredRow[] => rows.map((one, index) => (index === place ? { ...one, ...edits } : one));
