/** The rulesets, oldest first; each is frozen once it is published. */
export const RULESETS = ["riq-1", "riq-2"] as const;

/** Name of a ruleset. */
export type RulesetName = (typeof RULESETS)[number];

/** What is asked unless another is named. */
export const DEFAULT_RULESET: RulesetName = "riq-2";

/** Whether a ruleset asks what another asked first. */
export const asks = (ruleset: RulesetName, since: RulesetName): boolean =>
  RULESETS.indexOf(ruleset) >= RULESETS.indexOf(since);
