import { z } from "zod";
import { defineDocument } from "../../files/jsonDocument.ts";

/** Count, mean and sum of squared distances from it (Welford). */
const momentsSchema = z.strictObject({ count: z.int(), mean: z.number(), squares: z.number() });

export default defineDocument({
  name: "sweep-journal",
  title: "One line of the journal of `oracle sweep`: what a job resulted in, an entry a configuration",
  schema: z.strictObject({
    job: z.string().describe("Hash of everything that the result hangs on"),
    result: z.array(
      z.strictObject({
        availability: momentsSchema,
        exposurePerDay: momentsSchema,
        falseRefusalPerDay: momentsSchema,
        worstErrorBps: z.number(),
      }),
    ),
  }),
});
