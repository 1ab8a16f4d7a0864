import { z } from "zod";
import { defineDocument } from "../../files/jsonDocument.ts";

export default defineDocument({
  name: "fork-bench",
  title: "What `oracle bench --forks --json` measured: every read, and creations, by other gas schedules",
  schema: z.strictObject({
    settings: z.array(z.string()),
    schedules: z
      .array(
        z.strictObject({
          name: z.string(),
          hardfork: z.string(),
          accessFactor: z.number().describe("By how much reaching accounts and slots costs more"),
          headroom: z
            .int()
            .describe("Gas of the reserve that is left at the least gas of a read; over all rows"),
          rows: z.array(
            z.strictObject({ name: z.string(), outcome: z.string(), cold: z.int(), warm: z.int() }),
          ),
          creations: z
            .record(z.string(), z.int())
            .describe("Gas of each contract's creation, without what the transaction's data costs"),
        }),
      )
      .describe("Today's first"),
  }),
});
