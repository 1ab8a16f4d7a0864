import { z } from "zod";
import { defineFault } from "../fault.ts";
import { CUSTOM_REVERT, scaledPrice } from "../stubAct.ts";

const BPS = 10_000;

/** A market so thin that little money moves its price. */
export default defineFault({
  name: "low-liquidity",
  title: "follows a thin market",
  models:
    "A pool or venue that lost its liquidity: an attacker holds the price off, and an adapter with a floor refuses.",
  incidents: ["inverse-2022-04", "solend-usdh-2022", "yieldblox-2026"],
  parameters: z.strictObject({
    impactBps: z
      .number()
      .min(-9_999)
      .max(1e9)
      .describe("What the attacker moves the price by, in basis points."),
    refuses: z.boolean().default(false).describe("Whether the adapter has a floor of liquidity and reverts."),
  }),
  example: { impactBps: 4_000 },
  touches: ["observation", "call"],
  isExclusive: true,
  reach: "named",
  effects: {
    observe: (price, { parameters }) => price * (1 + parameters.impactBps / BPS),
    call: ({ parameters }) => (parameters.refuses ? "RevertCustomError" : undefined),
  },
  drill: {
    show: ({ impactBps, refuses }) => (refuses ? CUSTOM_REVERT : scaledPrice(1 + impactBps / BPS)),
  },
  expected: {
    Ordered: { levels: ["Degraded"], faults: ["Outlier"] },
    Median: { levels: ["Degraded"], faults: ["Outlier"] },
  },
});
