import type { Rule } from "../rule.ts";

/** Roles are given as soon as oracles are replaced. */
export default {
  id: "admin-as-soon",
  title: "Roles are given as soon as oracles are replaced",
  severity: "note",
  isWaivable: true,
  why: "Who takes the governor's key takes the guardian's role away in the same time in which the guardian cancels the rest.",
  incidents: [],
  remedy: "Set adminDelay above governorDelay: to a week, for one.",
  check: ({ spec: { roles } }) => {
    if (roles === undefined) return [];
    const { governorDelay, adminDelay } = roles;
    if (adminDelay === undefined) {
      return [
        { path: ["roles", "adminDelay"], message: `is governorDelay, ${governorDelay}: longer than that` },
      ];
    }
    return adminDelay === governorDelay
      ? [{ path: ["roles", "adminDelay"], message: `is ${adminDelay}: longer than governorDelay` }]
      : [];
  },
} satisfies Rule;
