import { z } from "zod";
import { defineDocument } from "../../files/jsonDocument.ts";

export default defineDocument({
  name: "transport-bench",
  title: "What `oracle bench-transport --json` measured: clients over endpoints of which the first fails",
  schema: z.strictObject({
    settings: z.array(z.string()),
    rows: z.array(
      z.strictObject({
        fault: z.string().describe("Of the first endpoint"),
        client: z.string(),
        firstMs: z.number().nullable().describe("Milliseconds until the first answer; null for none in time"),
        laterMs: z.number().nullable().describe("Median of the later calls; null where one had no answer"),
        healthyMs: z.number().describe("Median of the same client's calls over healthy endpoints"),
        calls: z.int(),
        wrong: z.int(),
        failed: z.int(),
      }),
    ),
  }),
});
