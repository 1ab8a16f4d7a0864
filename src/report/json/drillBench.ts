import { z } from "zod";
import { defineDocument } from "../../files/jsonDocument.ts";

export default defineDocument({
  name: "drill-bench",
  title: "What `oracle bench --drill --json` measured: how fast drills are on a real node",
  schema: z.strictObject({
    settings: z.array(z.string()),
    client: z.string(),
    figures: z.array(
      z.strictObject({
        name: z.string(),
        value: z.number(),
        must: z.number().describe("What it must not exceed"),
        unit: z.enum(["ms", "requests"]),
      }),
    ),
  }),
});
