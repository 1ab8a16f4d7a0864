import { z } from "zod";
import { defineDocument } from "../../files/jsonDocument.ts";
import { FAULTS, LEVELS, ROLES } from "../../oracle/words.ts";

/** One oracle as it stands; prices are text in its own decimals, times Unix seconds. */
export const oracleStatusSchema = z.strictObject({
  name: z.string(),
  address: z.string(),
  block: z.int(),
  time: z.int(),
  level: z.enum(LEVELS),
  price: z.string(),
  low: z.string(),
  high: z.string(),
  updatedAt: z.int(),
  age: z.int().describe("Seconds"),
  votes: z.int(),
  quorum: z.int(),
  served: z.string().nullable().describe("Name of the source whose price it is; null for a median or none"),
  sources: z.array(
    z.strictObject({
      name: z.string(),
      feed: z.string(),
      fault: z.enum(FAULTS),
      price: z.string(),
      updatedAt: z.int(),
      age: z.int(),
      maxAge: z.int(),
      margin: z.int().describe("Seconds until it is stale; below 0 where it is"),
      group: z.string(),
      role: z.enum(ROLES),
      gasLimit: z.int(),
      errorSelector: z.string(),
    }),
  ),
  gas: z.int().describe("Gas that a caller of tryRead() has to bring"),
  governed: z
    .strictObject({
      manager: z.string(),
      current: z.string(),
      previous: z.string().nullable(),
      disabled: z.array(z.string()),
      haltedUntil: z.int().describe("0 where it is not halted"),
      admin: z
        .strictObject({
          account: z.string(),
          delay: z.int().nullable().describe("Seconds; null where it is not admin"),
          isCancellable: z
            .boolean()
            .describe("Whether the guardian can cancel what would give somebody a power"),
        })
        .nullable()
        .describe("Who may change the roles; null where no record says who that is"),
      pending: z.array(z.strictObject({ description: z.string(), due: z.number().nullable() })),
    })
    .nullable(),
  frontier: z
    .string()
    .describe("What it survives now by the model, in a sentence; a drill shows it on the chain"),
});

export default defineDocument({
  name: "oracle-status",
  title:
    "What `oracle status --json` gives: every oracle; with --watch one of them a line whenever it changes",
  schema: z.array(oracleStatusSchema),
});
