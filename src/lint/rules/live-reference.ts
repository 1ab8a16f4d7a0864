import { decimalText, distanceBps, exact } from "../limits.ts";
import { liveSources } from "../liveSources.ts";
import type { Rule } from "../rule.ts";

/** The live price is far off the reference. */
export default {
  id: "live-reference",
  title: "The live price is far off the reference",
  severity: "error",
  isWaivable: false,
  why: "Either somebody looked up another asset's price, or this feed prices another asset.",
  incidents: ["rho-2024", "term-teth-2025", "ploutos-2026"],
  remedy: "Find out which of the two is wrong; look the price up again if it has moved.",
  check: (subject) =>
    liveSources(subject).flatMap(({ subject: { path, oracle }, source, price }) => {
      if (price === undefined || oracle.reference === null) return [];
      const distance = distanceBps(price, exact(oracle.reference.price));
      if (distance <= BigInt(oracle.reference.boundBps)) return [];
      const message = `is ${oracle.reference.price}, ${distance} bps off the ${decimalText(price)} of ${JSON.stringify(source.feed)}: at most ${oracle.reference.boundBps}`;
      return [{ path: [...path, "reference", "price"], message }];
    }),
} satisfies Rule;
