import type { Rule } from "../rule.ts";
import { overlapsOf } from "../subject.ts";

/** One admin can change feeds of two groups. */
export default {
  id: "admin-in-two-groups",
  title: "One admin can change feeds of two groups",
  severity: "warning",
  isWaivable: true,
  why: "Whoever replaces both feeds is the quorum.",
  incidents: ["ribbon-2025", "drift-2026"],
  remedy: "Give both sources the same group, or take a provider with another admin.",
  check: ({ oracles }) =>
    oracles.flatMap((oracle) =>
      overlapsOf(oracle, ({ admin }) => admin).map(({ earlier, later, shared }) => ({
        path: [...later.path, "group"],
        message: `is ${JSON.stringify(later.source.group)}, but ${JSON.stringify(later.source.feed)} has the admin ${JSON.stringify(shared)} in common with ${JSON.stringify(earlier.source.feed)} of group ${JSON.stringify(earlier.source.group)}`,
      })),
    ),
} satisfies Rule;
