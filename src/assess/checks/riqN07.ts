import type { ProtocolCheck } from "../check.ts";
import { decided, notApplicable, partly, passes, unknown } from "../verdict.ts";

/** Are update data fetched with production keys, and keys and quota watched? */
export default {
  id: "RIQ-N07",
  scope: "protocol",
  severity: "High",
  since: "riq-2",
  kind: "http",
  question: "Are update data fetched with production keys, and keys and quota watched?",
  why: "The key that expired on a Sunday was nobody's to renew.",
  incidents: ["pyth-cutover-2026"],
  observed:
    "Endpoints are asked with the key that production uses; the spec names who watches expiry and quota.",
  remedy: "Add a second endpoint; watch keys and quota.",
  follows: [],
  reads: ["updateEndpoints", "keysWatched"],
  evaluate: ({ pullEndpoints }) => {
    if (pullEndpoints === undefined) return unknown("No endpoint is declared.");
    const { isNeeded, answering, withProductionKey, keysWatched } = pullEndpoints.value;
    if (!isNeeded) return notApplicable("No source needs update data.", pullEndpoints);
    const endpoints =
      withProductionKey === null
        ? unknown("No key was tried.")
        : withProductionKey
          ? decided(
              answering >= 2 ? 1 : answering === 1 ? 0.5 : 0,
              `${answering} endpoints answer to the production key.`,
              pullEndpoints,
            )
          : decided(0, "No endpoint answers to the production key.", pullEndpoints);
    const watched =
      keysWatched === null
        ? unknown("Nobody says who watches keys and quota.")
        : passes(
            keysWatched,
            "Expiry and quota are watched.",
            "Nobody watches expiry and quota.",
            pullEndpoints,
          );
    return [partly("endpoints", endpoints), partly("keys", watched)];
  },
} satisfies ProtocolCheck;
