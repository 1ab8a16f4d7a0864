import type { FeedSpec, OracleSpec, SourceSpec, Spec } from "../spec/schema.ts";
import type { LiveFacts } from "./live.ts";
import type { SEVERITIES } from "../report/json/lintReport.ts";

/** What a finding is worth, worst first: an error or a warning fails the lint, a note does not. */
export type Severity = (typeof SEVERITIES)[number];

/** Keys and indices from the root of the file. */
export type Path = readonly (string | number)[];

/** What a rule found at one place. */
export interface Discovery {
  readonly path: Path;
  /** Begins with the value and ends with the limit; no full stop. */
  readonly message: string;
  /** Where other than the rule's. */
  readonly severity?: Severity;
}

/** One thing that can be wrong with a configuration; a file of `rules/` each. */
export interface Rule {
  /** The file's name. */
  readonly id: string;
  readonly title: string;
  /** The worst that it finds. */
  readonly severity: Severity;
  /** Whether a spec may waive it, with a reason and until a day: not where it stops a wrong price, or a deployment that fails. */
  readonly isWaivable: boolean;
  /** What happens otherwise. */
  readonly why: string;
  /** Ids of the incidents that taught it. */
  readonly incidents: readonly string[];
  readonly remedy: string;
  readonly check: (subject: Subject) => readonly Discovery[];
}

/** Why a finding does not count, and until when. */
export interface AcceptedWaiver {
  readonly reason: string;
  /** The last day on which it holds, as YYYY-MM-DD in UTC. */
  readonly expires: string;
}

/** A finding as it is reported. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly path: Path;
  readonly message: string;
  readonly why: string;
  readonly remedy: string;
  /** Where the spec waives it: it is reported, and fails nothing. */
  readonly waived?: AcceptedWaiver;
}

/** A feed that is made of no other feed, with what its provider says where it says nothing itself. */
export interface Origin {
  readonly key: string;
  readonly feed: FeedSpec;
  readonly provider: string;
  readonly operators: string;
  readonly admin: string;
  readonly transport: string;
  readonly upstreams: readonly string[];
  /** Equal where the value comes from the same contract or the same words. */
  readonly root: string;
}

/** A source with what is known of its feed. */
export interface SourceSubject {
  readonly path: Path;
  readonly source: SourceSpec;
  readonly feed: FeedSpec;
  /** The feed itself, or those that it is made of. */
  readonly origins: readonly Origin[];
}

/** An oracle with its sources. */
export interface OracleSubject {
  readonly pair: string;
  readonly path: Path;
  readonly oracle: OracleSpec;
  readonly sources: readonly SourceSubject[];
  /** Those that are no Shadow. */
  readonly voting: readonly SourceSubject[];
}

/** What rules look at. */
export interface Subject {
  readonly spec: Spec;
  readonly oracles: readonly OracleSubject[];
  /** What the chain says, where it was asked. */
  readonly live?: LiveFacts;
  /** The day of the lint, as YYYY-MM-DD in UTC. */
  readonly today: string;
  /** All rules of the lint. */
  readonly rules: readonly Rule[];
}
