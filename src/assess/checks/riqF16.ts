import type { OracleCheck } from "../check.ts";
import { partly, passes, unknown } from "../verdict.ts";

/** Is debt priced high and collateral low while sources disagree, and does repaying still work? */
export default {
  id: "RIQ-F16",
  scope: "oracle",
  severity: "High",
  since: "riq-2",
  kind: "drill",
  question: "Is debt priced high and collateral low while sources disagree, and does repaying still work?",
  why: "At one price for both, whoever moves it takes the difference.",
  incidents: ["moonwell-virtual-2025"],
  observed: "A consumer is tried while two sources disagree.",
  remedy: "Read the low and the high price, and stop borrowing while they are apart.",
  follows: [],
  reads: ["consumers"],
  evaluate: ({ drill, disagreement }) => {
    if (drill !== undefined && drill.value.consumers.length === 0) return unknown("No consumer is declared.");
    if (disagreement === undefined || disagreement.value.length === 0)
      return unknown("No consumer was tried while sources disagree.");
    return disagreement.value.map(({ rule, holds }) =>
      partly(rule, passes(holds, `${rule}: yes.`, `${rule}: no.`, disagreement)),
    );
  },
} satisfies OracleCheck;
