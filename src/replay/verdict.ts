import type { Measures } from "../simulate/result.ts";
import type { VERDICTS } from "../report/json/replayReport.ts";

/** What came of an incident under one system. */
export type Verdict = (typeof VERDICTS)[number];

/**
 * The verdict on a run: a wrong price outweighs a refusal, a refusal a lower level. A system without levels is never
 * degraded, because nobody could see it.
 */
export const verdictOf = ({ wrongSeconds, unavailableSeconds, levelsSeconds }: Measures): Verdict => {
  if (wrongSeconds > 0) return "served wrong";
  if (unavailableSeconds > 0) return "refused";
  return levelsSeconds.Degraded > 0 ? "degraded" : "held";
};
