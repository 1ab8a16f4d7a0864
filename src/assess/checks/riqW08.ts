import type { ProtocolCheck } from "../check.ts";
import { hygieneRows } from "../hygiene.ts";
import { partly, passes, unknown } from "../verdict.ts";

/** Are gateways and nodes held to the same rules, and of two operators? */
export default {
  id: "RIQ-W08",
  scope: "protocol",
  severity: "Medium",
  since: "riq-2",
  kind: "dns",
  question: "Are gateways and nodes held to the same rules, and of two operators?",
  why: "A gateway is a front-end, too.",
  incidents: ["ethlimo-2026"],
  observed: "DNS of the hosts of gateways and nodes; operators by registrable domain.",
  remedy: "Spread them over operators.",
  follows: [],
  reads: ["dns"],
  evaluate: ({ hosts }) => {
    if (hosts === undefined) return unknown("No resolver is given.");
    return [
      ...hosts.value.rows.flatMap((row) => hygieneRows(row, hosts)),
      partly(
        "operators",
        passes(
          hosts.value.operators >= 2,
          `They are of ${hosts.value.operators} operators.`,
          hosts.value.operators === 1 ? "They are of one operator." : "There is none.",
          hosts,
        ),
      ),
    ];
  },
} satisfies ProtocolCheck;
