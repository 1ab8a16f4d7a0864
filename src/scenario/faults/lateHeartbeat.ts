import { z } from "zod";
import { defineFault } from "../fault.ts";
import { aged } from "../stubAct.ts";

/** A provider whose regular updates come later than it promises; moves of the price are still published. */
export default defineFault({
  name: "late-heartbeat",
  title: "publishes its heartbeat late",
  models:
    "Keepers that fall behind in quiet times: the price is right, but its time is older than the heartbeat allows.",
  incidents: [],
  parameters: z.strictObject({
    delaySeconds: z.number().int().min(1).describe("Seconds beyond the heartbeat."),
  }),
  example: { delaySeconds: 1_800 },
  touches: ["publishing"],
  isExclusive: false,
  reach: "named",
  effects: { heartbeat: (seconds, { parameters }) => seconds + parameters.delaySeconds },
  market: "calm",
  drill: {
    show: ({ delaySeconds }, { maxAge }) => aged(maxAge + delaySeconds),
  },
  expected: {
    Ordered: { levels: ["Normal", "Degraded"], faults: ["None", "Stale"] },
    Median: { levels: ["Normal", "Degraded"], faults: ["None", "Stale"] },
  },
});
