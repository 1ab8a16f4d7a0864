import { z } from "zod";
import { defineFault } from "../fault.ts";

/** A feed that answers zero. */
export default defineFault({
  name: "zero",
  title: "answers zero",
  models: "A feed after a migration, or a pair that was removed: zero, with a fresh time.",
  incidents: ["resupply-2025"],
  parameters: z.strictObject({}),
  example: {},
  touches: ["answer"],
  isExclusive: true,
  reach: "named",
  effects: { answer: () => 0 },
  drill: {
    kinds: ["loss", "impossible"],
    show: () => ({ act: "edit", edits: [{ field: "price", operation: "set", operand: 0n }] }),
  },
  expected: {
    Ordered: { levels: ["Degraded"], faults: ["NonPositive"] },
    Median: { levels: ["Degraded"], faults: ["NonPositive"] },
  },
});
