import type { ProtocolCheck } from "../check.ts";
import { decided, unknown } from "../verdict.ts";

/** Do two gateways serve exactly the released build? */
export default {
  id: "RIQ-W02",
  scope: "protocol",
  severity: "High",
  since: "riq-1",
  kind: "ipfs",
  question: "Do two gateways serve exactly the released build?",
  why: "Whoever can change the page can change what users sign.",
  incidents: ["ledger-connect-2023", "badger-frontend-2021"],
  observed: "The build is fetched from each gateway and hashed, block by block, against its content id.",
  remedy: "Pin the build with two services.",
  follows: [],
  reads: ["ipfs"],
  evaluate: ({ gateways }) => {
    if (gateways === undefined) return unknown("No content id is declared.");
    const { cid, answers } = gateways.value;
    if (cid === null) return decided(0, "There is no content-addressed build.", gateways);
    const same = new Set(answers.flatMap(({ gateway, isSame }) => (isSame === true ? [gateway] : []))).size;
    if (same >= 2) return decided(1, `${same} gateways serve the released build.`, gateways);
    if (answers.some(({ isSame }) => isSame === null))
      return unknown("A gateway gave no answer that can be proved.");
    return decided(
      same === 1 ? 0.5 : 0,
      same === 1 ? "One gateway serves the released build." : `No gateway serves ${cid}.`,
      gateways,
    );
  },
} satisfies ProtocolCheck;
