import { z } from "zod";
import { defineFault } from "../fault.ts";
import { scaledPrice } from "../stubAct.ts";

/** An asset that loses its peg, while only some providers follow. */
export default defineFault({
  name: "depeg",
  title: "follows a depeg that others miss",
  models:
    "The true price falls; the named sources follow it, the others go on saying what it used to be worth.",
  incidents: ["usual-usd0pp-2025", "scream-2022", "geist-multichain-2023", "ankr-helio-2022"],
  parameters: z.strictObject({
    multiplier: z
      .number()
      .min(0.0001)
      .max(10)
      .describe("What the true price is multiplied by at the end of the slide."),
    rampSeconds: z.number().int().min(0).default(0).describe("How long the slide takes."),
  }),
  example: { multiplier: 0.8, rampSeconds: 600 },
  touches: ["truth", "observation"],
  isExclusive: true,
  reach: "all",
  effects: {
    truth: (price, { parameters, now, start }) => {
      const share = parameters.rampSeconds === 0 ? 1 : Math.min(1, (now - start) / parameters.rampSeconds);
      return price * (1 - (1 - parameters.multiplier) * share);
    },
    observe: (price, { position, undisturbed }) => (position >= 0 ? price : undisturbed),
  },
  drill: {
    show: ({ multiplier }) => scaledPrice(multiplier),
  },
  expected: {
    Ordered: { levels: ["Degraded"], faults: ["Outlier"] },
    Median: { levels: ["Degraded"], faults: ["Outlier"] },
  },
});
