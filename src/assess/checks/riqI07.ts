import { SEQUENCER_GRACE } from "../../lint/limits.ts";
import type { OracleCheck } from "../check.ts";
import { hours } from "../sentences.ts";
import { decided, notApplicable, unknown } from "../verdict.ts";

/** Is an outage of the chain's sequencer handled? */
export default {
  id: "RIQ-I07",
  scope: "oracle",
  severity: "High",
  since: "riq-1",
  kind: "onchain",
  question: "Is an outage of the chain's sequencer handled?",
  why: "Prices that were made before a halt meet positions that could not be defended in it.",
  incidents: ["arbitrum-2023-12", "base-2026-06"],
  observed: "Uptime feed and grace period of the oracle, or a documented and tried alternative.",
  remedy: "Read the sequencer's uptime feed, with a grace period.",
  follows: [],
  reads: ["sequencerAlternative"],
  evaluate: ({ layer, sequencer, restart }, ruleset) => {
    if (layer === "l1") return notApplicable("Its chain has no sequencer.");
    if (sequencer === undefined) return unknown("Whether it knows the sequencer's state is not known.");
    const { hasFeed, graceSeconds, alternative } = sequencer.value;
    const { shortest, longest } = SEQUENCER_GRACE;
    const isGraced = hasFeed && graceSeconds !== null && graceSeconds >= shortest && graceSeconds <= longest;
    const isHandled = isGraced || alternative === "drilled";
    if (ruleset === "riq-2" && isHandled) {
      if (restart === undefined) return unknown("What is served after a restart was not drilled.");
      if (restart.value.servesOldVoices)
        return decided(0.5, "It waits, but then serves prices from before the halt.", sequencer, restart);
      return decided(1, "It waits for prices from after a restart.", sequencer, restart);
    }
    if (isHandled)
      return decided(1, "It knows when the sequencer is down, and waits after its return.", sequencer);
    if (alternative === "documented")
      return decided(0.5, "How it is handled is written down, and was not tried.", sequencer);
    if (layer === null) return unknown("Whether its chain has a sequencer is not known.");
    return decided(
      0,
      hasFeed
        ? `The grace period is not between ${hours(shortest)} and ${hours(longest)}.`
        : "Nothing handles an outage of the sequencer.",
      sequencer,
    );
  },
} satisfies OracleCheck;
