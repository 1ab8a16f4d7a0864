import type { Rule, SourceSubject } from "../rule.ts";

/** Of the upstreams of both, how many are shared (Jaccard). */
const MAX_OVERLAP = 0.5;

const upstreamsOf = ({ origins }: SourceSubject): ReadonlySet<string> =>
  new Set(origins.flatMap(({ upstreams }) => upstreams));

const overlapOf = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => {
  const all = new Set([...one, ...other]);
  return all.size === 0 ? 0 : [...one].filter((value) => other.has(value)).length / all.size;
};

/** Two groups take their values from mostly the same places. */
export default {
  id: "upstreams-shared",
  title: "Two groups take their values from mostly the same places",
  severity: "warning",
  isWaivable: true,
  why: "Providers that follow the same venue agree on its mistakes.",
  incidents: ["liqwid-2024", "binance-usde-2025", "venus-snbnb-2023"],
  remedy: "Give both sources the same group, or take one that reads other venues.",
  check: ({ oracles }) =>
    oracles.flatMap(({ voting }) =>
      voting.flatMap((later, index) =>
        voting.slice(0, index).flatMap((earlier) => {
          const overlap = overlapOf(upstreamsOf(earlier), upstreamsOf(later));
          if (earlier.source.group === later.source.group || overlap <= MAX_OVERLAP) return [];
          const message = `is ${JSON.stringify(later.source.group)}, but ${JSON.stringify(later.source.feed)} shares ${Math.round(overlap * 100)} % of its upstreams with ${JSON.stringify(earlier.source.feed)} of group ${JSON.stringify(earlier.source.group)}: at most ${MAX_OVERLAP * 100} %`;
          return [{ path: [...later.path, "group"], message }];
        }),
      ),
    ),
} satisfies Rule;
