import { z } from "zod";
import { defineFault } from "../fault.ts";
import { aged } from "../stubAct.ts";

const TEN_YEARS = 10 * 365 * 24 * 60 * 60;

/** A feed that dates its data long ago. */
export default defineFault({
  name: "ancient-time",
  title: "dates its data long ago",
  models: "A time that was never set, or in another unit: good prices that look years old.",
  incidents: [],
  parameters: z.strictObject({}),
  example: {},
  touches: ["time"],
  isExclusive: true,
  reach: "named",
  effects: { updatedAt: () => -TEN_YEARS },
  drill: {
    show: () => aged(TEN_YEARS),
  },
  expected: {
    Ordered: { levels: ["Degraded"], faults: ["Stale"] },
    Median: { levels: ["Degraded"], faults: ["Stale"] },
  },
});
