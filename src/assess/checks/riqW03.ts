import type { ProtocolCheck } from "../check.ts";
import { decided, unknown } from "../verdict.ts";

/** Does the ENS name point to that build? */
export default {
  id: "RIQ-W03",
  scope: "protocol",
  severity: "Medium",
  since: "riq-1",
  kind: "onchain",
  question: "Does the ENS name point to that build?",
  why: "A name that points elsewhere is another page.",
  incidents: ["ethlimo-2026"],
  observed: "The name's content hash is read on chain 1.",
  remedy: "Update the content hash.",
  follows: [],
  reads: ["ipfs"],
  evaluate: ({ ens }) => {
    if (ens === undefined) return unknown("No name was read.");
    const { name, pointsTo } = ens.value;
    return decided(
      pointsTo === "cid" ? 1 : pointsTo === "ipns" ? 0.5 : 0,
      `${name} points to ${pointsTo === "cid" ? "the released build" : pointsTo === "ipns" ? "a name that may move" : "something else"}.`,
      ens,
    );
  },
} satisfies ProtocolCheck;
