import { liveSources } from "../liveSources.ts";
import type { Rule } from "../rule.ts";

/** A source is stale now. */
export default {
  id: "live-age",
  title: "A source is stale now",
  severity: "error",
  isWaivable: true,
  why: "A standby that is not alive is none.",
  incidents: ["chainlink-node-drain-2020", "pyth-cbeth-morpho-2025"],
  remedy: "Ask the operator why it has stopped, or correct maxAge.",
  check: (subject) =>
    liveSources(subject).flatMap(({ path, source, origins, seen: { updatedAt } }) => {
      const { now } = subject.live ?? {};
      if (now === undefined || updatedAt === undefined || now - updatedAt <= BigInt(source.maxAge)) return [];
      // What has to be brought is old until somebody brings it; whether the quorum hangs on it is another rule's matter.
      const severity = origins.some(({ feed }) => feed.updates === "on-demand") ? "note" : "error";
      const message = `is ${source.maxAge}, but ${JSON.stringify(source.feed)} was updated ${now - updatedAt} seconds ago`;
      return [{ path: [...path, "maxAge"], message, severity } as const];
    }),
} satisfies Rule;
