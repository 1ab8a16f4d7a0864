import type { Rule } from "../rule.ts";
import { overlapsOf } from "../subject.ts";

/** One set of operators has a voice in two groups. */
export default {
  id: "operators-in-two-groups",
  title: "One set of operators has a voice in two groups",
  severity: "error",
  isWaivable: false,
  why: "Who signs both values can err, or be bought, in both.",
  incidents: ["chainlink-node-drain-2020", "fortress-2022"],
  remedy: "Give both sources the same group, or take another provider.",
  check: ({ oracles }) =>
    oracles.flatMap((oracle) =>
      overlapsOf(oracle, ({ operators }) => operators).map(({ earlier, later, shared }) => ({
        path: [...later.path, "group"],
        message: `is ${JSON.stringify(later.source.group)}, but ${JSON.stringify(later.source.feed)} has the operators ${JSON.stringify(shared)} in common with ${JSON.stringify(earlier.source.feed)} of group ${JSON.stringify(earlier.source.group)}`,
      })),
    ),
} satisfies Rule;
