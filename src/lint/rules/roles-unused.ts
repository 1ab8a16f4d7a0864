import type { Rule } from "../rule.ts";

/** Roles are given for nothing. */
export default {
  id: "roles-unused",
  title: "Roles are given for nothing",
  severity: "note",
  isWaivable: true,
  why: "No oracle of the file is governed: the accounts can do nothing.",
  incidents: [],
  remedy: "Add governed to an oracle, or remove the roles.",
  check: ({ spec, oracles }) =>
    spec.roles !== undefined && oracles.every(({ oracle }) => oracle.governed === undefined)
      ? [{ path: ["roles"], message: "are given, but no oracle is governed" }]
      : [],
} satisfies Rule;
