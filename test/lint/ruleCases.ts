import type { RuleCase } from "./caseParts.ts";
import { CHANGE_CASES } from "./changeCases.ts";
import { DIRECTORY_CASES } from "./directoryCases.ts";
import { FEED_CASES } from "./feedCases.ts";
import { INDEPENDENCE_CASES } from "./independenceCases.ts";
import { PRICE_CASES } from "./priceCases.ts";
import { SETTING_CASES } from "./settingCases.ts";

const ALL = [CHANGE_CASES, DIRECTORY_CASES, FEED_CASES, INDEPENDENCE_CASES, PRICE_CASES, SETTING_CASES];

/** All cases of each rule, by its id, whatever file they stand in. */
export const RULE_CASES: Readonly<Record<string, readonly RuleCase[]>> = Object.fromEntries(
  ALL.flatMap((cases) => Object.keys(cases)).map((id) => [id, ALL.flatMap((cases) => cases[id] ?? [])]),
);
