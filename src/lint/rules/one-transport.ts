import type { Rule } from "../rule.ts";
import { distinct } from "../subject.ts";

/** All values reach the chain the same way. */
export default {
  id: "one-transport",
  title: "All values reach the chain the same way",
  severity: "warning",
  isWaivable: true,
  why: "When that way is closed, all providers are late together.",
  incidents: ["maker-black-thursday-2020"],
  remedy: "Add a source with another transport.",
  check: ({ oracles }) =>
    oracles.flatMap(({ path, voting }) => {
      const values = distinct(voting, ({ transport }) => transport);
      if (voting.length < 2 || values.length > 1) return [];
      return [
        {
          path: [...path, "sources"],
          message: `all have the transport ${JSON.stringify(values[0])}: better 2`,
        },
      ];
    }),
} satisfies Rule;
