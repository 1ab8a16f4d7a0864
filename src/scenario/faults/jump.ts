import { z } from "zod";
import { defineFault } from "../fault.ts";
import { scaledPrice } from "../stubAct.ts";

const BPS = 10_000;

/** A provider whose price jumps away at a moment and stays away. */
export default defineFault({
  name: "jump",
  title: "jumps away from the price",
  models: "A feed that was pointed at another asset or market: right, and from one update to the next wrong.",
  incidents: ["ploutos-2026", "rho-2024", "singularity-2026"],
  parameters: z.strictObject({
    bps: z.number().min(-9_999).max(1e9).describe("Basis points of the true price that it jumps by."),
    afterSeconds: z.number().int().min(0).default(0).describe("From the fault's start to the jump."),
  }),
  example: { bps: -1_500, afterSeconds: 3_600 },
  touches: ["observation"],
  isExclusive: false,
  reach: "named",
  effects: {
    observe: (price, { parameters, now, start }) =>
      now - start < parameters.afterSeconds ? price : price * (1 + parameters.bps / BPS),
  },
  drill: {
    show: ({ bps }) => scaledPrice(1 + bps / BPS),
  },
  expected: {
    Ordered: { levels: ["Normal", "Degraded"], faults: ["None", "Outlier"] },
    Median: { levels: ["Normal", "Degraded"], faults: ["None", "Outlier"] },
  },
});
