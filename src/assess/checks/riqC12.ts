import type { ProtocolCheck } from "../check.ts";
import { partly, passes, unknown } from "../verdict.ts";

/** Do signers read what they sign in two ways, and do delegate calls raise an alarm? */
export default {
  id: "RIQ-C12",
  scope: "protocol",
  severity: "Medium",
  since: "riq-2",
  kind: "spec",
  question: "Do signers read what they sign in two ways, and do delegate calls raise an alarm?",
  why: "Signers signed what one page showed them.",
  incidents: ["bybit-safe-2025"],
  observed: "Tools and hosts that the spec attests, and alerts on delegate calls and implementations.",
  remedy: "Add a second decoder on a second host, and the alarm.",
  follows: [],
  reads: ["signing", "monitoring"],
  evaluate: ({ signing }) => {
    if (signing === undefined) return unknown("Nobody says how signers read what they sign.");
    const { decoders, hosts, alarms } = signing.value;
    return [
      partly(
        "decoders",
        passes(decoders >= 2, `${decoders} decoders are used.`, "One decoder is used.", signing),
      ),
      partly(
        "hosts",
        passes(hosts >= 2, `They come from ${hosts} hosts.`, "They come from one host.", signing),
      ),
      partly(
        "alarm",
        passes(
          alarms,
          "Delegate calls and implementations raise an alarm.",
          "Delegate calls and implementations raise no alarm.",
          signing,
        ),
      ),
    ];
  },
} satisfies ProtocolCheck;
