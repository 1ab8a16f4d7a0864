import type { Rule } from "../rule.ts";

/** Seconds: two days. */
const SHORTEST = 172_800;

/** Oracles can be replaced before anybody can leave. */
export default {
  id: "governor-delay",
  title: "Oracles can be replaced before anybody can leave",
  severity: "error",
  isWaivable: false,
  why: "Whoever takes the key takes the price in the same block.",
  incidents: ["drift-2026", "ploutos-2026", "sonne-2024"],
  remedy: "Set governorDelay to two days or more.",
  check: ({ spec: { roles } }) =>
    roles === undefined || roles.governorDelay >= SHORTEST
      ? []
      : [{ path: ["roles", "governorDelay"], message: `is ${roles.governorDelay}: at least ${SHORTEST}` }],
} satisfies Rule;
