import { parseUnits } from "ethers";
import { isWithin } from "../oracle/model.ts";
import { offBps } from "../oracle/modelFrontier.ts";
import type { FaultKind } from "../scenario/stubAct.ts";
import type { DrillFacts, TriedState } from "./oracleFacts.ts";

/** Looking up what a drill tried. */

/** Enough digits behind the point for every oracle's price. */
const PRICE_DIGITS = 36;

/** Faults that an assessment adds to the catalogue's: what it asks and the catalogue does not show. */
export const FROZEN_AND_OFF = "frozen-and-off";
export const BEYOND_UP = "lie:beyond-up";
export const BEYOND_DOWN = "lie:beyond-down";
export const DOUBLED = "lie:x2";
export const HALVED = "lie:x0.5";

/** Ids of the faults of one kind that were shown. */
export const faultsOf = ({ kinds }: DrillFacts, kind: FaultKind): readonly string[] =>
  Object.entries(kinds).flatMap(([fault, own]) => (own.includes(kind) ? [fault] : []));

/** States in which one voice alone has a fault, by the index of the voice. */
export const singleStates = (
  drill: DrillFacts,
  fault: string,
): readonly { readonly voice: number; readonly state: TriedState }[] =>
  drill.states.flatMap((state) => {
    const [only, ...others] = Object.entries(state.faults);
    if (only === undefined || others.length > 0 || only[1] !== fault) return [];
    const voice = Number(only[0]);
    return drill.voting.includes(voice) ? [{ voice, state }] : [];
  });

/** States in which all voices have the same fault. */
export const allStates = (drill: DrillFacts, fault: string): readonly TriedState[] =>
  drill.states.filter(
    ({ faults }) => drill.voting.length > 0 && drill.voting.every((voice) => faults[String(voice)] === fault),
  );

const exactPrice = (price: string): bigint => parseUnits(price, PRICE_DIGITS);

/** How far a price that was served is off the healthy one, in basis points; 0 where none was. */
export const movedBps = ({ healthyPrice }: DrillFacts, { price }: TriedState): number =>
  price === null || healthyPrice === null ? 0 : Math.abs(offBps(exactPrice(price), exactPrice(healthyPrice)));

/** Whether a price was served that is off by more than the deviation. */
export const isMoved = ({ healthyPrice, deviationBps }: DrillFacts, { ok, price }: TriedState): boolean => {
  if (!ok || price === null || healthyPrice === null) return false;
  const [served, healthy] = [exactPrice(price), exactPrice(healthyPrice)];
  return served <= 0n || healthy <= 0n ? served !== healthy : !isWithin(served, healthy, deviationBps);
};

/** Whether a price was served that is right: what a reader wants in spite of a failure. */
export const isSafelyServed = (drill: DrillFacts, state: TriedState): boolean =>
  state.ok && !isMoved(drill, state);

/** Whether a price is served with just these faults. */
export const isServedIn = ({ states }: DrillFacts, faults: TriedState["faults"]): boolean => {
  const wanted = JSON.stringify(Object.entries(faults).sort());
  return states.some((state) => state.ok && JSON.stringify(Object.entries(state.faults).sort()) === wanted);
};

/** So many voices stop the price; null where that was not drilled. */
export const blockingSize = (drill: DrillFacts | undefined): number | null =>
  drill === undefined ? null : drill.n - drill.k + 1;

/** Seconds from each failure of each voice to when it is left out: none for a revert, the whole limit for a silent stop. */
export const failoverTimes = ({ failoverSeconds }: DrillFacts): readonly number[] =>
  failoverSeconds.flatMap((seconds) => [0, seconds]);

/** The 95th percentile by nearest rank; null for nothing. */
export const percentile95 = (numbers: readonly number[]): number | null =>
  numbers.toSorted((one, other) => one - other)[Math.ceil(0.95 * numbers.length) - 1] ?? null;

/** The name of a voice, by its index. */
export const voiceName = ({ names }: DrillFacts, voice: number): string => names[voice] ?? `source ${voice}`;
