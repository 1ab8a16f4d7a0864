import { z } from "zod";
import { defineFault } from "../fault.ts";
import { scaledPrice } from "../stubAct.ts";

/** A provider that takes the price times a constant for the price. */
export default defineFault({
  name: "factor",
  title: "answers a multiple of the price",
  models: "A wrong reference, a manipulated pool or a bad upstream: the answer is fresh and off by a factor.",
  incidents: ["synthetix-skrw-2019", "bzx-susd-2020", "warp-2020", "inverse-2022-04", "moonwell-wrseth-2025"],
  parameters: z.strictObject({
    multiplier: z.number().min(0).max(1e36).describe("What the true price is multiplied by."),
  }),
  example: { multiplier: 1.3 },
  touches: ["observation"],
  isExclusive: false,
  reach: "named",
  effects: { observe: (price, { parameters }) => price * parameters.multiplier },
  drill: {
    show: ({ multiplier }) => scaledPrice(multiplier),
    variants: {
      "x1.3": { multiplier: 1.3 },
      "x0.5": { multiplier: 0.5 },
      x10: { multiplier: 10 },
      "x0.1": { multiplier: 0.1 },
    },
  },
  expected: {
    Ordered: { levels: ["Degraded"], faults: ["Outlier"] },
    Median: { levels: ["Degraded"], faults: ["Outlier"] },
  },
});
