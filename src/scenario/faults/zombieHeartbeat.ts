import { z } from "zod";
import { defineFault } from "../fault.ts";

/** A provider that keeps publishing, always the same old price. */
export default defineFault({
  name: "zombie-heartbeat",
  title: "publishes an old price as new",
  models:
    "A publisher whose upstream froze: every time is fresh, and the price is the one from the start of the fault.",
  incidents: [],
  parameters: z.strictObject({}),
  example: {},
  touches: ["observation", "answer", "time"],
  isExclusive: true,
  reach: "named",
  effects: {
    observe: (_, { start, truthAt }) => truthAt(start),
    answer: (_, { start, truthAt }) => truthAt(start),
    updatedAt: (_, { now }) => now,
  },
  drill: {
    cannot: "Its price stands still while its time moves on: at one block it is a healthy answer.",
  },
  expected: {
    Ordered: { levels: ["Normal", "Degraded"], faults: ["None", "Outlier"] },
    Median: { levels: ["Normal", "Degraded"], faults: ["None", "Outlier"] },
  },
});
