import { z } from "zod";
import { defineDocument } from "../../files/jsonDocument.ts";

export default defineDocument({
  name: "simulation-bench",
  title: "What `oracle bench-simulate --json` measured: steps of a simulation a second, in one process",
  schema: z.strictObject({
    settings: z.array(z.string()),
    rows: z.array(
      z.strictObject({
        name: z.string(),
        perProcessorSecond: z.int().describe("Steps in a second of processor time"),
        median: z.int().describe("Steps in a second of the clock, as are least and most"),
        least: z.int(),
        most: z.int(),
        must: z.int().optional().describe("Steps in a second of processor time that it must reach"),
      }),
    ),
  }),
});
