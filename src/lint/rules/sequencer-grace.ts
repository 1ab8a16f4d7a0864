import { SEQUENCER_GRACE } from "../limits.ts";
import type { Rule } from "../rule.ts";

const { shortest: SHORTEST, longest: LONGEST } = SEQUENCER_GRACE;

/** After a restart readings are trusted too soon, or too late. */
export default {
  id: "sequencer-grace",
  title: "After a restart readings are trusted too soon, or too late",
  severity: "warning",
  isWaivable: true,
  why: "Feeds, users and liquidators need time to catch up; a market that is shut for a day afterwards is an outage of its own.",
  incidents: ["arbitrum-2023-12", "base-2026-06", "dydx-2025-10"],
  remedy: "Set the grace to an hour.",
  check: ({ spec: { network } }) => {
    const grace = network.sequencer?.grace;
    if (grace === undefined || (grace >= SHORTEST && grace <= LONGEST)) return [];
    const limit = grace < SHORTEST ? `at least ${SHORTEST}` : `at most ${LONGEST}`;
    return [{ path: ["network", "sequencer", "grace"], message: `is ${grace}: ${limit}` }];
  },
} satisfies Rule;
