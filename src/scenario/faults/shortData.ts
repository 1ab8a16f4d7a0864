import { z } from "zod";
import { defineFault } from "../fault.ts";

/** A feed whose call succeeds with less than a round. */
export default defineFault({
  name: "short-data",
  title: "returns too few bytes",
  models: "A contract of another interface behind the same address, or an account that only accepts calls.",
  incidents: [],
  parameters: z.strictObject({ bytes: z.literal([0, 32, 159]).default(159) }),
  example: { bytes: 159 },
  touches: ["call"],
  isExclusive: true,
  reach: "named",
  effects: {
    call: ({ parameters }) =>
      parameters.bytes === 0
        ? "ReturnNothing"
        : parameters.bytes === 32
          ? "ReturnOneWord"
          : "ReturnOneByteShort",
  },
  drill: {
    kinds: ["loss", "hostile"],
    show: ({ bytes }) => ({ act: "cut", bytes }),
    variants: { "159-bytes": { bytes: 159 }, empty: { bytes: 0 }, "32-bytes": { bytes: 32 } },
  },
  expected: {
    Ordered: { levels: ["Degraded"], faults: ["ShortData"] },
    Median: { levels: ["Degraded"], faults: ["ShortData"] },
  },
});
