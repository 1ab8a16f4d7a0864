import { z } from "zod";
import { defineFault } from "../fault.ts";

/** A feed whose round has bits where its types allow none. */
export default defineFault({
  name: "malformed-round",
  title: "returns words out of their types",
  models: "A feed of another version or layout: a round id of more than 80 bits, on which a decoder reverts.",
  incidents: [],
  parameters: z.strictObject({}),
  example: {},
  touches: ["call"],
  isExclusive: true,
  reach: "named",
  effects: { call: () => "DirtyRoundId" },
  drill: {
    show: () => ({ act: "edit", edits: [{ field: "round", operation: "set", operand: 2n ** 80n }] }),
  },
  expected: {
    Ordered: { levels: ["Degraded"], faults: ["Malformed"] },
    Median: { levels: ["Degraded"], faults: ["Malformed"] },
  },
});
