import type { Rule } from "../rule.ts";

/** Two assets have the same address. */
export default {
  id: "asset-repeated",
  title: "Two assets have the same address",
  severity: "error",
  isWaivable: false,
  why: "The router keeps one set of decimals for an address.",
  incidents: ["ribbon-2025"],
  remedy: "Remove one of the two.",
  check: ({ spec }) => {
    const seen = new Map<string, string>();
    return Object.entries(spec.assets).flatMap(([key, { address }]) => {
      const earlier = seen.get(address);
      seen.set(address, earlier ?? key);
      if (earlier === undefined) return [];
      return [
        { path: ["assets", key, "address"], message: `is ${address}, that of ${earlier}: each address once` },
      ];
    });
  },
} satisfies Rule;
