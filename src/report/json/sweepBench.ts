import { z } from "zod";
import { defineDocument } from "../../files/jsonDocument.ts";

export default defineDocument({
  name: "sweep-bench",
  title: "What `npm run bench:sweep -- --json <path>` measured: speed and memory of a sweep",
  schema: z.strictObject({
    stepsPerSecond: z.number().describe("Of the model, in one process"),
    speedUp: z.number().describe("How many times as fast two processes are as one"),
    heap: z
      .array(z.strictObject({ runs: z.int(), bytes: z.int() }))
      .describe("Bytes of the heap after a short and a long sweep"),
  }),
});
