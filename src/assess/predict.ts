import { SILENCE } from "../drill/drillFault.ts";
import type { AssessedAvailability } from "./assessment.ts";
import { type Availability, availabilityOf } from "./availability/availability.ts";
import { INTEGRITY_BETAS } from "./availability/causes.ts";
import type { Fails } from "./availability/exact.ts";
import { detectionSeconds, failoverFailure, latentFailure } from "./availability/failover.ts";
import { PRIOR } from "./availability/source.ts";
import { FROZEN_AND_OFF, isMoved } from "./drillStates.ts";
import { weakest } from "./evidence.ts";
import type { DrillFacts, OracleFacts, TriedState } from "./oracleFacts.ts";
import { rounded } from "./rounding.ts";
import { sourcesOf } from "./sources.ts";

/** How long an oracle is predicted to be without a safe price: out of every state that a drill executed. */

/** What may pass without a price where nothing is promised: 53 minutes a year. */
const DEFAULT_ALLOWED = 1e-4;

/** States in which just the sources of a mask have a fault, by the mask. */
const statesOf = (
  { states, voting }: DrillFacts,
  isFault: (fault: string) => boolean,
): ReadonlyMap<number, readonly TriedState[]> => {
  const found = new Map<number, TriedState[]>();
  for (const state of states) {
    const faults = Object.entries(state.faults);
    if (faults.length === 0 || new Set(Object.values(state.faults)).size > 1) continue;
    if (!faults.every(([, fault]) => isFault(fault))) continue;
    const places = faults.map(([index]) => voting.indexOf(Number(index)));
    if (places.includes(-1)) continue;
    const mask = places.reduce((bits, place) => bits | (1 << place), 0);
    found.set(mask, [...(found.get(mask) ?? []), state]);
  }
  return found;
};

/**
 * Whether there is no safe price with the sources of a mask down: as they revert, and separately as they stand still beyond every
 * limit at a price that is off, which must not be followed. What was not tried counts as failed.
 */
const failsOf = (facts: DrillFacts): Fails => {
  const silent = statesOf(facts, (fault) => fault === SILENCE.id);
  const frozen = statesOf(facts, (fault) => fault === FROZEN_AND_OFF);
  const isSafe = (states: readonly TriedState[] | undefined): boolean =>
    states?.every((state) => state.ok && !isMoved(facts, state)) ?? false;
  return (mask) => {
    if (mask === 0) return facts.healthyPrice === null;
    // Above six sources not every set of frozen ones is tried: there its silence stands for it.
    return !isSafe(silent.get(mask)) || (frozen.has(mask) && !isSafe(frozen.get(mask)));
  };
};

/** Whether a wrong price is accepted with the sources of a mask telling one lie. */
const acceptsOf = (facts: DrillFacts): Fails => {
  const lies = statesOf(facts, (fault) => facts.lies.includes(fault));
  return (mask) => mask !== 0 && (lies.get(mask)?.some((state) => isMoved(facts, state)) ?? true);
};

/** A prediction, with its twin for wrong prices. */
interface Prediction {
  readonly available: Availability;
  readonly wrong: Availability;
}

/** Predicts an oracle; nothing where it was not drilled. */
const predict = (oracle: OracleFacts): Prediction | undefined => {
  if (oracle.drill === undefined) return undefined;
  const facts = oracle.drill.value;
  const sources = sourcesOf(oracle, facts);
  if (sources.length === 0 || sources.length < facts.voting.length) return undefined;
  const lying = sources.map((source) => ({ ...source, unavailability: PRIOR.wrongValue }));
  return {
    available: availabilityOf(sources, failsOf(facts)),
    wrong: availabilityOf(lying, acceptsOf(facts), INTEGRITY_BETAS),
  };
};

/** An oracle with what is predicted of it. */
export const withPrediction = (oracle: OracleFacts, promised: number | undefined): OracleFacts => {
  const prediction = predict(oracle);
  const { drill, voices, history } = oracle;
  if (prediction === undefined || drill === undefined || voices === undefined) return oracle;
  const { unavailability, high } = prediction.available;
  const isMeasured = voices.value.every(({ name }) => history?.value.availability[name] !== undefined);
  return {
    ...oracle,
    availability: {
      value: { unavailability, high, allowed: promised ?? DEFAULT_ALLOWED },
      // Measured shares make it a measurement; priors leave it a computation.
      class: isMeasured ? "M" : weakest([drill.class, "R"]),
      at: drill.at,
      evidence: [...drill.evidence, ...voices.evidence],
    },
  };
};

const meanOf = (rows: readonly { readonly weight: number; readonly value: number }[]): number => {
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  return rows.reduce(
    (sum, { weight, value }) => sum + (total === 0 ? value / rows.length : (weight * value) / total),
    0,
  );
};

const figuresOf = ({
  unavailability,
  minutesPerYear,
  low,
  high,
  independent,
}: Omit<Availability, "contributors">) => ({
  unavailability: rounded(unavailability),
  minutesPerYear: rounded(minutesPerYear),
  low: rounded(low),
  high: rounded(high),
  independent: rounded(independent),
});

/** Drills that were kept. */
interface DrillCount {
  readonly drills: number;
  readonly failures: number;
  /** Years between two of them. */
  readonly interval: number;
}

/** Feeds that were removed, for each feed and year, as counted in a provider's directory over 1,198 feed-years. */
const HAZARD = 0.18;
/** What was never drilled was last looked at when it was built: so long ago, in years. */
const UNDRILLED: DrillCount = { drills: 0, failures: 0, interval: 1 };

const failoverOf = ({ voices }: OracleFacts, { drills, failures, interval }: DrillCount) => {
  const limited = (voices?.value ?? []).flatMap(({ role, maxAgeSeconds, heartbeatSeconds }) =>
    role === "Shadow" || maxAgeSeconds === null
      ? []
      : [{ limit: maxAgeSeconds, heartbeat: heartbeatSeconds ?? 0 }],
  );
  const expected = limited.map(({ limit, heartbeat }) => detectionSeconds.silent(limit, heartbeat));
  return {
    silentSeconds: rounded(Math.max(0, ...expected)),
    worstSeconds: Math.max(0, ...limited.map(({ limit }) => limit)),
    fails: rounded(failoverFailure(drills, failures)),
    standbyDead: rounded(latentFailure(HAZARD, interval)),
  };
};

/** The predictions of all oracles: the mean weighs each by what hangs on it. */
export const predictionsOf = (
  oracles: readonly OracleFacts[],
  drilled: DrillCount = UNDRILLED,
): AssessedAvailability | undefined => {
  const predicted = oracles.flatMap((oracle) => {
    const prediction = predict(oracle);
    return prediction === undefined ? [] : [{ oracle, ...prediction }];
  });
  if (predicted.length === 0) return undefined;
  const mean = (measure: (availability: Availability) => number): number =>
    meanOf(predicted.map(({ oracle, available }) => ({ weight: oracle.weight, value: measure(available) })));
  return {
    ...figuresOf({
      unavailability: mean((one) => one.unavailability),
      minutesPerYear: mean((one) => one.minutesPerYear),
      low: mean((one) => one.low),
      high: mean((one) => one.high),
      independent: mean((one) => one.independent),
    }),
    subjects: Object.fromEntries(
      predicted.map(({ oracle, available, wrong }) => [
        oracle.subject,
        {
          ...figuresOf(available),
          wrongPrice: rounded(wrong.unavailability),
          failover: failoverOf(oracle, drilled),
          contributors: available.contributors.map(({ cause, minutesPerYear }) => ({
            cause,
            minutesPerYear: rounded(minutesPerYear),
          })),
        },
      ]),
    ),
  };
};
