import { z } from "zod";
import { defineFault } from "../fault.ts";
import { CUSTOM_REVERT, REASON_REVERT } from "../stubAct.ts";

/** A feed whose call fails with a reason or a typed error. */
export default defineFault({
  name: "revert-with-data",
  title: "reverts with data",
  models: "A paused feed, an allow-list, an adapter that refuses: the call fails and says why.",
  incidents: ["compound-ceth-2022"],
  parameters: z.strictObject({ error: z.enum(["reason", "custom"]).default("reason") }),
  example: { error: "custom" },
  touches: ["call"],
  isExclusive: true,
  reach: "named",
  effects: {
    call: ({ parameters }) => (parameters.error === "custom" ? "RevertCustomError" : "RevertReason"),
  },
  drill: {
    kinds: ["hostile"],
    show: ({ error }) => (error === "custom" ? CUSTOM_REVERT : REASON_REVERT),
    variants: { custom: { error: "custom" }, reason: { error: "reason" } },
  },
  expected: {
    Ordered: { levels: ["Degraded"], faults: ["Reverted"] },
    Median: { levels: ["Degraded"], faults: ["Reverted"] },
  },
});
