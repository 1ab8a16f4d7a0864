import type { Rule } from "../rule.ts";

const ZERO = "0x0000000000000000000000000000000000000000";

/** A role belongs to nobody. */
export default {
  id: "role-nobody",
  title: "A role belongs to nobody",
  severity: "error",
  isWaivable: true,
  why: "What nobody may do is not done in the hour when it is needed.",
  incidents: ["compound-ceth-2022", "balancer-pause-2025"],
  remedy: "Name an account that exists.",
  check: ({ spec: { roles } }) =>
    (["manager", "governor", "guardian"] as const)
      .filter((name) => roles?.[name] === ZERO)
      .map((name) => ({ path: ["roles", name], message: "is the zero address: an account" })),
} satisfies Rule;
