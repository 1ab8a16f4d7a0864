import { z } from "zod";
import { defineFault } from "../fault.ts";

/** A provider that cannot answer below or above fixed limits. */
export default defineFault({
  name: "min-max-clamp",
  title: "is clamped to a range",
  models:
    "An aggregator with a smallest and a largest answer: at a crash it goes on saying the smallest, freshly.",
  incidents: ["blizz-luna-2022"],
  parameters: z.strictObject({
    minPrice: z.number().min(0).default(0).describe("In quote currency; 0 for none."),
    maxPrice: z.number().min(0).default(0).describe("In quote currency; 0 for none."),
  }),
  example: { minPrice: 2_950 },
  touches: ["observation"],
  isExclusive: false,
  reach: "named",
  effects: {
    observe: (price, { parameters, unit }) => {
      const raised = Math.max(price, parameters.minPrice * unit);
      return parameters.maxPrice === 0 ? raised : Math.min(raised, parameters.maxPrice * unit);
    },
  },
  drill: {
    cannot: "It shows only while the market is beyond the clamp; factor shows a price that is off.",
  },
  expected: {
    Ordered: { levels: ["Normal", "Degraded"], faults: ["None", "Outlier"] },
    Median: { levels: ["Normal", "Degraded"], faults: ["None", "Outlier"] },
  },
});
