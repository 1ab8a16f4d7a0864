import { legsOf } from "../../spec/spec.ts";
import type { Rule } from "../rule.ts";

/** Something in the file is used by nothing. */
export default {
  id: "unused",
  title: "Something in the file is used by nothing",
  severity: "note",
  isWaivable: true,
  why: "What is left over from an earlier version is taken for a part of this one.",
  incidents: ["api3-rubusd-2023"],
  remedy: "Remove it.",
  check: ({ spec, oracles }) => {
    const feeds = new Set(
      oracles.flatMap(({ sources }) =>
        sources.flatMap(({ source, origins }) => [source.feed, ...origins.map(({ key }) => key)]),
      ),
    );
    for (const key of feeds) for (const leg of legsOf(spec, key)) feeds.add(leg);
    const providers = new Set(Object.values(spec.feeds).map(({ provider }) => provider));
    const assets = new Set(spec.routes.flatMap(({ base, quote }) => [base, quote]));
    const left = (field: "feeds" | "providers" | "assets", used: ReadonlySet<string>) =>
      Object.keys(spec[field])
        .filter((key) => !used.has(key))
        .map((key) => ({ path: [field, key], message: "is used by nothing" }));
    return [...left("feeds", feeds), ...left("providers", providers), ...left("assets", assets)];
  },
} satisfies Rule;
