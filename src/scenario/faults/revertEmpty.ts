import { z } from "zod";
import { defineFault } from "../fault.ts";

/** A feed whose call fails without a word. */
export default defineFault({
  name: "revert-empty",
  title: "reverts without data",
  models: "A feed behind a proxy that lost its function, or a bare require: the call fails and says nothing.",
  incidents: ["compound-ceth-2022"],
  parameters: z.strictObject({}),
  example: {},
  touches: ["call"],
  isExclusive: true,
  reach: "named",
  effects: { call: () => "RevertEmpty" },
  drill: {
    kinds: ["loss", "hostile"],
    show: () => ({ act: "revert", data: "0x" }),
  },
  expected: {
    Ordered: { levels: ["Degraded"], faults: ["Reverted"] },
    Median: { levels: ["Degraded"], faults: ["Reverted"] },
  },
});
