import type { OracleCheck } from "../check.ts";
import { percent } from "../sentences.ts";
import { decided, unknown } from "../verdict.ts";

/** Is the step of the price at a switch bounded? */
export default {
  id: "RIQ-F08",
  scope: "oracle",
  severity: "Medium",
  since: "riq-1",
  kind: "drill",
  question: "Is the step of the price at a switch bounded?",
  why: "The difference between two honest sources is somebody's profit at each switch.",
  incidents: ["aster-xpl-2025"],
  observed: "Recorded history is replayed, with every source failing in turn.",
  remedy: "Blend, or bound the step.",
  follows: [],
  reads: ["slo"],
  evaluate: ({ replay, limits }, _, protocol) => {
    if (replay === undefined) return unknown("No history was replayed.");
    const allowed = protocol.maxStepBps?.value ?? limits?.value.deviationBps ?? null;
    if (allowed === null) return unknown("No largest step is promised.");
    const step = replay.value.largestSwitchStepBps;
    return decided(
      step <= allowed ? 1 : step <= 2 * allowed ? 0.5 : 0,
      `The largest step at a switch is ${percent(step)}; allowed are ${percent(allowed)}.`,
      replay,
    );
  },
} satisfies OracleCheck;
