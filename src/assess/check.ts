import type { InfrastructureSpec } from "../spec/infrastructureSchema.ts";
import type { EvidenceClass } from "./evidence.ts";
import type { Letter, StageName } from "./letters.ts";
import type { OracleFacts } from "./oracleFacts.ts";
import type { ProtocolFacts } from "./protocolFacts.ts";
import type { RulesetName } from "./rulesetNames.ts";
import type { Verdict } from "./verdict.ts";

/** One question of the assessment; a file of `checks/` each. */

/** O structure, I independence, F failover, C control plane, W front-end, N nodes and keepers, R recovery. */
export const DIMENSIONS = ["O", "I", "F", "C", "W", "N", "R"] as const;
/** A letter of a dimension. */
export type Dimension = (typeof DIMENSIONS)[number];

/** What a check weighs within its dimension. */
export const SEVERITY_WEIGHT = { Critical: 10, High: 7.5, Medium: 5, Low: 2.5 } as const;
export type CheckSeverity = keyof typeof SEVERITY_WEIGHT;

/** How an outcome is obtained. */
const OBSERVATION_KINDS = [
  "onchain",
  "drill",
  "http",
  "dns",
  "ipfs",
  "repo",
  "spec",
  "model",
  "history",
] as const;
type ObservationKind = (typeof OBSERVATION_KINDS)[number];

/** The best that an answer of a kind can rest on. */
export const BEST_CLASS: Readonly<Record<ObservationKind, EvidenceClass>> = {
  onchain: "C",
  drill: "X",
  http: "C",
  dns: "C",
  ipfs: "C",
  repo: "R",
  spec: "S",
  model: "M",
  history: "M",
};

/** What a check does to the grade, whatever the score. */
export interface CheckGate {
  /** G and a number. */
  readonly name: string;
  /** The best grade while it holds. */
  readonly cap: Letter;
  /** It holds where the check's mean is certainly below this. */
  readonly below: number;
  /** Whether it holds while the check is unknown too. */
  readonly holdsUnknown?: true;
  /** Whether any single subject that fails wholly is enough. */
  readonly holdsOnAny?: true;
  readonly sentence: string;
}

/** The stage that a check is asked for. */
export interface CheckStage {
  readonly name: StageName;
  /** The least mean. */
  readonly least: number;
  /** Whether it has to have been measured. */
  readonly isMeasured?: true;
}

interface CheckWords {
  /** RIQ-, the letter of the dimension, and a number; the file's name in lower case. */
  readonly id: string;
  readonly severity: CheckSeverity;
  /** The first ruleset that asks it. */
  readonly since: RulesetName;
  /** Answered by yes where all is well. */
  readonly question: string;
  /** What happens otherwise. */
  readonly why: string;
  /** Ids of the incidents that taught it. */
  readonly incidents: readonly string[];
  readonly kind: ObservationKind;
  /** How it is observed. */
  readonly observed: string;
  readonly remedy: string;
  /** Ids of checks and gates that turn together with this one. */
  readonly follows: readonly string[];
  readonly gate?: CheckGate;
  readonly stage?: CheckStage;
  /** Parts of the spec's `infrastructure`, or `consumers`, that it hangs on. */
  readonly reads?: readonly (keyof InfrastructureSpec | "consumers")[];
}

/** Asked of each oracle. */
export interface OracleCheck extends CheckWords {
  readonly scope: "oracle";
  readonly evaluate: (
    oracle: OracleFacts,
    ruleset: RulesetName,
    protocol: ProtocolFacts,
  ) => Verdict | readonly Verdict[];
}

/** Asked once. */
export interface ProtocolCheck extends CheckWords {
  readonly scope: "protocol";
  readonly evaluate: (
    protocol: ProtocolFacts,
    ruleset: RulesetName,
    oracles: readonly OracleFacts[],
  ) => Verdict | readonly Verdict[];
}

/** One question of the assessment. */
export type Check = OracleCheck | ProtocolCheck;

/** The dimension that a check's id names. */
export const dimensionOf = ({ id }: { readonly id: string }): Dimension => {
  const letter = DIMENSIONS.find((one) => id.startsWith(`RIQ-${one}`));
  if (letter === undefined) throw new RangeError(`${id} is of no dimension.`);
  return letter;
};
