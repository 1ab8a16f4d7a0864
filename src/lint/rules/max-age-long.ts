import { bufferOf } from "../limits.ts";
import type { Rule } from "../rule.ts";

/** The age limit is more than twice the heartbeat. */
export default {
  id: "max-age-long",
  title: "The age limit is more than twice the heartbeat",
  severity: "warning",
  isWaivable: false,
  why: "A feed that has stopped is believed for as long: its last price is the one before the crash.",
  incidents: ["blizz-luna-2022", "chainlink-node-drain-2020"],
  remedy: "Set maxAge to at most twice the heartbeat.",
  check: ({ oracles }) =>
    oracles.flatMap(({ sources }) =>
      sources.flatMap(({ path, source, origins }) => {
        const heartbeats = origins.flatMap(({ feed }) => feed.heartbeatSeconds ?? []);
        if (heartbeats.length === 0) return [];
        const slowest = Math.max(...heartbeats);
        const most = Math.max(2 * slowest, slowest + bufferOf(slowest));
        if (source.maxAge <= most) return [];
        return [
          {
            path: [...path, "maxAge"],
            message: `is ${source.maxAge}, with a heartbeat of ${slowest}: at most ${most}`,
          },
        ];
      }),
    ),
} satisfies Rule;
