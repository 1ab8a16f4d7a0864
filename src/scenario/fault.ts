import type { z } from "zod";
import type { CallOutcome } from "../oracle/callOutcome.ts";
import type { Fault, Level, Mode } from "../oracle/words.ts";
import type { FaultDrill } from "./stubAct.ts";

/**
 * What a fault changes. Two faults that change the same aspect of one source at the same time meet; where one of them is
 * exclusive that is refused, because only one of the two could show.
 */
export const ASPECTS = ["truth", "observation", "publishing", "answer", "time", "call", "sequencer"] as const;
export type Aspect = (typeof ASPECTS)[number];

/** The moment at which a fault is asked what it does to one source. Valid during the call only: it is reused. */
export interface Moment<Parameters> {
  /** As the scenario gives them, checked by the fault's own schema. */
  readonly parameters: Parameters;
  /** Seconds since the scenario began. */
  readonly now: number;
  /** Seconds from the scenario's begin to the fault's. */
  readonly start: number;
  /** Seconds from the scenario's begin to the fault's end, which is no part of it. */
  readonly end: number;
  /** Index of the source that is asked about. */
  readonly source: number;
  /** Place of the source among those that the fault names, from 0; -1 where it does not name it. */
  readonly position: number;
  /** Units of a price of 1: ten to the oracle's decimals. */
  readonly unit: number;
  /** True price now, in units, with the faults that move it. */
  readonly truth: number;
  /** True price now, in units, as it would be without any fault. */
  readonly undisturbed: number;
  /** Price that the source published last, in units. */
  readonly published: number;
  /** When it did, in seconds since the scenario began; negative where that was before. */
  readonly publishedAt: number;
  /** True price at an earlier time, in units; the first one for times before the scenario. */
  readonly truthAt: (seconds: number) => number;
  /** Next number of the fault's own stream for this source, from 0 to below 1. */
  readonly random: () => number;
  /** The same, from the normal distribution of mean 0 and deviation 1. */
  readonly randomNormal: () => number;
}

/**
 * What a fault does, as pure functions of the moment. A source's answer comes about in this order: the true price, what the
 * provider observes of it, when it publishes that and how late that arrives, and what its feed then answers when it is
 * called. Prices are in units and may be anything: they are rounded afterwards.
 */
export interface FaultEffects<Parameters> {
  /** Moves the true price itself. Asked once a step, whatever sources the fault names. */
  readonly truth?: (price: number, moment: Moment<Parameters>) => number;
  /** What the provider takes for the price. */
  readonly observe?: (price: number, moment: Moment<Parameters>) => number;
  /** Whether the provider publishes at all. */
  readonly publishes?: (moment: Moment<Parameters>) => boolean;
  /** Heartbeat in seconds, out of the one that the provider has. */
  readonly heartbeat?: (seconds: number, moment: Moment<Parameters>) => number;
  /** Seconds from observing to arriving on the chain, out of those that it takes the provider. */
  readonly latency?: (seconds: number, moment: Moment<Parameters>) => number;
  /** Price that the feed answers with, out of the published one. */
  readonly answer?: (price: number, moment: Moment<Parameters>) => number;
  /** Time of the data that the feed answers with, in seconds since the scenario began. */
  readonly updatedAt?: (seconds: number, moment: Moment<Parameters>) => number;
  /** How the call of the feed ends; `undefined` for as it would without the fault. */
  readonly call?: (moment: Moment<Parameters>) => CallOutcome | undefined;
  /** Whether the L2's sequencer is down. Asked once a step; while it is down nothing is published. */
  readonly isSequencerDown?: (moment: Moment<Parameters>) => boolean;
}

/** What a test of a fault demands of the faulty source and of the oracle while the fault lasts. */
interface FaultExpectation {
  /** Every level that is met; nothing else may be. */
  readonly levels: readonly Level[];
  /** Every fault that the first named source is judged to have; nothing else may be. */
  readonly faults: readonly Fault[];
}

/** One way in which sources fail: the default export of a file in src/scenario/faults. */
export interface FaultDefinition<Schema extends z.ZodType = z.ZodType> {
  /** Name in scenario files; the file's name. */
  readonly name: string;
  /** What happens, in a few words for people. */
  readonly title: string;
  /** What it models, in one or two sentences. */
  readonly models: string;
  /** Ids of recorded incidents of this kind. */
  readonly incidents: readonly string[];
  /** Checks the parameters; each is named with its unit. */
  readonly parameters: Schema;
  /** Parameters that show the fault, for tests and documentation. */
  readonly example: z.input<Schema>;
  /** What it changes. */
  readonly touches: readonly Aspect[];
  /** Whether nothing else may change the same aspect of the same source at the same time. */
  readonly isExclusive: boolean;
  /** Whether it concerns the sources that it names, or all of them whatever it names. */
  readonly reach: "named" | "all";
  readonly effects: FaultEffects<z.output<Schema>>;
  /** How a drill shows it on a feed of a live chain, or why it cannot. */
  readonly drill: FaultDrill<z.output<Schema>>;
  /** Market in which the example shows: one that loses a tenth while the fault lasts, unless it is calm. */
  readonly market?: "calm";
  /**
   * What comes of the example on the first of three sources of which two have to agree, from two minutes after its start to
   * its end. A fault of the sequencer concerns all of them.
   */
  readonly expected: Readonly<Record<Mode, FaultExpectation>>;
}

/** Lets a fault's file infer the type of its parameters. */
export const defineFault = <Schema extends z.ZodType>(
  definition: FaultDefinition<Schema>,
): FaultDefinition<Schema> => definition;
