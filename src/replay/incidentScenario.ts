import type { ScenarioInput } from "../scenario/scenario.ts";
import type { Incident, IncidentEvent } from "./incident.ts";
import { CLASS_LIMITS, type ClassLimits, classOf } from "./pairClass.ts";
import { misuse } from "../problem.ts";

/**
 * An incident as a scenario: three providers, the first of which fails as the record says, under the configuration that is
 * recommended for the class of the pair.
 */

/** In fallback order; an event about "secondary" is about all but the first. */
const SOURCES = ["primary", "secondary", "tertiary"] as const;

const BPS = 10_000;
const QUORUM = 2;
const GAS_LIMIT = 120_000;
const DECIMALS = 8;
/** Any price does: events are multiples of it. */
const BASE_PRICE = 1_000;
/** Of Ethereum's blocks. */
const USUAL_STEP_SECONDS = 12;
/** Unless a failure is so short that it would fall between two of them. */
const USUAL_STEPS = 6_000;
const MOST_STEPS = 200_000;
const SEQUENCER_GRACE = 3_600;
/** While nobody publishes the market goes on, so that an old price is a wrong one. */
const SHARE_LEFT_AFTER_OUTAGE = 0.9;
/** How long a failure lasts that a record does not end: as long as records have it that only model their duration. */
const LEFT_FAILING_SECONDS = 600;
/** Classes in which the chain stopped and no provider did. */
const CHAIN_HALT = "sequencer_or_chain_halt";

type Fault = NonNullable<ScenarioInput["faults"]>[number];

/** What a provider does between two events. */
interface Period {
  readonly multiplier: number;
  readonly live: boolean;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

const isHealthy = ({ multiplier, live }: IncidentEvent): boolean => multiplier === 1 && live;

/**
 * Events that a provider goes through. What began for all and is never said to have ended for the others ends for them with
 * the primary's recovery.
 */
const eventsOf = ({ replay }: Incident, source: string): IncidentEvent[] => {
  const { events, secondaryFollowsPrimary } = replay;
  const concerns = ({ feed }: IncidentEvent): boolean =>
    feed === "all" ||
    (feed === "primary" ? source === "primary" || secondaryFollowsPrimary : source !== "primary");
  const own = events.filter(concerns);
  const last = own.at(-1);
  if (last?.feed !== "all" || isHealthy(last)) return own;
  const recovery = events.slice(events.indexOf(last)).find(isHealthy);
  return recovery === undefined ? own : [...own, recovery];
};

/** What one provider went through, without the times in which it was healthy. */
const periodsOf = (incident: Incident, source: string, endSeconds: number): Period[] => {
  const events = eventsOf(incident, source);
  return events
    .map((event, index) => ({
      ...event,
      startSeconds: event.atSeconds,
      endSeconds: events[index + 1]?.atSeconds ?? endSeconds,
    }))
    .filter((period) => period.startSeconds < period.endSeconds && !isHealthy(period));
};

/** When the last provider is healthy again; where a record leaves one failing, that lasts for a while yet. */
const recoveryOf = (incident: Incident): number => {
  const lastEvent = Math.max(...incident.replay.events.map(({ atSeconds }) => atSeconds));
  const isLeftFailing = SOURCES.some((source) => {
    const last = eventsOf(incident, source).at(-1);
    return last !== undefined && !isHealthy(last);
  });
  return isLeftFailing ? lastEvent + LEFT_FAILING_SECONDS : lastEvent;
};

const faultsOf = (incident: Incident, endSeconds: number): Fault[] => {
  const isHalt = incident.failureClass === CHAIN_HALT;
  const faults = SOURCES.flatMap((source) =>
    periodsOf(incident, source, endSeconds).flatMap(
      ({ multiplier, live, startSeconds, endSeconds: until }) => {
        const common = { sources: [source], startSeconds, endSeconds: until };
        const found: Fault[] = [];
        if (multiplier !== 1) found.push({ ...common, fault: "factor", parameters: { multiplier } });
        if (!live && !isHalt) found.push({ ...common, fault: "freeze" });
        if (!live && isHalt && source === "primary")
          found.push({ ...common, sources: [], fault: "sequencer-down" });
        return found;
      },
    ),
  );
  return faults;
};

/** The market loses a tenth while providers are silent, and is level else. */
const priceOf = (faults: readonly Fault[]): ScenarioInput["price"] => {
  const silent = faults.filter(({ fault }) => fault !== "factor");
  if (silent.length === 0) return { kind: "constant", price: BASE_PRICE };
  const from = Math.min(...silent.map(({ startSeconds }) => startSeconds));
  const until = Math.max(...silent.map(({ endSeconds }) => endSeconds));
  const points = [
    { atSeconds: from, price: BASE_PRICE },
    { atSeconds: until, price: BASE_PRICE * SHARE_LEFT_AFTER_OUTAGE },
  ];
  return { kind: "points", points };
};

/** How long a provider may need until it is right again, and the oracle Normal. */
const healSecondsOf = (limits: { readonly heartbeatSeconds: number }, isHalt: boolean): number =>
  Math.min(limits.heartbeatSeconds, 3_600) + (isHalt ? SEQUENCER_GRACE : 0);

/**
 * How far a price may be off that is within the deviation of an honest provider's, which may itself be off by the move that
 * makes it update; in basis points.
 */
const toleranceOf = ({ maxDeviationBps, deviationBps }: ClassLimits): number =>
  Math.ceil(((1 + maxDeviationBps / BPS) * (1 + deviationBps / BPS) - 1) * BPS);

/**
 * Steps long enough for a quick replay, and short enough that every failure is seen.
 * @throws Problem where no number of steps is both.
 */
const stepSecondsOf = ({ id }: Incident, faults: readonly Fault[], durationSeconds: number): number => {
  const usual = Math.max(USUAL_STEP_SECONDS, Math.ceil(durationSeconds / USUAL_STEPS));
  const isSeen = ({ startSeconds, endSeconds }: Fault): boolean =>
    Math.ceil(startSeconds / usual) * usual < endSeconds;
  if (faults.every(isSeen)) return usual;
  const shortest = Math.min(...faults.map(({ startSeconds, endSeconds }) => endSeconds - startSeconds));
  const steps = Math.ceil(durationSeconds / shortest);
  if (steps <= MOST_STEPS) return shortest;
  throw misuse(
    id,
    `a failure of ${shortest} s within ${durationSeconds} s takes ${steps} steps, more than ${MOST_STEPS}: move the events together.`,
  );
};

/** Whether an incident can be replayed: only where its record says what the feeds did. */
export const isReplayable = ({ replay }: Incident): boolean => replay.events.length > 0;

/**
 * The scenario of an incident that can be replayed.
 * @throws Problem where it would take too many steps.
 */
export const incidentScenario = (incident: Incident): ScenarioInput => {
  const isHalt = incident.failureClass === CHAIN_HALT;
  const limits = CLASS_LIMITS[classOf(incident.assetPair)];
  const recovery = recoveryOf(incident);
  const healSeconds = healSecondsOf(limits, isHalt);
  const durationSeconds = recovery + healSeconds;
  const faults = faultsOf(incident, recovery);
  return {
    name: "incident",
    title: incident.title,
    description: `${incident.id}, ${incident.dateUtc}`,
    seed: 1,
    durationSeconds,
    stepSeconds: stepSecondsOf(incident, faults, durationSeconds),
    toleranceBps: toleranceOf(limits),
    price: priceOf(faults),
    sources: SOURCES.map((name) => ({
      name,
      decimals: DECIMALS,
      heartbeatSeconds: limits.heartbeatSeconds,
      deviationBps: limits.deviationBps,
    })),
    oracle: {
      decimals: DECIMALS,
      quorum: QUORUM,
      maxDeviationBps: limits.maxDeviationBps,
      ...(isHalt && { sequencer: { graceSeconds: SEQUENCER_GRACE } }),
      sources: SOURCES.map(() => ({ maxAge: limits.maxAge, gasLimit: GAS_LIMIT })),
    },
    faults,
    healSeconds,
  };
};
