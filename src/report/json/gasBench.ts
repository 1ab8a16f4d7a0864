import { z } from "zod";
import { defineDocument } from "../../files/jsonDocument.ts";

const pairSchema = z.tuple([z.int(), z.int()]).describe("Gas, cold and warm");

const rowSchema = z.strictObject({
  name: z.string(),
  outcome: z.string().describe("The level of the reading; worse than Degraded is a revert"),
  cold: z.int().describe("Gas of the call alone, with everything but the caller cold"),
  warm: z.int().describe("Gas of the same call again in the same transaction"),
  floor: pairSchema.describe("What the row is compared with, by the settings"),
  must: pairSchema.optional(),
  stretch: pairSchema.optional(),
});

export default defineDocument({
  name: "gas-bench",
  title: "What `oracle bench --json` measured: the gas of a read, and of every kind of source",
  schema: z.strictObject({
    settings: z.array(z.string()),
    rows: z.array(rowSchema),
    sources: z.strictObject({
      settings: z.array(z.string()),
      hopTarget: z.int().describe("Gas that an adapter may add to its provider's cold read without a note"),
      rows: z.array(rowSchema.extend({ note: z.string().optional() })).describe("Empty with --reads"),
    }),
  }),
});
