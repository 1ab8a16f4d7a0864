import { z } from "zod";
import { defineFault } from "../fault.ts";
import { scaledPrice } from "../stubAct.ts";

const BPS = 10_000;

/** A provider whose price leaps for moments, again and again. */
export default defineFault({
  name: "spike",
  title: "spikes now and then",
  models: "A flash loan through a spot price, or one bad trade on a venue: gone again within minutes.",
  incidents: ["harvest-2020", "zunami-2023", "binance-usde-2025"],
  parameters: z.strictObject({
    bps: z.number().min(-9_999).max(1e9).describe("Basis points of the true price that it leaps by."),
    everySeconds: z.number().int().min(1).describe("From one spike to the next."),
    lengthSeconds: z.number().int().min(1).describe("How long a spike lasts."),
  }),
  example: { bps: 2_500, everySeconds: 1_800, lengthSeconds: 120 },
  touches: ["observation"],
  isExclusive: false,
  reach: "named",
  effects: {
    observe: (price, { parameters, now, start }) =>
      (now - start) % parameters.everySeconds < parameters.lengthSeconds
        ? price * (1 + parameters.bps / BPS)
        : price,
  },
  drill: {
    show: ({ bps }) => scaledPrice(1 + bps / BPS),
  },
  expected: {
    Ordered: { levels: ["Normal", "Degraded"], faults: ["None", "Outlier"] },
    Median: { levels: ["Normal", "Degraded"], faults: ["None", "Outlier"] },
  },
});
