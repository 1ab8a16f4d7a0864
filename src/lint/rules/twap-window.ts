import type { Rule } from "../rule.ts";

/** Seconds. */
const SHORTEST = 1_800;

/** A pool is averaged over too short a time. */
export default {
  id: "twap-window",
  title: "A pool is averaged over too short a time",
  severity: "warning",
  isWaivable: false,
  why: "What is averaged over a few blocks is bought for a few blocks.",
  incidents: ["inverse-2022-04", "rodeo-2023", "rari-fuse-vusd-2021"],
  remedy: "Average over half an hour or more.",
  check: ({ spec }) =>
    Object.entries(spec.feeds).flatMap(([key, { adapter }]) => {
      const window = adapter?.config["window"];
      if (typeof window !== "number" || window >= SHORTEST) return [];
      return [
        {
          path: ["feeds", key, "adapter", "config", "window"],
          message: `is ${window}: at least ${SHORTEST}`,
        },
      ];
    }),
} satisfies Rule;
