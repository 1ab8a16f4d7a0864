import type { Rule } from "../rule.ts";
import { distinct } from "../subject.ts";

/** All values come about the same way. */
export default {
  id: "one-model",
  title: "All values come about the same way",
  severity: "note",
  isWaivable: true,
  why: "A crowded chain delays all that is pushed, a quiet keeper all that is pulled.",
  incidents: ["maker-black-thursday-2020"],
  remedy: "Add a source of another model, where the pair has one.",
  check: ({ oracles }) =>
    oracles.flatMap(({ path, voting }) => {
      const values = distinct(voting, ({ feed }) => feed.model);
      if (voting.length < 2 || values.length > 1) return [];
      return [
        { path: [...path, "sources"], message: `all have the model ${JSON.stringify(values[0])}: better 2` },
      ];
    }),
} satisfies Rule;
