import type { Rule } from "../rule.ts";

/** Characters of a description that are shown. */
const LONGEST = 60;

/** Whether the words of a description are, or begin with, the pair; one without a pair says nothing. */
const names = (description: string, pair: string): boolean => {
  const words = description.toUpperCase().match(/[A-Z0-9.]+/g) ?? [];
  const [base = "", quote = ""] = pair.toUpperCase().split("/");
  return words.length < 2 || (words[0] === base && words[1] === quote);
};

/** A feed describes itself as another pair. */
export default {
  id: "live-description",
  title: "A feed describes itself as another pair",
  severity: "warning",
  why: "The address of one asset's feed in another's place is fresh, healthy and wrong.",
  incidents: ["rho-2024", "ploutos-2026", "geist-multichain-2023"],
  remedy: "Compare the address with its source, and correct the address or the pair.",
  check: ({ spec, live }) =>
    [...(live?.feeds ?? [])].flatMap(([key, { description }]) => {
      const pair = spec.feeds[key]?.pair;
      if (pair === undefined || description === undefined || names(description, pair)) return [];
      const message = `is ${pair}, but the feed says ${JSON.stringify(description.slice(0, LONGEST))}`;
      return [{ path: ["feeds", key, "pair"], message }];
    }),
} satisfies Rule;
