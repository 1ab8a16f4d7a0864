import { isMoved, movedBps, singleStates } from "../drillStates.ts";
import type { Alternation, DrillFacts } from "../oracleFacts.ts";

/** A source that is there and away by turns, for twenty blocks, out of the states that were executed. */

const BLOCKS = 20;
/** What counts as the step to no price at all. */
const WHOLE_BPS = 10_000;

/**
 * What a reader sees while one source is fresh and stale by turns. The answer of an oracle that reads its sources anew in every
 * call hangs on nothing but which of them are stale, so that two executed states are all there is.
 * @param fault Id of the fault by which a source falls silent.
 * @returns The worst of all sources; nothing where it was not tried.
 */
export const alternationOf = (facts: DrillFacts, fault: string): Alternation | undefined => {
  const states = singleStates(facts, fault);
  if (states.length === 0 || facts.healthyPrice === null) return undefined;
  const steps = states.map(({ state }) => {
    if (!state.ok) return WHOLE_BPS;
    return state.price === facts.healthyPrice ? 0 : Math.max(movedBps(facts, state), Number.MIN_VALUE);
  });
  const largest = Math.max(...steps);
  const isTooFar = states.some(({ state }) => isMoved(facts, state));
  return {
    switches: largest === 0 ? 0 : BLOCKS - 1,
    largestStepBps: isTooFar ? Math.max(largest, facts.deviationBps + 1) : largest,
  };
};
