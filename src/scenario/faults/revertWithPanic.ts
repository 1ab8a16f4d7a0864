import { z } from "zod";
import { defineFault } from "../fault.ts";

/** A feed that runs into a bug of its own. */
export default defineFault({
  name: "revert-with-panic",
  title: "panics",
  models: "Arithmetic that overflows or divides by zero inside the feed, as after a bad parameter change.",
  incidents: [],
  parameters: z.strictObject({ panic: z.enum(["overflow", "division"]).default("overflow") }),
  example: { panic: "division" },
  touches: ["call"],
  isExclusive: true,
  reach: "named",
  effects: {
    call: ({ parameters }) => (parameters.panic === "division" ? "PanicDivisionByZero" : "PanicOverflow"),
  },
  expected: {
    Ordered: { levels: ["Degraded"], faults: ["Reverted"] },
    Median: { levels: ["Degraded"], faults: ["Reverted"] },
  },
});
