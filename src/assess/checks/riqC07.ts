import type { OracleCheck } from "../check.ts";
import { decided, notApplicable, unknown } from "../verdict.ts";

/** Is a change tried before it is made? */
export default {
  id: "RIQ-C07",
  scope: "oracle",
  severity: "Medium",
  since: "riq-1",
  kind: "repo",
  question: "Is a change tried before it is made?",
  why: "A typo in a cap moved a price by three percent.",
  incidents: ["moonwell-wrseth-2025"],
  observed: "A guard on the chain that compares prices, or the run of a check before the change.",
  remedy: "Compare prices before and after, on the chain or in CI.",
  follows: [],
  reads: ["preflight"],
  evaluate: ({ control }, _, protocol) => {
    if (control?.value.isImmutable === true)
      return notApplicable("Nothing can be changed by anybody.", control);
    if (control?.value.isGuarded === true)
      return decided(1, "A replacement's price is compared on the chain.", control);
    const { preflight } = protocol;
    if (preflight === undefined) return unknown("Nobody says how changes are tried.");
    return decided(
      preflight.value === "run" ? 1 : preflight.value === "tool" ? 0.5 : 0,
      preflight.value === "run"
        ? "Changes are tried, and the run is recorded."
        : preflight.value === "tool"
          ? "There is a tool, and no record of a run."
          : "Changes are not tried.",
      preflight,
    );
  },
} satisfies OracleCheck;
