import type { Rule } from "../rule.ts";

/** Nothing sees what the token trades at. */
export default {
  id: "rate-without-market",
  title: "Nothing sees what the token trades at",
  severity: "error",
  isWaivable: false,
  why: "A rate that an issuer or a contract states stays where it is while the market falls; everybody borrows against the difference.",
  incidents: ["scream-2022", "ankr-helio-2022", "usual-usd0pp-2025", "geist-multichain-2023"],
  remedy: "Price it by market feeds; use the rate in an oracle of its own.",
  check: ({ oracles }) =>
    oracles.flatMap(({ path, oracle, voting }) => {
      if (!voting.every(({ origins }) => origins.every(({ feed }) => feed.valuation === "exchange-rate")))
        return [];
      // A staking rate is a price that a lender may choose on purpose; a stablecoin's is none.
      const severity = oracle.class === "lst" ? ("warning" as const) : ("error" as const);
      return [
        {
          path: [...path, "sources"],
          message: "are exchange rates only: at least a quorum of market prices",
          severity,
        },
      ];
    }),
} satisfies Rule;
