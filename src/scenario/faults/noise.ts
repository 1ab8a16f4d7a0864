import { z } from "zod";
import { defineFault } from "../fault.ts";

const BPS = 10_000;

/** A provider whose price trembles around the true one. */
export default defineFault({
  name: "noise",
  title: "is noisy",
  models: "Thin upstream markets or few operators: every observation is off by chance.",
  incidents: [],
  parameters: z.strictObject({
    deviationBps: z.number().min(0).max(5_000).describe("Standard deviation in basis points."),
  }),
  example: { deviationBps: 300 },
  touches: ["observation"],
  isExclusive: false,
  reach: "named",
  effects: {
    observe: (price, { parameters, randomNormal }) =>
      price * Math.max(0, 1 + (parameters.deviationBps * randomNormal()) / BPS),
  },
  drill: {
    cannot: "It is random from one update to the next; factor shows one deviation of its size.",
  },
  expected: {
    Ordered: { levels: ["Normal", "Degraded"], faults: ["None", "Outlier"] },
    Median: { levels: ["Normal", "Degraded"], faults: ["None", "Outlier"] },
  },
});
