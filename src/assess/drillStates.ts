import { parseUnits } from "ethers";
import { drillFaults, SILENCE } from "../drill/drillFault.ts";
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

/** Single lies that have to be refused or outvoted. */
export const SINGLE_LIES = [HALVED, DOUBLED, BEYOND_UP, BEYOND_DOWN] as const;

/** Ids of all faults of one kind, whether or not they were tried: those of the catalogue, and the loss that is added to them. */
export const faultsOf = (kind: FaultKind): readonly string[] => [
  ...drillFaults().shown.flatMap(({ id, kinds }) => (kinds.includes(kind) ? [id] : [])),
  ...(kind === "loss" ? [FROZEN_AND_OFF] : []),
];

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

/** Whether a fault was tried on every voice, one at a time. */
export const isTriedOnAll = (drill: DrillFacts, fault: string): boolean => {
  const tried = new Set(singleStates(drill, fault).map(({ voice }) => voice));
  return drill.voting.length > 0 && drill.voting.every((voice) => tried.has(voice));
};

const exactPrice = (price: string): bigint => parseUnits(price, PRICE_DIGITS);

/** How far a price that was served is off the healthy one, in basis points; 0 where none was. */
export const movedBps = ({ healthyPrice }: DrillFacts, { ok, price }: TriedState): number =>
  !ok || price === null || healthyPrice === null
    ? 0
    : Math.abs(offBps(exactPrice(price), exactPrice(healthyPrice)));

/** Whether a price was served that is off by more than the deviation. */
export const isMoved = ({ healthyPrice, deviationBps }: DrillFacts, { ok, price }: TriedState): boolean => {
  if (!ok || price === null || healthyPrice === null) return false;
  const [served, healthy] = [exactPrice(price), exactPrice(healthyPrice)];
  return served <= 0n || healthy <= 0n ? served !== healthy : !isWithin(served, healthy, deviationBps);
};

/** Whether a price was served that is right: what a reader wants in spite of a failure. */
export const isSafelyServed = (drill: DrillFacts, state: TriedState): boolean =>
  state.ok && !isMoved(drill, state);

/** How a voice stands against one kind of fault: 1 where each is survived, 0 where one is not, null where that was not tried. */
export const survives = (drill: DrillFacts, voice: number, kind: FaultKind): 0 | 1 | null => {
  const faults = faultsOf(kind);
  const states = faults.map((fault) => singleStates(drill, fault).find((one) => one.voice === voice)?.state);
  if (states.some((state) => state !== undefined && !isSafelyServed(drill, state))) return 0;
  return states.includes(undefined) ? null : 1;
};

/** Whether a voice alone cannot move what is served, however it lies; null where that was not tried. */
export const isOutvoted = (drill: DrillFacts, voice: number): boolean | null => {
  if (drill.healthyPrice === null) return null;
  const states = SINGLE_LIES.map((lie) => singleStates(drill, lie).find((one) => one.voice === voice)?.state);
  if (states.some((state) => state !== undefined && isMoved(drill, state))) return false;
  return states.includes(undefined) ? null : true;
};

/** What is left of a kind of faults, each tried on every voice. */
interface TriedKind {
  /** Faults of the kind. */
  readonly faults: readonly string[];
  /** Those that did harm on some voice. */
  readonly harmful: readonly string[];
  /** Those that did none where they were tried, and were not tried on every voice. */
  readonly untried: readonly string[];
}

/** Looks every fault of a kind up: one voice that it harms is enough, for the contrary all have to be tried. */
export const triedKind = (
  drill: DrillFacts,
  kind: FaultKind,
  isHarm: (state: TriedState) => boolean,
): TriedKind => {
  const faults = faultsOf(kind);
  const harmful = faults.filter((fault) => singleStates(drill, fault).some(({ state }) => isHarm(state)));
  const untried = faults.filter((fault) => !harmful.includes(fault) && !isTriedOnAll(drill, fault));
  return { faults, harmful, untried };
};

/** A voice without which no price is served. */
export const stuckVoice = (drill: DrillFacts): number | undefined =>
  singleStates(drill, SILENCE.id).find(({ state }) => !state.ok)?.voice;

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
