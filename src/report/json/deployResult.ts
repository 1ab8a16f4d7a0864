import { z } from "zod";
import { defineDocument } from "../../files/jsonDocument.ts";
import { operationSchema, planSchema } from "./deployPlan.ts";

/** A call that an account has to make. */
export const wantedCallSchema = z.strictObject({ from: z.string(), to: z.string(), data: z.string() });

export default defineDocument({
  name: "deploy-result",
  title: "What `oracle deploy --json` did, and what is left to do",
  schema: z.strictObject({
    transactions: z.array(z.string()),
    scheduled: z.array(
      z.strictObject({
        operation: operationSchema,
        state: z.enum(["scheduled", "waiting", "unsigned", "immediate"]),
        call: wantedCallSchema.optional(),
      }),
    ),
    plan: planSchema,
  }),
});
