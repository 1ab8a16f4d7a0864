import { z } from "zod";
import { defineFault } from "../fault.ts";

/** A feed that returns 100,000 bytes, so that who copies them runs out of gas. */
export default defineFault({
  name: "returndata-bomb",
  title: "returns far too much data",
  models: "A hostile or broken feed: 100,000 bytes of revert data, or behind a good round.",
  incidents: [],
  parameters: z.strictObject({ on: z.enum(["revert", "success"]).default("revert") }),
  example: { on: "revert" },
  touches: ["call"],
  isExclusive: true,
  reach: "named",
  effects: { call: ({ parameters }) => (parameters.on === "success" ? "ReturnBomb" : "RevertBomb") },
  drill: {
    kinds: ["hostile"],
    show: ({ on }) => ({ act: "bomb", on }),
    variants: { revert: { on: "revert" }, success: { on: "success" } },
  },
  expected: {
    Ordered: { levels: ["Degraded"], faults: ["Reverted"] },
    Median: { levels: ["Degraded"], faults: ["Reverted"] },
  },
});
