import type { ScenarioInput } from "../simulate/scenario.ts";
import type { Incident, IncidentEvent } from "./incident.ts";
import { CLASS_LIMITS, type ClassLimits, classOf } from "./pairClass.ts";

/**
 * An incident as a scenario: three providers, the first of which fails as the record says, under the configuration that is
 * recommended for the class of the pair.
 */

/** In fallback order; an event about "secondary" is about all but the first. */
export const SOURCES = ["primary", "secondary", "tertiary"] as const;

const BPS = 10_000;
const QUORUM = 2;
const GAS_LIMIT = 120_000;
const DECIMALS = 8;
/** Any price does: events are multiples of it. */
const BASE_PRICE = 1_000;
/** Of Ethereum's blocks, in seconds. */
const SHORTEST_STEP = 12;
const MOST_STEPS = 6_000;
const SEQUENCER_GRACE = 3_600;
/** While nobody publishes the market goes on, so that an old price is a wrong one. */
const SHARE_LEFT_AFTER_OUTAGE = 0.9;
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

/** Events that a provider goes through; what "all" began also ends with an event of the primary. */
const eventsOf = ({ replay }: Incident, source: string): IncidentEvent[] => {
  let isCommon = false;
  return replay.events.filter(({ feed }) => {
    const isOwn =
      feed === "primary" ? source === "primary" || replay.secondaryFollowsPrimary : source !== "primary";
    const concerns = feed === "all" || isOwn || isCommon;
    if (concerns) isCommon = feed === "all";
    return concerns;
  });
};

/** What one provider went through, without the times in which it was healthy. */
const periodsOf = (incident: Incident, source: string, endSeconds: number): Period[] => {
  const events = eventsOf(incident, source);
  return events
    .map(({ multiplier, live, atSeconds }, index) => ({
      multiplier,
      live,
      startSeconds: atSeconds,
      endSeconds: events[index + 1]?.atSeconds ?? endSeconds,
    }))
    .filter(
      ({ multiplier, live, startSeconds, endSeconds: until }) =>
        startSeconds < until && (multiplier !== 1 || !live),
    );
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

/** Whether an incident can be replayed: only where its record says what the feeds did. */
export const isReplayable = ({ replay }: Incident): boolean => replay.events.length > 0;

/** The scenario of an incident that can be replayed. */
export const incidentScenario = (incident: Incident): ScenarioInput => {
  const isHalt = incident.failureClass === CHAIN_HALT;
  const limits = CLASS_LIMITS[classOf(incident.assetPair)];
  const lastEvent = Math.max(...incident.replay.events.map(({ atSeconds }) => atSeconds));
  const healSeconds = healSecondsOf(limits, isHalt);
  const durationSeconds = lastEvent + healSeconds;
  const faults = faultsOf(incident, lastEvent);
  return {
    name: "incident",
    title: incident.title,
    description: `${incident.id}, ${incident.dateUtc}`,
    seed: 1,
    durationSeconds,
    stepSeconds: Math.max(SHORTEST_STEP, Math.ceil(durationSeconds / MOST_STEPS)),
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
