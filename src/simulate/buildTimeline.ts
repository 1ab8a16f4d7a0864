import type { CallOutcome } from "../oracle/callOutcome.ts";
import type { FaultEffects, Moment } from "../scenario/fault.ts";
import { fillPricePath } from "../scenario/pricePath.ts";
import { createRandom, type RandomStream } from "../scenario/random.ts";
import type { RunConfig, RunFault, RunSource } from "../scenario/runConfig.ts";
import { callCode, createTimeline, type SourceTimeline, type Timeline } from "../oracle/timeline.ts";

const BPS = 10_000;
const EXACT = 2 ** 53;
const MAX_TRUTH = 2 ** 52;
/** A price that every oracle refuses for its size alone, with a margin for what doubles round. */
const BEYOND_EVERY_PRICE = 2 ** 127 * (1 + 2 ** -20);

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A fault as it strikes one source, or the market as a whole. */
interface Strike {
  readonly start: number;
  readonly end: number;
  readonly effects: FaultEffects<unknown>;
  readonly moment: Writable<Moment<unknown>>;
}

/** What is not whole is rounded; beyond 2^53 only 24 bits are kept, so that sums of prices stay exact. */
const wholePrice = (price: number, bound: number): number => {
  if (Number.isNaN(price)) throw new RangeError("A fault made a price that is no number.");
  if (Math.abs(price) < EXACT) return Math.round(price) + 0;
  return price >= bound ? bound : price <= -bound ? -bound : Math.fround(price);
};

interface World {
  readonly config: RunConfig;
  readonly seed: number;
  readonly truthAt: (seconds: number) => number;
}

const strikeOf = (
  fault: RunFault,
  index: number,
  source: number,
  { config, seed, truthAt }: World,
): Strike => {
  const random = createRandom(seed, `fault ${index} source ${source}`);
  return {
    start: fault.startSeconds,
    end: fault.endSeconds,
    effects: fault.definition.effects,
    moment: {
      parameters: fault.parameters,
      now: 0,
      start: fault.startSeconds,
      end: fault.endSeconds,
      source,
      position: fault.sources.indexOf(source),
      unit: 10 ** config.oracle.decimals,
      truth: 0,
      undisturbed: 0,
      published: 0,
      publishedAt: 0,
      truthAt,
      random: random.next,
      randomNormal: random.normal,
    },
  };
};

/** The market's price and the sequencer, step by step. */
const createMarket = (timeline: Timeline, undisturbed: Float64Array, world: World) => {
  const strikes = world.config.faults
    .map((fault, index) => strikeOf(fault, index, -1, world))
    .filter(({ effects }) => effects.truth !== undefined || effects.isSequencerDown !== undefined);
  const { truth, sequencer } = timeline;
  let since = -world.config.oracle.sequencerGrace - 1;
  let wasDown = false;
  /** Writes the step's true price, and tells whether the sequencer is down. */
  return (step: number, now: number): boolean => {
    const price = undisturbed[step] ?? 0;
    let moved = price;
    let isDown = false;
    for (const { start, end, effects, moment } of strikes) {
      if (now < start || now >= end) continue;
      moment.now = now;
      moment.undisturbed = price;
      moment.truth = moved;
      if (effects.truth !== undefined) moved = effects.truth(moved, moment);
      if (effects.isSequencerDown?.(moment) === true) isDown = true;
    }
    truth[step] = Math.min(MAX_TRUTH, Math.max(1, Math.round(moved)));
    if (isDown !== wasDown) since = now;
    wasDown = isDown;
    if (sequencer !== undefined) {
      sequencer.down[step] = isDown ? 1 : 0;
      sequencer.since[step] = since;
    }
    return isDown;
  };
};

/** How far a price has moved from another, against a threshold in basis points. */
const hasMoved = (price: number, from: number, deviationBps: number): boolean =>
  Math.abs(price - from) * BPS >= deviationBps * from;

/** One provider: it observes, publishes, and its feed answers, step by step. */
class Provider {
  readonly #source: RunSource;
  readonly #answers: SourceTimeline;
  readonly #strikes: readonly Strike[];
  readonly #random: RandomStream;
  /** Units of one step of the feed's own decimals; below 1 never. */
  readonly #grain: number;
  /** What stands for every price that no oracle takes, in the feed's own decimals too. */
  readonly #bound: number;
  #published = 0;
  #publishedAt = 0;
  #sent = 0;
  #sentAt = 0;
  #arrivesAt = Number.POSITIVE_INFINITY;

  constructor(index: number, source: RunSource, answers: SourceTimeline, world: World) {
    this.#source = source;
    this.#answers = answers;
    this.#strikes = world.config.faults
      .map((fault, place) => ({ fault, place }))
      .filter(({ fault }) => fault.definition.reach === "all" || fault.sources.includes(index))
      .map(({ fault, place }) => strikeOf(fault, place, index, world));
    this.#random = createRandom(world.seed, `source ${index}`);
    const coarser = world.config.oracle.decimals - source.decimals;
    this.#grain = 10 ** Math.max(0, coarser);
    this.#bound = BEYOND_EVERY_PRICE / 10 ** Math.max(0, -coarser);
  }

  /** Lets it have published the first price some time before the scenario begins. */
  start(firstPrice: number): void {
    this.#sent = wholePrice(firstPrice * (1 + this.#source.biasBps / BPS), this.#bound);
    this.#sentAt = -Math.floor(this.#random.next() * this.#source.heartbeatSeconds);
    [this.#published, this.#publishedAt] = [this.#sent, this.#sentAt];
  }

  step(step: number, now: number, undisturbed: number, truth: number, isSequencerDown: boolean): void {
    if (now >= this.#arrivesAt && !isSequencerDown) this.#arrive(this.#arrivesAt);
    let price = truth * (1 + this.#source.biasBps / BPS);
    let heartbeat = this.#source.heartbeatSeconds;
    let latency = this.#source.latencySeconds;
    let publishes = !isSequencerDown;
    let isStruck = false;
    for (const { start, end, effects, moment } of this.#strikes) {
      if (now < start || now >= end) continue;
      isStruck = true;
      moment.now = now;
      moment.undisturbed = undisturbed;
      moment.truth = truth;
      moment.published = this.#published;
      moment.publishedAt = this.#publishedAt;
      if (effects.observe !== undefined) price = effects.observe(price, moment);
      if (effects.heartbeat !== undefined) heartbeat = effects.heartbeat(heartbeat, moment);
      if (effects.latency !== undefined) latency = effects.latency(latency, moment);
      if (effects.publishes !== undefined && !effects.publishes(moment)) publishes = false;
    }
    if (publishes && this.#arrivesAt === Number.POSITIVE_INFINITY) {
      this.#publish(now, wholePrice(price, this.#bound), heartbeat, latency);
    }
    this.#answer(step, now, isStruck);
  }

  #publish(now: number, price: number, heartbeat: number, latency: number): void {
    const isDue = now - this.#sentAt >= heartbeat || hasMoved(price, this.#sent, this.#source.deviationBps);
    if (!isDue) return;
    const jitter = this.#source.latencyJitterSeconds;
    const delay = Math.round(jitter === 0 ? latency : latency + jitter * this.#random.next());
    [this.#sent, this.#sentAt] = [price, now];
    if (delay === 0) this.#arrive(now);
    else this.#arrivesAt = now + delay;
  }

  #arrive(arrivedAt: number): void {
    [this.#published, this.#publishedAt] = [this.#sent, arrivedAt];
    this.#arrivesAt = Number.POSITIVE_INFINITY;
  }

  #answer(step: number, now: number, isStruck: boolean): void {
    let price = this.#published;
    let updatedAt = this.#publishedAt;
    let call: CallOutcome | undefined;
    if (isStruck) {
      for (const { start, end, effects, moment } of this.#strikes) {
        if (now < start || now >= end) continue;
        moment.published = this.#published;
        moment.publishedAt = this.#publishedAt;
        if (effects.answer !== undefined) price = effects.answer(price, moment);
        if (effects.updatedAt !== undefined) updatedAt = effects.updatedAt(updatedAt, moment);
        if (effects.call !== undefined) call = effects.call(moment) ?? call;
      }
      price = wholePrice(price, this.#bound);
    }
    const grain = this.#grain;
    this.#answers.prices[step] = grain === 1 ? price : Math.trunc(price / grain) * grain + 0;
    this.#answers.times[step] = Math.round(updatedAt);
    this.#answers.calls[step] = call === undefined ? 0 : callCode(call);
  }
}

/**
 * What happens in one run of a scenario, as a function of the scenario and the seed alone.
 * @param reused A timeline of the same scenario to be overwritten, so that a sweep allocates nothing.
 */
export const buildTimeline = (config: RunConfig, seed: number, reused?: Timeline): Timeline => {
  const { steps, stepSeconds, sources, oracle } = config;
  const timeline = reused ?? createTimeline(steps, stepSeconds, sources.length, oracle.hasSequencer);
  const { truth } = timeline;
  fillPricePath(config, seed, truth);
  const movesTruth = config.faults.some(({ definition }) => definition.effects.truth !== undefined);
  const undisturbed = movesTruth ? truth.slice() : truth;
  const truthAt = (seconds: number): number =>
    truth[Math.min(steps - 1, Math.max(0, Math.floor(seconds / stepSeconds)))] ?? 0;
  const world: World = { config, seed, truthAt };
  const nextInMarket = createMarket(timeline, undisturbed, world);
  const providers = sources.map((source, index) => {
    const answers = timeline.sources[index];
    if (answers === undefined) throw new RangeError(`The timeline has no source ${index}.`);
    return new Provider(index, source, answers, world);
  });
  for (const provider of providers) provider.start(undisturbed[0] ?? 0);
  for (let step = 0; step < steps; step++) {
    const now = step * stepSeconds;
    const isSequencerDown = nextInMarket(step, now);
    const price = undisturbed[step] ?? 0;
    const moved = truth[step] ?? 0;
    for (const provider of providers) provider.step(step, now, price, moved, isSequencerDown);
  }
  return timeline;
};
