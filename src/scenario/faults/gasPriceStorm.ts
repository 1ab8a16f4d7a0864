import { z } from "zod";
import { defineFault } from "../fault.ts";

/** A chain so expensive that updates wait for their turn. */
export default defineFault({
  name: "gas-price-storm",
  title: "publishes late and seldom",
  models:
    "Congestion: transactions of publishers and keepers wait for their inclusion, and the price is old when it arrives.",
  incidents: ["maker-black-thursday-2020"],
  parameters: z.strictObject({
    waitSeconds: z
      .number()
      .int()
      .min(1)
      .describe("Longest wait; each update waits between half of it and all."),
  }),
  example: { waitSeconds: 7_200 },
  touches: ["publishing"],
  isExclusive: true,
  reach: "named",
  effects: {
    latency: (seconds, { parameters, random }) =>
      seconds + Math.round(parameters.waitSeconds * (0.5 + random() / 2)),
  },
  drill: {
    cannot: "It delays updates: at one block nothing shows but an age, which freeze shows.",
  },
  expected: {
    Ordered: { levels: ["Normal", "Degraded"], faults: ["None", "Stale", "Outlier"] },
    Median: { levels: ["Normal", "Degraded"], faults: ["None", "Stale", "Outlier"] },
  },
});
