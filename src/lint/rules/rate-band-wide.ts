import type { Rule } from "../rule.ts";

/** Basis points. */
const WIDEST: ReadonlyMap<string, number> = new Map([
  ["maxGrowthBpsPerYear", 2_000],
  ["maxDropBps", 1_000],
  ["allowanceBps", 100],
]);

/** A token's rate may grow or fall faster than any token earns. */
export default {
  id: "rate-band-wide",
  title: "A token's rate may grow or fall faster than any token earns",
  severity: "warning",
  isWaivable: false,
  why: "A donation lifts a rate at once; only a narrow band refuses it.",
  incidents: ["cream-yusd-2021", "lodestar-2022", "venus-wusdm-2025", "llamalend-sdola-2026", "makina-2026"],
  remedy: "Set the band to twice what the token earns.",
  check: ({ spec }) =>
    Object.entries(spec.feeds).flatMap(([key, { adapter }]) => {
      const limits = adapter?.config["limits"];
      if (typeof limits !== "object" || limits === null) return [];
      return Object.entries(limits).flatMap(([name, value]) => {
        const most = WIDEST.get(name);
        if (most === undefined || typeof value !== "number" || value <= most) return [];
        return [
          {
            path: ["feeds", key, "adapter", "config", "limits", name],
            message: `is ${value}: at most ${most}`,
          },
        ];
      });
    }),
} satisfies Rule;
