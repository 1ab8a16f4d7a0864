import type { Discovery, Rule } from "../rule.ts";

/** Seconds: seven days, as in contracts/OracleRouter.sol. */
const LONGEST = 604_800;

/** The times of a route's legs may be too far apart, or not at all. */
export default {
  id: "route-skew",
  title: "The times of a route's legs may be too far apart, or not at all",
  severity: "error",
  isWaivable: false,
  why: "When one leg moves and the other stands still, the ratio of both falls without anything having happened.",
  incidents: ["pyth-cbeth-morpho-2025"],
  remedy: "Set maxLegSkew above the slowest leg's heartbeat and below its maxAge; 0 for a single leg.",
  check: ({ spec, oracles }) =>
    spec.routes.flatMap(({ legs, maxLegSkew }, index): Discovery[] => {
      const path = ["routes", index, "maxLegSkew"];
      if (legs.length === 1) {
        return maxLegSkew === 0 ? [] : [{ path, message: `is ${maxLegSkew} for a single leg: 0` }];
      }
      if (maxLegSkew === 0) return [{ path, message: `is 0 for ${legs.length} legs: at least 1` }];
      if (maxLegSkew > LONGEST) return [{ path, message: `is ${maxLegSkew}: at most ${LONGEST}` }];
      const used = oracles.filter(({ pair }) => legs.some(({ oracle }) => oracle === pair));
      const sources = used.flatMap(({ voting }) => voting);
      const oldest = Math.max(...sources.map(({ source }) => source.maxAge));
      if (maxLegSkew >= oldest) {
        return [
          {
            path,
            message: `is ${maxLegSkew}, and no source may be older than ${oldest}: less than that`,
            severity: "warning",
          },
        ];
      }
      const slowest = Math.max(0, ...sources.flatMap(({ feed }) => feed.heartbeatSeconds ?? []));
      if (maxLegSkew >= slowest) return [];
      return [
        {
          path,
          message: `is ${maxLegSkew}, so that a quiet source with a heartbeat of ${slowest} may stop the route`,
          severity: "note",
        },
      ];
    }),
} satisfies Rule;
