import type { OracleCheck } from "../check.ts";
import { blockingSize } from "../drillStates.ts";
import { sharing } from "../likeness.ts";
import { decided, unknown } from "../verdict.ts";
import { loneVoice } from "../voices.ts";

/** Do voices reach the chain in two ways at least? */
export default {
  id: "RIQ-I04",
  scope: "oracle",
  severity: "Medium",
  since: "riq-1",
  kind: "spec",
  question: "Do voices reach the chain in two ways at least?",
  why: "A relayer or a bridge that stops takes along everything that it carries.",
  incidents: ["pyth-cutover-2026"],
  observed:
    "Transport that the spec names for each voice, against the voices without which there is no price.",
  remedy: "Add a source with another transport.",
  follows: [],
  evaluate: ({ voices, tags, drill }) => {
    const lone = loneVoice(voices, tags);
    if (lone !== undefined) return decided(0, "It has one voice.", lone);
    if (tags === undefined) return unknown("Nobody says how values come.");
    return sharing(
      tags,
      tags.value.map(({ transport }) => transport),
      blockingSize(drill?.value),
      "transport",
    );
  },
} satisfies OracleCheck;
