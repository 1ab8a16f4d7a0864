import type { Rule } from "../rule.ts";

/** One account may both change and stop everything. */
export default {
  id: "governor-is-guardian",
  title: "One account may both change and stop everything",
  severity: "error",
  isWaivable: true,
  why: "One stolen key is both: it replaces the oracle and stops who would object.",
  incidents: ["drift-2026"],
  remedy: "Give the roles to two accounts that share no key.",
  check: ({ spec: { roles } }) =>
    roles !== undefined && roles.governor === roles.guardian
      ? [{ path: ["roles", "guardian"], message: `is ${roles.guardian}, the governor too: another account` }]
      : [],
} satisfies Rule;
