import { z } from "zod";
import { defineFault } from "../fault.ts";
import { CUSTOM_REVERT } from "../stubAct.ts";

const BPS = 10_000;

interface Course {
  readonly now: number;
  readonly start: number;
  readonly end: number;
  readonly parameters: { readonly peakBps: number };
}

/** Rises in a straight line to the peak, and falls again. */
const halfWidth = ({ now, start, end, parameters }: Course): number =>
  parameters.peakBps * (1 - Math.abs((2 * (now - start)) / (end - start) - 1));

/** A provider whose confidence interval grows so wide that its adapter refuses (Pyth, September 2021). */
export default defineFault({
  name: "confidence-blow-out",
  title: "is not sure of its price",
  models:
    "Publishers disagree: the interval grows, the price trembles within it, and beyond a limit the adapter refuses.",
  incidents: [],
  parameters: z.strictObject({
    peakBps: z
      .number()
      .min(0)
      .max(100_000)
      .describe("Half width at the middle of the fault, in basis points."),
    refusesAboveBps: z.number().min(0).max(100_000).describe("Half width above which the adapter reverts."),
  }),
  example: { peakBps: 1_000, refusesAboveBps: 200 },
  touches: ["observation", "call"],
  isExclusive: false,
  reach: "named",
  effects: {
    observe: (price, moment) =>
      price * Math.max(0, 1 + (halfWidth(moment) * (2 * moment.random() - 1)) / BPS),
    call: (moment) =>
      halfWidth(moment) > moment.parameters.refusesAboveBps ? "RevertCustomError" : undefined,
  },
  drill: {
    show: () => CUSTOM_REVERT,
  },
  expected: {
    Ordered: { levels: ["Normal", "Degraded"], faults: ["None", "Reverted"] },
    Median: { levels: ["Normal", "Degraded"], faults: ["None", "Reverted"] },
  },
});
