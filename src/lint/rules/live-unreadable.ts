import type { LiveFeed } from "../live.ts";
import type { Discovery, Rule } from "../rule.ts";

const ofAdapter = (
  key: string,
  contract: string,
  isBrought: boolean,
  { hasCode, answer, refusal }: LiveFeed,
): Discovery[] => {
  const path = ["feeds", key, "adapter"];
  if (!hasCode) return [{ path, message: `is ${contract}, which would not be constructed: ${refusal}` }];
  if (answer !== undefined) return [];
  // Until somebody brings one there is no update.
  const severity = isBrought ? "note" : "error";
  return [
    { path, message: `is ${contract}, which would not answer latestRoundData(): ${refusal}`, severity },
  ];
};

/** A feed does not answer on the chain. */
export default {
  id: "live-unreadable",
  title: "A feed does not answer on the chain",
  severity: "error",
  isWaivable: true,
  why: "An address without a contract, or of another one, is a source that never answers.",
  incidents: ["singularity-2026", "compound-ceth-2022", "loopscale-2025"],
  remedy: "Correct the address; where the operator has to admit the reader, arrange it.",
  check: ({ spec, live }) => {
    const ofFeeds = [...(live?.feeds ?? [])].flatMap(([key, seen]): Discovery[] => {
      const { address = "", adapter, requires, updates } = spec.feeds[key] ?? {};
      if (adapter !== undefined) return ofAdapter(key, adapter.contract, updates === "on-demand", seen);
      const { hasCode, answer } = seen;
      const path = ["feeds", key, "address"];
      if (!hasCode) return [{ path, message: `is ${address}, where there is no contract` }];
      if (answer !== undefined) return [];
      // The lint itself was not admitted either.
      const severity = requires === undefined ? "error" : "note";
      return [{ path, message: `is ${address}, which does not answer latestRoundData()`, severity }];
    });
    const uptime = live?.sequencer;
    if (uptime === undefined || (uptime.hasCode && uptime.answer !== undefined)) return ofFeeds;
    const message = `is ${spec.network.sequencer?.feed}, which does not answer latestRoundData()`;
    return [...ofFeeds, { path: ["network", "sequencer", "feed"], message }];
  },
} satisfies Rule;
