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
  remedy: "Set governorDelay to two days or more, and adminDelay to no less.",
  check: ({ spec: { roles } }) => {
    if (roles === undefined) return [];
    const { governorDelay, adminDelay = governorDelay } = roles;
    return [
      ...(governorDelay < SHORTEST
        ? [{ path: ["roles", "governorDelay"], message: `is ${governorDelay}: at least ${SHORTEST}` }]
        : []),
      // Who gives roles sooner makes a governor of its own, without a delay.
      ...(adminDelay < governorDelay
        ? [
            {
              path: ["roles", "adminDelay"],
              message: `is ${adminDelay}: at least governorDelay, ${governorDelay}`,
            },
          ]
        : []),
    ];
  },
} satisfies Rule;
