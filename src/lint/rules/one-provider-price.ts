import type { Discovery, Rule } from "../rule.ts";
import { distinct } from "../subject.ts";

/** One provider alone sets the price. */
export default {
  id: "one-provider-price",
  title: "One provider alone sets the price",
  severity: "error",
  isWaivable: false,
  why: "A provider that alone decides needs only one mistake: an operator's slip or a stolen key is served as the price.",
  incidents: [
    "synthetix-sxag-2020",
    "fortress-2022",
    "moonwell-wrseth-2025",
    "pragma-2025-07",
    "aster-xpl-2025",
    "moonwell-virtual-2025",
  ],
  remedy: "Set quorum to 2 or more, over groups of different providers.",
  check: ({ oracles }) =>
    oracles.flatMap(({ path, oracle, voting }): Discovery[] => {
      const providers = distinct(voting, ({ provider }) => provider);
      if (providers.length === 1) {
        return [
          { path: [...path, "sources"], message: `all come from ${providers[0]}: at least 2 providers` },
        ];
      }
      if (oracle.quorum > 1) return [];
      return [
        { path: [...path, "quorum"], message: "is 1, so that any one group sets the price: at least 2" },
      ];
    }),
} satisfies Rule;
