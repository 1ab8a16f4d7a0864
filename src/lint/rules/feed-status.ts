import type { Rule } from "../rule.ts";

/** A feed has no future, or its present is not known. */
export default {
  id: "feed-status",
  title: "A feed has no future, or its present is not known",
  severity: "error",
  why: "A feed that was shut down answers on with its last price, until the age limit, or for ever.",
  incidents: ["api3-rubusd-2023", "chainlink-node-drain-2020"],
  remedy: "Take the feed that replaces it, or make it a Shadow.",
  check: ({ oracles }) =>
    oracles.flatMap(({ sources }) =>
      sources.flatMap(({ path, source, origins }) =>
        origins.flatMap(({ key, feed: { status } }) => {
          if (status === undefined || status === "listed") return [];
          const severity = source.role === "Shadow" ? "note" : status === "unverified" ? "warning" : "error";
          const message = `is ${JSON.stringify(source.feed)}, and ${JSON.stringify(key)} is ${status}: only listed feeds vote`;
          return [{ path: [...path, "feed"], message, severity } as const];
        }),
      ),
    ),
} satisfies Rule;
