import type { OracleCheck } from "../check.ts";
import { DAY_SECONDS } from "../evidence.ts";
import { CHANGING, heldPaths } from "../powers.ts";
import { hours } from "../sentences.ts";
import { decided, partly, unknown } from "../verdict.ts";

/** Does a change take a day, and disabling no time? */
export default {
  id: "RIQ-C03",
  scope: "oracle",
  severity: "High",
  since: "riq-1",
  kind: "onchain",
  question: "Does a change take a day, and disabling no time?",
  why: "Time to look is what stops a wrong change; the way out must not wait for it.",
  incidents: ["moonwell-wrseth-2025"],
  observed: "Least delay on every path to each power, grants of further roles taken into account.",
  remedy: "Route changes through a timelock; keep disabling at once.",
  follows: ["RIQ-C09", "RIQ-C11"],
  evaluate: ({ control }) => {
    if (control === undefined) return unknown("Delays could not be read.");
    const { isImmutable, isComplete } = control.value;
    if (isImmutable) return decided(1, "Nothing can be changed by anybody.", control);
    const hasty = heldPaths(control.value, CHANGING).find(({ delaySeconds }) => delaySeconds < DAY_SECONDS);
    const isSwift = heldPaths(control.value, ["disable"]).some(({ delaySeconds }) => delaySeconds === 0);
    const incomplete = unknown("Not every path could be found.");
    const wait = hasty?.delaySeconds === 0 ? "no time" : hours(hasty?.delaySeconds ?? 0);
    return [
      partly(
        "changing",
        hasty !== undefined
          ? decided(0, `${hasty.call} takes ${wait}.`, control)
          : isComplete
            ? decided(1, "Every change takes a day and more.", control)
            : incomplete,
      ),
      partly(
        "disabling",
        isSwift
          ? decided(1, "A source can be disabled at once.", control)
          : isComplete
            ? decided(0, "No source can be disabled at once.", control)
            : incomplete,
      ),
    ];
  },
} satisfies OracleCheck;
