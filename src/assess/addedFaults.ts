import { type DrillFault, lieFault } from "../drill/drillFault.ts";
import { aged, scaling } from "../scenario/stubAct.ts";
import { BEYOND_DOWN, BEYOND_UP, DOUBLED, FROZEN_AND_OFF, HALVED } from "./drillStates.ts";

/** What an assessment asks of a drill beyond the catalogue's faults. */

const BPS = 10_000n;
const LIE = "lie:";

const lie = (id: string, numerator: bigint, denominator: bigint): DrillFault => ({
  ...lieFault({ name: id.slice(LIE.length), numerator, denominator }),
  id,
});

/** It stands still at a price that is a fifth off, for longer than anybody should accept: whoever moves with it still reads it. */
const frozenAndOff: DrillFault = {
  id: FROZEN_AND_OFF,
  title: "stands still at a price that is off",
  show: ({ maxAge }) => {
    const old = aged(maxAge + 1);
    if (old.act !== "edit") return old;
    return { act: "edit", edits: [scaling(120n, 100n), old.edits[0]] };
  },
  isOfSequencer: false,
  kinds: ["loss"],
};

/**
 * Faults for an oracle that takes a price for wrong beyond a deviation: half, twice, a tenth more than the deviation up and
 * down, and one that stands still.
 */
export const addedFaults = (deviationBps: number): readonly DrillFault[] => {
  const beyond = BPS * 10n + BigInt(deviationBps) * 11n;
  return [
    lie(HALVED, 1n, 2n),
    lie(DOUBLED, 2n, 1n),
    lie(BEYOND_UP, beyond, BPS * 10n),
    lie(BEYOND_DOWN, BPS * 10n, beyond),
    frozenAndOff,
  ];
};
