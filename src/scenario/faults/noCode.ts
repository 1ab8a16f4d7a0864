import { z } from "zod";
import { defineFault } from "../fault.ts";

/** A feed that is not there any more. */
export default defineFault({
  name: "no-code",
  title: "has no code any more",
  models:
    "A feed that destroyed itself, or an address of another chain: a call succeeds and returns nothing.",
  incidents: [],
  parameters: z.strictObject({}),
  example: {},
  touches: ["call"],
  isExclusive: true,
  reach: "named",
  effects: { call: () => "NoCode" },
  drill: {
    kinds: ["loss"],
    show: () => ({ act: "noCode" }),
  },
  expected: {
    Ordered: { levels: ["Degraded"], faults: ["NoCode"] },
    Median: { levels: ["Degraded"], faults: ["NoCode"] },
  },
});
