import type { OracleCheck } from "../check.ts";
import { percent } from "../sentences.ts";
import { decided, unknown } from "../verdict.ts";
import { loneVoice } from "../voices.ts";

/** Does it stay calm while a source comes and goes? */
export default {
  id: "RIQ-F05",
  scope: "oracle",
  severity: "Medium",
  since: "riq-1",
  kind: "drill",
  question: "Does it stay calm while a source comes and goes?",
  why: "Each switch is a step of the price, which somebody trades against.",
  incidents: ["aster-xpl-2025"],
  observed: "A source is fresh and stale by turns for twenty blocks.",
  remedy: "Ask for a recovery before a source counts again.",
  follows: [],
  evaluate: ({ voices, flapping, drill, limits }) => {
    const lone = loneVoice(voices);
    if (lone !== undefined) return decided(0, "It has one voice, and nothing to switch to.", lone);
    if (flapping === undefined) return unknown("A source that comes and goes was not drilled.");
    const { switches, largestStepBps } = flapping.value;
    if (switches <= 2) return decided(1, `It switches ${switches} times in twenty blocks.`, flapping);
    const deviation = limits?.value.deviationBps ?? drill?.value.deviationBps;
    if (deviation === undefined) return unknown("What it takes for a deviation is not known.");
    return decided(
      largestStepBps <= deviation ? 0.5 : 0,
      `It switches ${switches} times in twenty blocks, by ${percent(largestStepBps)} at most.`,
      flapping,
    );
  },
} satisfies OracleCheck;
