import { z } from "zod";
import { defineDocument } from "../../files/jsonDocument.ts";

const figure = z.strictObject({ before: z.number(), after: z.number() });
const known = z.strictObject({ before: z.number().nullable(), after: z.number().nullable() });
const word = z.strictObject({ before: z.string(), after: z.string() });
const outcome = z
  .union([z.number().min(0).max(1), z.null(), z.enum(["na", "absent"])])
  .describe("As in an assessment; absent where that assessment has no such row");

const side = z.strictObject({
  file: z.string(),
  target: z.string(),
  block: z.int().nullable(),
  digest: z.string(),
});

export default defineDocument({
  name: "assessment-difference",
  title: "What `oracle assess diff --json` writes of two assessments",
  schema: z.strictObject({
    ruleset: z.enum(["riq-1", "riq-2"]),
    profile: z.string(),
    before: side,
    after: side,
    isSame: z.boolean().describe("Whether nothing below differs"),
    low: figure,
    high: figure,
    known: figure,
    confidence: figure,
    grade: word,
    gradeRange: word.describe("From the letter of the low points to that of the high ones"),
    stage: word,
    gates: z.strictObject({
      came: z.array(z.strictObject({ gate: z.string(), sentence: z.string() })),
      went: z.array(z.string()),
    }),
    dimensions: z
      .record(z.string(), z.strictObject({ low: known, high: known }))
      .describe("Of those that differ; null where the dimension does not apply"),
    checks: z
      .array(
        z.strictObject({
          id: z.string(),
          subject: z.string(),
          part: z.string().nullable(),
          before: outcome,
          after: outcome,
          classBefore: z.string().nullable(),
          classAfter: z.string().nullable(),
          message: z.string().describe("Of the later one; of the earlier one where the row went"),
        }),
      )
      .describe("Rows of which outcome or class of evidence differ"),
    minutesPerYear: known.describe("Without a safe price, as predicted"),
    availability: z.record(z.string(), known).describe("Minutes a year by subject, of those that differ"),
    worse: z.array(z.string()).describe("Why the later one fails the gate; empty where it passes"),
  }),
});
