import type { OracleCheck } from "../check.ts";
import { jaccard, pairsOf } from "../likeness.ts";
import { percent } from "../sentences.ts";
import { decided, unknown } from "../verdict.ts";
import { loneVoice, ofRoots } from "../voices.ts";

/** Do voices share at most half of their upstreams? */
export default {
  id: "RIQ-I01",
  scope: "oracle",
  severity: "High",
  since: "riq-1",
  kind: "spec",
  question: "Do voices share at most half of their upstreams?",
  why: "Two networks that read one exchange are one exchange.",
  incidents: ["binance-usde-2025", "pyth-cbeth-morpho-2025"],
  observed: "Jaccard index of the upstreams that the spec names, pair by pair.",
  remedy: "Pick a source with other venues.",
  follows: [],
  evaluate: ({ voices, tags }) => {
    const lone = loneVoice(voices, tags);
    if (lone !== undefined) return decided(0, "It has one voice.", lone);
    if (tags === undefined) return unknown("Nobody says where values come from.");
    const pairs = pairsOf(ofRoots(tags.value, voices)).map(([one, other]) =>
      jaccard(one.upstreams, other.upstreams),
    );
    const largest = Math.max(...pairs.map((index) => index ?? 0));
    if (largest > 0.5)
      return decided(0, `Two voices share ${percent(largest * 10_000)} of their upstreams.`, tags);
    if (pairs.includes(null)) return unknown("The upstreams of a voice are not known.");
    return decided(1, `No two voices share more than ${percent(largest * 10_000)} of their upstreams.`, tags);
  },
} satisfies OracleCheck;
