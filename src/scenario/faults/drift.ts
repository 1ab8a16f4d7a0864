import { z } from "zod";
import { defineFault } from "../fault.ts";
import { scaledPrice } from "../stubAct.ts";

const BPS = 10_000;

/** A provider whose price slides away from the true one. */
export default defineFault({
  name: "drift",
  title: "drifts away from the price",
  models:
    "A slow manipulation, or an index that lost members: small enough at every update to look like the market.",
  incidents: [],
  parameters: z.strictObject({
    bpsPerHour: z
      .number()
      .min(-5_000)
      .max(100_000)
      .describe("Basis points of the true price gained in an hour."),
  }),
  example: { bpsPerHour: 300 },
  touches: ["observation"],
  isExclusive: false,
  reach: "named",
  effects: {
    observe: (price, { parameters, now, start }) =>
      price * Math.max(0, 1 + (parameters.bpsPerHour * (now - start)) / 3_600 / BPS),
  },
  drill: {
    show: ({ bpsPerHour }) => scaledPrice(1 + bpsPerHour / BPS),
  },
  expected: {
    Ordered: { levels: ["Normal", "Degraded"], faults: ["None", "Outlier"] },
    Median: { levels: ["Normal", "Degraded"], faults: ["None", "Outlier"] },
  },
});
