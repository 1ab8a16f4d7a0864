import type { Role } from "../oracle/words.ts";
import type { PairClass } from "../spec/schema.ts";
import type { Observed } from "./evidence.ts";

/** What is known of one oracle; checks look at nothing else. What is not known is left out. */

/** One source of an oracle, as it stands at the block. */
export interface Voice {
  readonly name: string;
  /** What it finally reads: an address, or words; null where that could not be followed. */
  readonly root: string | null;
  /** Key of its provider; null where nobody says. */
  readonly provider: string | null;
  readonly role: Role;
  /** Whether its value is part of what is served now. */
  readonly isServed: boolean | null;
  /** Seconds since its value was made; null where it does not answer. */
  readonly ageSeconds: number | null;
  /** Whether somebody has to bring each update. */
  readonly isOnDemand: boolean;
  /** Whether its endpoint hands out a newer update than the chain has; null or left out where it was not asked. */
  readonly hasNewerUpdate?: boolean | null;
  /** Longest time between updates that its operator states. */
  readonly heartbeatSeconds: number | null;
  /** What the oracle accepts; null where it accepts any age. */
  readonly maxAgeSeconds: number | null;
}

/** What is said of where a voice's values come from; in the order of the voices that vote. */
export interface VoiceTags {
  /** Empty where nobody says. */
  readonly upstreams: readonly string[];
  /** Words for who signs; equal words are one set. */
  readonly operators: string | null;
  readonly transport: string | null;
  readonly model: string | null;
  /** Whether its market closes, and whether it says so. */
  readonly closes: "never" | "says-so" | "silent" | "always-wide";
  /** Market risk as its provider rates it. */
  readonly category: "low" | "medium" | "high" | null;
  readonly publishers: number | null;
  /** Whether its provider rates the feed itself at its lowest. */
  readonly isLowestTier: boolean | null;
  /** Words or address of the set that signs, where variants of one feed may share it. */
  readonly signers: string | null;
  /** Days until its announced end; null where none is announced. */
  readonly daysToEnd: number | null;
  /** Days since those facts were compared with what its operator says. */
  readonly reviewedDays: number | null;
}

/** The operators of a voice, read on the chain: how many have to agree. */
export interface OperatorSet {
  readonly members: readonly string[];
  readonly bar: number;
  /** Whether the set agrees as Byzantine fault tolerance asks, so that a third of it stops it. */
  readonly isBft: boolean;
}

/** Who finally holds a power. */
export interface Holder {
  /** null where the power is gone. */
  readonly address: string | null;
  readonly kind: "eoa" | "safe" | "timelock" | "governor" | "manager" | "contract" | "none";
  readonly signers: number | null;
  readonly threshold: number | null;
  /** Share of its signers that are attested to be no insiders; null where nobody attests. */
  readonly outsiders: number | null;
}

/** What a power can do with a price. */
const POWERS = ["replace", "add", "disable", "upgrade", "set-price", "pause", "grant"] as const;
export type Power = (typeof POWERS)[number];

/** One way to use one power. */
export interface ControlPath {
  readonly power: Power;
  /** Signature of the function. */
  readonly call: string;
  readonly holder: Holder;
  /** The least that is waited on this path, grants of further roles taken into account. */
  readonly delaySeconds: number;
  /** Whether what it can set is held inside limits that it cannot change. */
  readonly isBounded: boolean;
  /** What it is a path to, where that is not the oracle itself. */
  readonly target: string;
}

export interface PausePower {
  readonly version: string;
  readonly holder: Holder;
  /** The longest pause; null for no end. */
  readonly longestSeconds: number | null;
  /** Whether who pauses holds no configuration. */
  readonly isSeparate: boolean;
  /** Days for which the power is still valid; null for no end. */
  readonly validDays: number | null;
  /** Whether an alert watches the day. */
  readonly isWatched: boolean;
}

/** Who can change what, at one block. */
export interface Control {
  readonly paths: readonly ControlPath[];
  /** Whether every holder was found: members, not just names that somebody gave. */
  readonly isComplete: boolean;
  /** Whether nothing can be changed by anybody. */
  readonly isImmutable: boolean;
  readonly pauses: readonly PausePower[];
  /** Whether a replacement's price is compared on the chain before it counts. */
  readonly isGuarded: boolean;
}

/** One state that was tried. */
export interface TriedState {
  /** Fault by index of the voice. */
  readonly faults: Readonly<Record<string, string>>;
  readonly ok: boolean;
  readonly price: string | null;
  /** Whether who reads it is told that it is worse than usual; null where there are no levels. */
  readonly level: string | null;
}

/** What a drill found; names of faults are those of the catalogue. */
export interface DrillFacts {
  readonly oracle: string;
  readonly reader: string;
  readonly k: number;
  readonly n: number;
  readonly deviationBps: number;
  /** Indices of voices that vote. */
  readonly voting: readonly number[];
  readonly names: readonly string[];
  readonly healthyPrice: string | null;
  readonly states: readonly TriedState[];
  /** Faults that give a wrong price, and no failure. */
  readonly lies: readonly string[];
  readonly survivesSilent: number;
  readonly survivesLying: number;
  readonly together: readonly (readonly [number, number])[];
  readonly sentence: string;
  readonly failoverSeconds: readonly number[];
  readonly causes: readonly { readonly kind: string; readonly name: string; readonly silent: string }[];
  readonly consumers: readonly ConsumerFacts[];
}

/** What somebody could still do with a contract that reads the oracle. */
interface ConsumerFacts {
  readonly name: string;
  readonly calls: readonly {
    readonly call: string;
    readonly healthy: boolean;
    readonly states: readonly {
      readonly faults: Readonly<Record<string, string>>;
      readonly ok: boolean;
      readonly expected: boolean | null;
    }[];
  }[];
}

/** What was measured over some days. */
interface History {
  readonly days: number;
  /** Share of the time in which each voice was in time, by its name. */
  readonly availability: Readonly<Record<string, number>>;
  /** Largest correlation of two voices' gaps; null where there was no gap to correlate. */
  readonly largestPhi: number | null;
}

/** What a reader sees while a source is there and away by turns for twenty blocks. */
export interface Alternation {
  readonly switches: number;
  readonly largestStepBps: number;
}

export interface OracleFacts {
  /** Key in the spec, or address. */
  readonly subject: string;
  /** What hangs on it, in any unit. */
  readonly weight: number;
  readonly class: PairClass | null;
  readonly layer: "l1" | "l2" | null;
  readonly voices: Observed<readonly Voice[]>;
  readonly tags: Observed<readonly VoiceTags[]>;
  readonly operatorSets: Observed<readonly (OperatorSet | null)[]>;
  /** Who can change each voice's feed; null where it could not be read. */
  readonly controllers: Observed<readonly (ProviderControl | null)[]>;
  readonly drill: Observed<DrillFacts>;
  /** Seconds for which a last good price is served with every source down; 0 for never, null for no end. */
  readonly lastGood: Observed<number | null>;
  readonly history: Observed<History>;
  readonly sequencer: Observed<SequencerFacts>;
  /** Hash of each voice's adapter without its immutables; null for a voice without one. */
  readonly adapters: Observed<{ readonly hashes: readonly (string | null)[]; readonly isProved: boolean }>;
  readonly availability: Observed<PredictedAvailability>;
  readonly limits: Observed<PriceLimits>;
  /** How a switch is seen afterwards. */
  readonly observability: Observed<"event" | "view" | "none">;
  /** Whether each voice's read still fits under the next schedule and at twice the costs of access. */
  readonly gasHeadroom: Observed<readonly { readonly name: string; readonly fits: boolean }[]>;
  readonly flapping: Observed<Alternation>;
  /** Of a replay of true history. */
  readonly replay: Observed<{ readonly largestSwitchStepBps: number }>;
  /** Whether each fallback is safe by itself; null where it is judged by being outvoted. */
  readonly fallbacks: Observed<readonly { readonly name: string; readonly isSafe: boolean | null }[]>;
  readonly restart: Observed<{ readonly servesOldVoices: boolean }>;
  readonly disagreement: Observed<readonly { readonly rule: string; readonly holds: boolean }[]>;
  readonly control: Observed<Control>;
  readonly consumerUpgrades: Observed<readonly ConsumerUpgrade[]>;
  readonly updaters: Observed<UpdaterFacts>;
  /** Depth of the market at 2 %, in the unit of the exposure; left out where nobody measured. */
  readonly marketDepth: Observed<number>;
}

/** How the code of a contract that reads the oracle may be changed. */
export interface ConsumerUpgrade {
  readonly name: string;
  /** The least that is waited; null where it cannot be changed. */
  readonly delaySeconds: number | null;
  /** Who can, and how late; left out where they were not followed. */
  readonly holders?: readonly ProviderControl[];
}

/** Somebody's power over one feed, or over the code of one consumer. */
export interface ProviderControl {
  readonly holder: Holder;
  readonly delaySeconds: number;
}

export interface SequencerFacts {
  /** Whether an uptime feed is read. */
  readonly hasFeed: boolean;
  readonly graceSeconds: number | null;
  readonly alternative: "none" | "documented" | "drilled";
}

/** Shares of the time without a safe price. */
interface PredictedAvailability {
  readonly unavailability: number;
  readonly high: number;
  /** What was promised. */
  readonly allowed: number;
}

export interface PriceLimits {
  /** What sources may differ by; null for no limit. */
  readonly deviationBps: number | null;
  readonly hasWindowBound: boolean;
  readonly hasStepBound: boolean;
}

export interface UpdaterFacts {
  /** Share of the largest sender among the last updates; null where there are no logs. */
  readonly largestShare: number | null;
  /** Whether an update by anybody succeeds. */
  readonly isOpen: boolean | null;
  /** Whether what may update can be replaced, or is anybody; null where it was not read. */
  readonly isReplaceable: boolean | null;
}
