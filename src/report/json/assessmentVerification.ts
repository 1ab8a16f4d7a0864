import { z } from "zod";
import { defineDocument } from "../../files/jsonDocument.ts";

export default defineDocument({
  name: "assessment-verification",
  title: "What `oracle assess verify --json` found",
  schema: z.strictObject({
    report: z.string(),
    block: z.int().nullable(),
    outcome: z.enum(["same", "different"]),
    same: z.int().min(0).describe("Observations that are the same at the same block"),
    changed: z.array(z.string()).describe("Ids of records whose answer is another"),
    missing: z.array(z.string()).describe("Ids of records that could not be made again"),
    notes: z.array(z.string()),
  }),
});
