import { z } from "zod";
import { defineFault } from "../fault.ts";

/** A feed that answers the price of the other way round. */
export default defineFault({
  name: "inverted",
  title: "answers one over the price",
  models: "Base and quote mixed up in a configuration: 1/3000 instead of 3000.",
  incidents: ["ploutos-2026"],
  parameters: z.strictObject({}),
  example: {},
  touches: ["answer"],
  isExclusive: true,
  reach: "named",
  effects: { answer: (price, { unit }) => (price === 0 ? 0 : (unit * unit) / price) },
  drill: {
    show: (_, { decimals }) => ({
      act: "edit",
      edits: [{ field: "price", operation: "invert", operand: 10n ** BigInt(2 * decimals) }],
    }),
  },
  expected: {
    Ordered: { levels: ["Degraded"], faults: ["Outlier"] },
    Median: { levels: ["Degraded"], faults: ["Outlier"] },
  },
});
