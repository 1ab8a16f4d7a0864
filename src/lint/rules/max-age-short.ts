import { bufferOf } from "../limits.ts";
import type { Rule } from "../rule.ts";

/** The age limit is shorter than the heartbeat and a margin. */
export default {
  id: "max-age-short",
  title: "The age limit is shorter than the heartbeat and a margin",
  severity: "error",
  isWaivable: true,
  why: "A healthy feed is then refused in every calm hour, or whenever the chain is crowded.",
  incidents: ["maker-black-thursday-2020"],
  remedy: "Set maxAge to the heartbeat and a tenth of it, from a minute to an hour.",
  check: ({ oracles }) =>
    oracles.flatMap(({ sources }) =>
      sources.flatMap(({ path, source, origins }) =>
        origins.flatMap(({ key, feed: { heartbeatSeconds } }) => {
          if (heartbeatSeconds === null) return [];
          const least = heartbeatSeconds + bufferOf(heartbeatSeconds);
          if (source.maxAge >= least) return [];
          const severity = source.maxAge < heartbeatSeconds ? "error" : "warning";
          const message = `is ${source.maxAge}, with a heartbeat of ${heartbeatSeconds} of ${JSON.stringify(key)}: at least ${least}`;
          return [{ path: [...path, "maxAge"], message, severity } as const];
        }),
      ),
    ),
} satisfies Rule;
