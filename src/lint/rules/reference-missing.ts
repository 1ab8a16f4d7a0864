import type { Rule } from "../rule.ts";

/** Nothing is there to compare live prices with. */
export default {
  id: "reference-missing",
  title: "Nothing is there to compare live prices with",
  severity: "note",
  isWaivable: true,
  why: "A deployment is refused until somebody looked the price up: that is the check that finds swapped feeds and wrong scales.",
  incidents: ["rho-2024", "term-teth-2025", "ploutos-2026"],
  remedy: "Write the price, its date and where it was read into reference.",
  check: ({ oracles }) =>
    oracles
      .filter(({ oracle }) => oracle.reference === null)
      .map(({ path }) => ({
        path: [...path, "reference"],
        message: "is null: it has to be a price, looked up before the deployment",
      })),
} satisfies Rule;
