import { z } from "zod";
import { defineFault } from "../fault.ts";

/** A provider that sees the market late. */
export default defineFault({
  name: "lag",
  title: "sees an older price",
  models: "A slow upstream, or an average over a long window: fresh times, and the price of a while ago.",
  incidents: ["maker-black-thursday-2020", "inverse-2022-04"],
  parameters: z.strictObject({
    seconds: z.number().int().min(1).describe("How old the price is that it takes for the present one."),
  }),
  example: { seconds: 5_400 },
  touches: ["observation"],
  isExclusive: true,
  reach: "named",
  effects: { observe: (_, { parameters, now, truthAt }) => truthAt(now - parameters.seconds) },
  drill: {
    cannot:
      "It answers with a price of the past, which one block does not hold; factor shows a price that is off.",
  },
  expected: {
    Ordered: { levels: ["Normal", "Degraded"], faults: ["None", "Outlier"] },
    Median: { levels: ["Normal", "Degraded"], faults: ["None", "Outlier"] },
  },
});
