import { z } from "zod";
import { defineDocument } from "../../files/jsonDocument.ts";

export default defineDocument({
  name: "demo-report",
  title: "What `oracle demo --json` showed: what an unchanged consumer of each price got over the hour",
  schema: z.strictObject({
    minutes: z.int(),
    healthyMinutes: z.array(z.int()).describe("The minutes in which every provider was right"),
    consumers: z.array(
      z.strictObject({
        name: z.string().describe("What the consumer reads"),
        rightMinutes: z.int(),
        wrongMinutes: z.int(),
        refusedMinutes: z.int(),
        worstErrorBps: z.int(),
        leastHealthyGas: z.int().describe("Of the consumer's whole call, over the healthy minutes"),
        mostHealthyGas: z.int(),
        mostGas: z.int().describe("Over all minutes"),
        mostGasMinute: z.int().describe("The first minute that cost the most"),
      }),
    ),
  }),
});
