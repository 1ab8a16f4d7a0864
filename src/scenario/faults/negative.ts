import { z } from "zod";
import { defineFault } from "../fault.ts";

/** A feed that answers a negative price. */
export default defineFault({
  name: "negative",
  title: "answers below zero",
  models: "A signed price that went below zero, as oil futures did in April 2020, or a broken subtraction.",
  incidents: [],
  parameters: z.strictObject({}),
  example: {},
  touches: ["answer"],
  isExclusive: true,
  reach: "named",
  effects: { answer: (price) => -price },
  drill: {
    kinds: ["impossible"],
    show: () => ({ act: "edit", edits: [{ field: "price", operation: "set", operand: -1n }] }),
  },
  expected: {
    Ordered: { levels: ["Degraded"], faults: ["NonPositive"] },
    Median: { levels: ["Degraded"], faults: ["NonPositive"] },
  },
});
