import { exact } from "../limits.ts";
import type { Rule } from "../rule.ts";

/** A feed's own clamp is a believable price. */
export default {
  id: "clamp-served",
  title: "A feed's own clamp is a believable price",
  severity: "error",
  isWaivable: false,
  why: "A feed that cannot go lower shows its lowest answer while the market is far below; everybody sells to who believes it.",
  incidents: ["blizz-luna-2022"],
  remedy: "Set minPrice above the feed's minAnswer, and maxPrice below its maxAnswer.",
  check: ({ oracles }) =>
    oracles.flatMap(({ path, oracle, voting }) =>
      voting.flatMap(({ source, feed: { minAnswer, maxAnswer } }) => {
        const isServedBelow =
          minAnswer !== undefined && (oracle.minPrice === null || exact(oracle.minPrice) <= exact(minAnswer));
        const isServedAbove =
          maxAnswer !== undefined && (oracle.maxPrice === null || exact(oracle.maxPrice) >= exact(maxAnswer));
        const name = JSON.stringify(source.feed);
        return [
          ...(isServedBelow
            ? [
                {
                  path: [...path, "minPrice"],
                  message: `is ${oracle.minPrice}, and ${name} stops at ${minAnswer}: more than that`,
                },
              ]
            : []),
          ...(isServedAbove
            ? [
                {
                  path: [...path, "maxPrice"],
                  message: `is ${oracle.maxPrice}, and ${name} stops at ${maxAnswer}: less than that`,
                },
              ]
            : []),
        ];
      }),
    ),
} satisfies Rule;
