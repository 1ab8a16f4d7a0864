import type { Spec } from "../../spec/schema.ts";
import type { Discovery, Rule } from "../rule.ts";

const symbolOf = (spec: Spec, key: string): string => spec.assets[key]?.symbol ?? key;

/** A route's legs do not lead from its base to its quote. */
export default {
  id: "route-legs",
  title: "A route's legs do not lead from its base to its quote",
  severity: "error",
  isWaivable: false,
  why: "The router multiplies what it is given: a leg the wrong way round, or of another asset, is a wrong price that nothing refuses.",
  incidents: ["rho-2024", "geist-multichain-2023"],
  remedy: "Order the legs from base to quote, and invert where the oracle's pair is the other way round.",
  check: ({ spec }) =>
    spec.routes.flatMap((route, index): Discovery[] => {
      let held = symbolOf(spec, route.base);
      for (const [leg, { oracle, inverted }] of route.legs.entries()) {
        const [base = "", quote = ""] = oracle.split("/");
        const [from, to] = inverted ? [quote, base] : [base, quote];
        if (from !== held) {
          const message = `is ${JSON.stringify(oracle)}${inverted ? " inverted" : ""}, which leads from ${from}, but the way has come to ${held}`;
          return [{ path: ["routes", index, "legs", leg], message }];
        }
        held = to;
      }
      const quote = symbolOf(spec, route.quote);
      if (route.base === route.quote)
        return [
          {
            path: ["routes", index, "quote"],
            message: `is ${JSON.stringify(quote)}, the base too: another asset`,
          },
        ];
      if (held === quote) return [];
      return [
        {
          path: ["routes", index, "quote"],
          message: `is ${JSON.stringify(quote)}, but the legs end at ${held}`,
        },
      ];
    }),
} satisfies Rule;
