import { z } from "zod";
import { defineFault } from "../fault.ts";
import { aged } from "../stubAct.ts";

/** A feed that dates its data ahead. */
export default defineFault({
  name: "future-time",
  title: "dates its data ahead",
  models:
    "A clock or a unit that is wrong: data from the future never grow old, and subtracting their time underflows.",
  incidents: [],
  parameters: z.strictObject({
    aheadSeconds: z.number().int().min(1).max(1e9).describe("Seconds ahead of the present."),
  }),
  example: { aheadSeconds: 3_600 },
  touches: ["time"],
  isExclusive: true,
  reach: "named",
  effects: { updatedAt: (_, { parameters, now }) => now + parameters.aheadSeconds },
  drill: {
    show: ({ aheadSeconds }) => aged(-aheadSeconds),
  },
  expected: {
    Ordered: { levels: ["Degraded"], faults: ["Future"] },
    Median: { levels: ["Degraded"], faults: ["Future"] },
  },
});
