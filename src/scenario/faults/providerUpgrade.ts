import { z } from "zod";
import { defineFault } from "../fault.ts";

/** A provider that replaces its contract: a while of nothing, then another format. */
export default defineFault({
  name: "provider-upgrade",
  title: "is upgraded badly",
  models: "A proxy that is switched: calls fail for a while, and afterwards the answers have other decimals.",
  incidents: ["compound-ceth-2022"],
  parameters: z.strictObject({
    downSeconds: z.number().int().min(0).describe("How long calls fail."),
    shift: z
      .number()
      .int()
      .min(-18)
      .max(36)
      .default(0)
      .describe("Powers of ten that answers are off by afterwards."),
  }),
  example: { downSeconds: 1_800, shift: 10 },
  touches: ["answer", "call"],
  isExclusive: true,
  reach: "named",
  effects: {
    answer: (price, { parameters }) => price * 10 ** parameters.shift,
    call: ({ parameters, now, start }) => (now - start < parameters.downSeconds ? "RevertEmpty" : undefined),
  },
  drill: {
    kinds: ["upgrade"],
    show: () => ({ act: "revert", data: "0x" }),
  },
  expected: {
    Ordered: { levels: ["Degraded"], faults: ["Reverted", "Outlier"] },
    Median: { levels: ["Degraded"], faults: ["Reverted", "Outlier"] },
  },
});
