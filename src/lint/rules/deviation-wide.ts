import { CLASS_LIMITS } from "../limits.ts";
import type { Rule } from "../rule.ts";

/** Sources may differ by more than is usual for such a pair. */
export default {
  id: "deviation-wide",
  title: "Sources may differ by more than is usual for such a pair",
  severity: "error",
  isWaivable: false,
  why: "What agrees within the bound is served; a wide bound lets a small lie be borrowed against.",
  incidents: ["harvest-2020", "usual-usd0pp-2025", "llamalend-sdola-2026"],
  remedy: "Narrow maxDeviationBps: 1 % for what stands near par, 5 % for what moves.",
  check: ({ oracles }) =>
    oracles.flatMap(({ path, oracle }) => {
      const most = CLASS_LIMITS[oracle.class].deviationBps;
      if (oracle.maxDeviationBps <= most) return [];
      const message = `is ${oracle.maxDeviationBps} for a pair of class ${JSON.stringify(oracle.class)}: at most ${most}`;
      return [{ path: [...path, "maxDeviationBps"], message }];
    }),
} satisfies Rule;
