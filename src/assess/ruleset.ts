import { digestOf } from "../files/canonicalJson.ts";
import { checksOf } from "./catalogue.ts";
import { BEST_CLASS, dimensionOf, SEVERITY_WEIGHT } from "./check.ts";
import { CLASS_WORTH, HTTP_HALF_LIFE_DAYS, LEAST_CAP } from "./evidence.ts";
import { gradeGates } from "./gates.ts";
import { LEAST_CONFIDENCE, LEAST_POINTS, MEASURED_DAYS, stageRequirements } from "./grade.ts";
import type { RulesetName } from "./rulesetNames.ts";
import { DIMENSION_WEIGHT } from "./score.ts";

/** Everything that a ruleset decides by, without a word of prose; what follows from what decides nothing. */
const substanceOf = (ruleset: RulesetName): object => ({
  ruleset,
  checks: checksOf(ruleset).map(({ id, severity, scope, kind }) => ({
    id,
    dimension: dimensionOf({ id }),
    severity,
    scope,
    kind,
    best: BEST_CLASS[kind],
  })),
  dimensions: DIMENSION_WEIGHT,
  severities: SEVERITY_WEIGHT,
  classes: CLASS_WORTH,
  httpHalfLifeDays: HTTP_HALF_LIFE_DAYS,
  leastCap: LEAST_CAP,
  gates: gradeGates().map(({ sentence: _, ...rest }) => rest),
  grades: LEAST_POINTS,
  leastConfidence: LEAST_CONFIDENCE,
  stages: stageRequirements().map(([stage, requirements]) => ({
    stage,
    requirements: requirements.map(({ check, least, isMeasured }) => ({
      check,
      least,
      isMeasured: isMeasured ?? false,
    })),
  })),
  measuredDays: MEASURED_DAYS,
});

/** Hash of a ruleset: it changes where the same evidence could come to another result. */
export const rulesetDigest = (ruleset: RulesetName): string => digestOf(substanceOf(ruleset));
