import { z } from "zod";
import { defineFault } from "../fault.ts";

/** A feed that answers more than any price can be. */
export default defineFault({
  name: "huge",
  title: "answers more than any price",
  models:
    "An overflow, or a price in the wrong fixed point: beyond 2^127, where sums and products are not safe any more.",
  incidents: [],
  parameters: z.strictObject({}),
  example: {},
  touches: ["answer"],
  isExclusive: true,
  reach: "named",
  effects: { answer: () => Number.MAX_VALUE },
  drill: {
    kinds: ["impossible"],
    show: () => ({ act: "edit", edits: [{ field: "price", operation: "set", operand: 2n ** 255n - 1n }] }),
  },
  expected: {
    Ordered: { levels: ["Degraded"], faults: ["TooLarge"] },
    Median: { levels: ["Degraded"], faults: ["TooLarge"] },
  },
});
