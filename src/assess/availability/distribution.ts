import type { Happenings } from "./shocks.ts";

/**
 * The probability of every set of sources that is down, by the bits of the set. Shocks are taken in one after the other: whatever
 * was down before is so with the shock's sources too. Sums of positive numbers only, so that nothing cancels.
 */
export const distributionOf = ({ shocks, alone }: Happenings): Float64Array => {
  const states = new Float64Array(2 ** alone.length);
  states[0] = 1;
  for (const [place, share] of alone.entries()) {
    const bit = 1 << place;
    for (let state = 0; state < bit; state += 1) {
      const before = states[state] ?? 0;
      states[state | bit] = before * share;
      states[state] = before * (1 - share);
    }
  }
  for (const { mask, probability } of shocks) {
    for (let state = 0; state < states.length; state += 1) {
      if ((state & mask) === mask) continue;
      const moved = probability * (states[state] ?? 0);
      states[state | mask] = (states[state | mask] ?? 0) + moved;
      states[state] = (states[state] ?? 0) - moved;
    }
  }
  return states;
};
