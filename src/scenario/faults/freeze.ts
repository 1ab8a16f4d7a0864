import { z } from "zod";
import { defineFault } from "../fault.ts";
import { aged } from "../stubAct.ts";

/** A provider that stops to publish: its last answer stands and ages (Chainlink in September 2020). */
export default defineFault({
  name: "freeze",
  title: "stops publishing",
  models:
    "A provider's operators stop, or run out of gas: the last answer stays, first right, then off, then too old.",
  incidents: [],
  parameters: z.strictObject({}),
  example: {},
  touches: ["publishing"],
  isExclusive: true,
  reach: "named",
  effects: { publishes: () => false },
  drill: {
    show: (_, { maxAge }) => aged(maxAge + 1),
  },
  expected: {
    Ordered: { levels: ["Normal", "Degraded"], faults: ["None", "Stale"] },
    Median: { levels: ["Normal", "Degraded"], faults: ["None", "Stale"] },
  },
});
