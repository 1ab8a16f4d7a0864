import { decimalText, distanceBps } from "../limits.ts";
import { liveSources } from "../liveSources.ts";
import type { Rule } from "../rule.ts";

/** Live sources do not agree. */
export default {
  id: "live-disagreement",
  title: "Live sources do not agree",
  severity: "error",
  isWaivable: false,
  why: "An oracle whose sources disagree today is Restricted from its first block on.",
  incidents: ["rho-2024", "binance-usde-2025"],
  remedy: "Find the one that is off, and why, before the deployment.",
  check: (subject) => {
    const seen = liveSources(subject).filter(({ source }) => source.role !== "Shadow");
    return seen.flatMap((later, index) =>
      seen.slice(0, index).flatMap((earlier) => {
        if (earlier.subject !== later.subject || earlier.price === undefined || later.price === undefined)
          return [];
        const { path, oracle } = later.subject;
        const distance = distanceBps(earlier.price, later.price);
        if (distance <= BigInt(oracle.maxDeviationBps)) return [];
        const message = `is ${oracle.maxDeviationBps}, but ${JSON.stringify(earlier.source.feed)} says ${decimalText(earlier.price)} and ${JSON.stringify(later.source.feed)} ${decimalText(later.price)}, ${distance} bps apart`;
        return [{ path: [...path, "maxDeviationBps"], message }];
      }),
    );
  },
} satisfies Rule;
