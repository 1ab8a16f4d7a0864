import type { Rule } from "../rule.ts";

/** Two routes serve the same pair of assets, or one uses an oracle twice. */
export default {
  id: "route-repeated",
  title: "Two routes serve the same pair of assets, or one uses an oracle twice",
  severity: "error",
  isWaivable: false,
  why: "The router refuses the second: a route serves both directions.",
  incidents: [],
  remedy: "Remove one of the two.",
  check: ({ spec }) => {
    const seen = new Map<string, number>();
    return spec.routes.flatMap(({ base, quote, legs }, index) => {
      const addresses = [base, quote]
        .map((key) => spec.assets[key]?.address ?? key)
        .sort()
        .join(" ");
      const earlier = seen.get(addresses);
      seen.set(addresses, earlier ?? index);
      const repeated = legs.findIndex(
        ({ oracle }, leg) => legs.findIndex((other) => other.oracle === oracle) < leg,
      );
      return [
        ...(earlier === undefined
          ? []
          : [
              {
                path: ["routes", index],
                message: `is ${base} in ${quote}, which routes[${earlier}] serves, in both directions`,
              },
            ]),
        ...(repeated === -1
          ? []
          : [
              {
                path: ["routes", index, "legs", repeated],
                message: `is ${JSON.stringify(legs[repeated]?.oracle)} once more: each oracle once`,
              },
            ]),
      ];
    });
  },
} satisfies Rule;
