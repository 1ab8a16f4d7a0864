import { z } from "zod";
import { defineFault } from "../fault.ts";
import { scaledPrice } from "../stubAct.ts";

/** A feed that answers with other decimals than it says. */
export default defineFault({
  name: "wrong-decimals",
  title: "answers with wrong decimals",
  models: "A feed replaced by one of other decimals, or scaled twice: off by powers of ten, and fresh.",
  incidents: ["term-teth-2025", "ribbon-2025", "rho-2024"],
  parameters: z.strictObject({
    shift: z
      .number()
      .int()
      .min(-18)
      .max(36)
      .refine((shift) => shift !== 0, "must not be 0")
      .describe("Powers of ten that the answer is too large by; negative for too small."),
  }),
  example: { shift: 10 },
  touches: ["answer"],
  isExclusive: true,
  reach: "named",
  effects: { answer: (price, { parameters }) => price * 10 ** parameters.shift },
  drill: {
    show: ({ shift }) => scaledPrice(10 ** shift),
  },
  expected: {
    Ordered: { levels: ["Degraded"], faults: ["Outlier"] },
    Median: { levels: ["Degraded"], faults: ["Outlier"] },
  },
});
