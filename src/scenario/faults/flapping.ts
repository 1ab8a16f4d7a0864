import { z } from "zod";
import { defineFault } from "../fault.ts";

/** A feed that fails and works by turns. */
export default defineFault({
  name: "flapping",
  title: "fails and works by turns",
  models: "An overloaded node or a race of upgrades: each recovery is short.",
  incidents: [],
  parameters: z.strictObject({
    downSeconds: z.number().int().min(1),
    upSeconds: z.number().int().min(1),
  }),
  example: { downSeconds: 600, upSeconds: 300 },
  touches: ["call"],
  isExclusive: true,
  reach: "named",
  effects: {
    call: ({ parameters, now, start }) =>
      (now - start) % (parameters.downSeconds + parameters.upSeconds) < parameters.downSeconds
        ? "RevertEmpty"
        : undefined,
  },
  drill: {
    show: () => ({ act: "revert", data: "0x" }),
  },
  expected: {
    Ordered: { levels: ["Normal", "Degraded"], faults: ["None", "Reverted"] },
    Median: { levels: ["Normal", "Degraded"], faults: ["None", "Reverted"] },
  },
});
