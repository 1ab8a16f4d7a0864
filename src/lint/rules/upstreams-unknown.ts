import type { Rule } from "../rule.ts";

/** It is not known where a provider takes its values from. */
export default {
  id: "upstreams-unknown",
  title: "It is not known where a provider takes its values from",
  severity: "note",
  isWaivable: true,
  why: "Whether two groups follow the same venue cannot be told.",
  incidents: ["binance-usde-2025"],
  remedy: "Write down the provider's upstreams, where it publishes them.",
  check: ({ spec }) =>
    Object.entries(spec.providers)
      .filter(([, { upstreams }]) => upstreams.length === 0)
      .map(([key]) => ({
        path: ["providers", key, "upstreams"],
        message: "are none: the places are unknown",
      })),
} satisfies Rule;
