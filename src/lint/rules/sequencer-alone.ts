import type { Rule } from "../rule.ts";

/** One uptime feed decides over every price. */
export default {
  id: "sequencer-alone",
  title: "One uptime feed decides over every price of the chain",
  severity: "note",
  isWaivable: true,
  why: "Where it reverts, is retired or says down by mistake, every oracle of the file is Unavailable at once, however many of their sources agree.",
  incidents: [],
  remedy:
    "Let consumers repay and withdraw without a price, and keep an oracle without the check ready for a governor to replace this one by.",
  check: ({ spec: { network }, oracles }) =>
    network.sequencer === undefined
      ? []
      : [
          {
            path: ["network", "sequencer"],
            message: `is ${network.sequencer.feed}, alone: without its word none of ${oracles.length} oracles answers`,
          },
        ],
} satisfies Rule;
