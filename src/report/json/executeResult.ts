import { z } from "zod";
import { defineDocument } from "../../files/jsonDocument.ts";
import { operationSchema } from "./deployPlan.ts";
import { wantedCallSchema } from "./deployResult.ts";

export default defineDocument({
  name: "execute-result",
  title: "What `oracle execute --json` executed, and what is not due",
  schema: z.array(
    z.strictObject({
      operation: operationSchema,
      state: z.enum(["executed", "notDue", "notScheduled", "refused", "unsigned"]),
      wait: z.number().optional().describe("Seconds until it is due"),
      preflight: z.string().describe("What its check would say now; empty where it would pass"),
      call: wantedCallSchema.optional(),
      transaction: z.string().optional(),
    }),
  ),
});
