import type { Rule } from "../rule.ts";
import { overlapsOf } from "../subject.ts";

/** One provider has a voice in two groups. */
export default {
  id: "provider-in-two-groups",
  title: "One provider has a voice in two groups",
  severity: "error",
  isWaivable: false,
  why: "A provider that fails takes all of its feeds along; two voices of it make a quorum of one.",
  incidents: ["synthetix-sxag-2020", "moonwell-wrseth-2025"],
  remedy: "Give both sources the same group.",
  check: ({ oracles }) =>
    oracles.flatMap((oracle) =>
      overlapsOf(oracle, ({ provider }) => provider).map(({ earlier, later, shared }) => ({
        path: [...later.path, "group"],
        message: `is ${JSON.stringify(later.source.group)}, but ${JSON.stringify(later.source.feed)} has the provider ${JSON.stringify(shared)} in common with ${JSON.stringify(earlier.source.feed)} of group ${JSON.stringify(earlier.source.group)}`,
      })),
    ),
} satisfies Rule;
