import type { Discovery, Rule } from "../rule.ts";

/** Seconds: a day and an hour, the slowest heartbeat in use with its margin. */
const LONGEST = 90_000;
/** Their time is the block's, whatever the age of what they say. */
const TIMELESS: readonly string[] = ["twap", "rate"];

/** No heartbeat says which age limit is right. */
export default {
  id: "max-age-unfounded",
  title: "No heartbeat says which age limit is right",
  severity: "note",
  isWaivable: false,
  why: "An age limit that rests on nothing is either refused in calm hours or believes what has stopped.",
  incidents: ["pyth-cbeth-morpho-2025"],
  remedy: "Ask the operator for its heartbeat; until then keep maxAge short and the source behind others.",
  check: ({ oracles }) =>
    oracles.flatMap(({ voting }) =>
      voting.flatMap(({ path, source, origins }): Discovery[] => {
        const unknown = origins.find(
          ({ feed }) => feed.heartbeatSeconds === null && !TIMELESS.includes(feed.model),
        );
        if (unknown === undefined) return [];
        const message = `is ${source.maxAge}, but the heartbeat of ${JSON.stringify(unknown.key)} is not known`;
        if (source.maxAge <= LONGEST) return [{ path: [...path, "maxAge"], message }];
        return [
          { path: [...path, "maxAge"], message: `${message}: at most ${LONGEST}`, severity: "warning" },
        ];
      }),
    ),
} satisfies Rule;
