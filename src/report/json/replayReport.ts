import { z } from "zod";
import { defineDocument } from "../../files/jsonDocument.ts";
import { levelsSecondsSchema } from "./simulationReport.ts";

/** What came of an incident under one system, from best to worst. */
export const VERDICTS = ["held", "degraded", "refused", "served wrong"] as const;

export default defineDocument({
  name: "replay-report",
  title: "What `oracle replay --json` found: an entry for each incident and system",
  schema: z.strictObject({
    incidents: z.array(
      z.strictObject({
        id: z.string(),
        system: z.string(),
        verdict: z.enum(VERDICTS),
        worstErrorBps: z.number().describe("Of a served price, in basis points of the true one"),
        wrongSeconds: z.number(),
        unavailableSeconds: z.number(),
        levelsSeconds: levelsSecondsSchema,
      }),
    ),
    notReplayed: z.array(
      z.strictObject({ id: z.string(), failureClass: z.string(), caught: z.string(), reason: z.string() }),
    ),
  }),
});
