/** Rating how good a protocol's redundancy is, as a library: `holdfast/assess`. */
export { type Assessment, type EvidenceRecord, assessmentOf } from "./assess/assessment.ts";
export { allChecks, checksOf } from "./assess/catalogue.ts";
export type { Check, Dimension } from "./assess/check.ts";
export { type Observed, type ObserveOptions, observeSpec } from "./assess/collect/observe.ts";
export { rulesetDigest } from "./assess/ruleset.ts";
export { DEFAULT_RULESET, type RulesetName, RULESETS } from "./assess/rulesetNames.ts";
export { parseStated, type StatedEvidence } from "./assess/stated.ts";
export { assessmentText } from "./report/assessmentText.ts";
