import { z } from "zod";
import { defineDocument } from "../../files/jsonDocument.ts";

/** From worst to least; only notes let a lint pass. */
export const SEVERITIES = ["error", "warning", "note"] as const;

export default defineDocument({
  name: "lint-report",
  title: "The findings of `oracle lint --json`",
  schema: z.strictObject({
    file: z.string(),
    passed: z.boolean().describe("Whether there is neither an error nor a warning that is not waived"),
    counts: z.strictObject({ error: z.int(), warning: z.int(), note: z.int() }),
    frontiers: z
      .array(
        z.strictObject({
          oracle: z.string(),
          silent: z.int().describe("Sources that may be silent at once, whichever they are"),
          lying: z.int().describe("Sources that may lie at once"),
          sentence: z.string(),
        }),
      )
      .optional()
      .describe("What each oracle survives as it is configured, by the model"),
    findings: z.array(
      z.strictObject({
        rule: z.string(),
        severity: z.enum(SEVERITIES),
        path: z.string().describe("Place in the spec, as one would write it in JavaScript"),
        message: z.string(),
        why: z.string(),
        remedy: z.string(),
        waived: z
          .strictObject({ reason: z.string(), expires: z.iso.date() })
          .optional()
          .describe("Where the spec waives the finding: it counts nowhere, until that day"),
      }),
    ),
  }),
});
