import { digestOf } from "../files/canonicalJson.ts";
import { checksOf } from "./catalogue.ts";
import { BEST_CLASS, type CheckGate, dimensionOf, SEVERITY_WEIGHT } from "./check.ts";
import { CLASS_WORTH, HTTP_HALF_LIFE_DAYS, LEAST_CAP } from "./evidence.ts";
import { LEAST_CONFIDENCE, LEAST_POINTS, MEASURED_DAYS } from "./grade.ts";
import type { RulesetName } from "./rulesetNames.ts";
import { DIMENSION_WEIGHT } from "./score.ts";

const withoutProse = ({ sentence: _, ...rest }: CheckGate): object => rest;

/** Everything that a ruleset decides by, without a word of prose; what follows from what decides nothing. */
const substanceOf = (ruleset: RulesetName): object => ({
  ruleset,
  checks: checksOf(ruleset)
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .map(({ id, severity, scope, kind, gate, stage }) => ({
      id,
      dimension: dimensionOf({ id }),
      severity,
      scope,
      kind,
      best: BEST_CLASS[kind],
      gate: gate === undefined ? null : withoutProse(gate),
      stage: stage ?? null,
    })),
  dimensions: DIMENSION_WEIGHT,
  severities: SEVERITY_WEIGHT,
  classes: CLASS_WORTH,
  httpHalfLifeDays: HTTP_HALF_LIFE_DAYS,
  leastCap: LEAST_CAP,
  grades: LEAST_POINTS,
  leastConfidence: LEAST_CONFIDENCE,
  measuredDays: MEASURED_DAYS,
});

/**
 * Hash of a ruleset without prose: it changes where weights, classes, gates or stages do. What a check says of the same facts
 * stands in its code, and is held by frozen ratings.
 */
export const rulesetDigest = (ruleset: RulesetName): string => digestOf(substanceOf(ruleset));
