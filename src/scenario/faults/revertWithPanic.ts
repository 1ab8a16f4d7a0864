import { z } from "zod";
import { defineFault } from "../fault.ts";
import { panicking } from "../stubAct.ts";

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
  drill: {
    show: ({ panic }) => panicking(panic === "division" ? 0x12 : 0x11),
  },
  expected: {
    Ordered: { levels: ["Degraded"], faults: ["Reverted"] },
    Median: { levels: ["Degraded"], faults: ["Reverted"] },
  },
});
