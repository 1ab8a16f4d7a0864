import { z } from "zod";
import { defineFault } from "../fault.ts";

/** A feed that burns whatever gas it is given. */
export default defineFault({
  name: "out-of-gas",
  title: "burns all gas",
  models:
    "An endless loop or an invalid instruction after an upgrade: who forwards all gas has none left for another feed.",
  incidents: [],
  parameters: z.strictObject({
    by: z.enum(["invalid", "loop"]).default("invalid").describe("A loop is slow to simulate."),
  }),
  example: { by: "invalid" },
  touches: ["call"],
  isExclusive: true,
  reach: "named",
  effects: {
    call: ({ parameters }) => (parameters.by === "loop" ? "InfiniteLoop" : "InvalidOpcode"),
  },
  drill: {
    kinds: ["hostile"],
    show: () => ({ act: "burn" }),
  },
  expected: {
    Ordered: { levels: ["Degraded"], faults: ["OutOfGas"] },
    Median: { levels: ["Degraded"], faults: ["OutOfGas"] },
  },
});
