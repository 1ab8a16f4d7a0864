import type { Observed } from "./evidence.ts";

/** What is known of a protocol beside its oracles; checks look at nothing else. What is not known is left out. */

export interface FrontEnd {
  readonly url: string;
  readonly operator: string | null;
  readonly domain: string;
  readonly isReachable: boolean;
  /** Number of the network that it is served from. */
  readonly asn: number | null;
}

export interface DomainHygiene {
  readonly domain: string;
  /** Whether it has DS records. */
  readonly isSigned: boolean | null;
  readonly hasCaa: boolean | null;
  /** Registrable domains of its name servers. */
  readonly nameserverDomains: number | null;
  readonly isTransferLocked: boolean | null;
}

export interface RpcEndpoint {
  readonly host: string;
  readonly domain: string;
  readonly operator: string | null;
  readonly chainId: number | null;
  /** Seconds behind the newest of all; null where it does not answer. */
  readonly lagSeconds: number | null;
  readonly lagBlocks: number | null;
}

/** An alert that somebody runs. */
interface AlertRule {
  readonly watches: string;
  /** Days since a test of it was delivered; null for never. */
  readonly testedDays: number | null;
}

/** What drills that were kept come to. */
export interface KeptDrills {
  readonly newestDays: number;
  /** Whether every line holds the hash of the one before. */
  readonly isWhole: boolean;
  /** Whether the codes that were drilled are those that stand. */
  readonly isCurrent: boolean;
  /** Names of faults that were shown. */
  readonly faults: readonly string[];
  /** How many faults can be shown. */
  readonly drillable: number;
  readonly duringUpgrade: boolean;
}

export interface ProtocolFacts {
  /** Of the spec's network; null where there is no spec. */
  readonly chainId: number | null;
  /** All that hangs on the oracles, where the spec says what hangs on each; null where they count alike. */
  readonly totalWeight: number | null;
  readonly frontends: Observed<readonly FrontEnd[]>;
  /** Whether what each gateway gives is what the content id names; null where it gave no proof. */
  readonly gateways: Observed<{
    readonly cid: string | null;
    readonly answers: readonly { readonly gateway: string; readonly isSame: boolean | null }[];
  }>;
  readonly ens: Observed<{ readonly name: string; readonly pointsTo: "cid" | "ipns" | "other" }>;
  readonly domains: Observed<readonly DomainHygiene[]>;
  readonly hosts: Observed<{ readonly rows: readonly DomainHygiene[]; readonly operators: number }>;
  readonly secondDomain: Observed<"none" | "same-registrar" | "apart">;
  readonly rebuild: Observed<boolean>;
  readonly manualPath: Observed<boolean>;
  readonly clientOperators: Observed<readonly string[]>;
  readonly rpc: Observed<readonly RpcEndpoint[]>;
  readonly pullEndpoints: Observed<{
    /** Whether any source needs them. */
    readonly isNeeded: boolean;
    readonly answering: number;
    readonly declared: number;
    readonly withProductionKey: boolean | null;
    readonly keysWatched: boolean | null;
  }>;
  readonly indexers: Observed<{ readonly isNeeded: boolean; readonly count: number }>;
  /** Largest share of one hall, cloud or network. */
  readonly hostingShare: Observed<number>;
  readonly faultyServer: Observed<{
    readonly cases: readonly { readonly name: string; readonly isSurvived: boolean }[];
    /** Whether what is left suffices with one provider missing. */
    readonly hasCapacity: boolean | null;
  }>;
  readonly recoveryPlan: Observed<{ readonly sections: readonly string[] }>;
  /** null where it is known that there is none. */
  readonly drills: Observed<KeptDrills | null>;
  readonly monitoring: Observed<readonly AlertRule[]>;
  readonly incidents: Observed<"none" | "without-times" | "with-times">;
  readonly securityContact: Observed<boolean>;
  readonly rotation: Observed<{ readonly movedDays: number | null; readonly hasProcedure: boolean }>;
  readonly attestationDays: Observed<number | null>;
  readonly calendar: Observed<{ readonly missing: readonly string[]; readonly reviewedDays: number | null }>;
  readonly comparisons: Observed<{ readonly announced: number; readonly compared: number }>;
  readonly preflight: Observed<"run" | "tool" | "none">;
  readonly emergencyRoles: Observed<{
    readonly roles: Readonly<Record<string, string>>;
    /** Whether one can remove another within a day; null where it was not read. */
    readonly canRemove: boolean | null;
  }>;
  readonly signing: Observed<{
    readonly decoders: number;
    readonly hosts: number;
    readonly alarms: boolean;
  }>;
  /** Seconds within which a protocol has promised to be back; left out where it has not. */
  readonly rtoSeconds: Observed<number>;
  readonly maxStepBps: Observed<number>;
}

/** Of a protocol nobody told anything about. */
export const NOTHING_KNOWN = { chainId: null, totalWeight: null } as ProtocolFacts;
