import { z } from "zod";
import { defineFault } from "../fault.ts";

/** A feed that carries an old answer over into new rounds. */
export default defineFault({
  name: "stuck-round",
  title: "carries an old round over",
  models:
    "An aggregator that opens rounds without reaching its quorum: the answer belongs to an earlier round than it says.",
  incidents: [],
  parameters: z.strictObject({}),
  example: {},
  touches: ["call"],
  isExclusive: true,
  reach: "named",
  effects: { call: () => "CarriedOver" },
  drill: {
    show: () => ({
      act: "edit",
      edits: [{ field: "answeredInRound", operation: "add", operand: -1n }],
    }),
  },
  expected: {
    Ordered: { levels: ["Degraded"], faults: ["Stale"] },
    Median: { levels: ["Degraded"], faults: ["Stale"] },
  },
});
