import { loadFolder } from "../files/folderRegistry.ts";
import { type Check, DIMENSIONS, dimensionOf } from "./check.ts";
import { asks, type RulesetName } from "./rulesetNames.ts";

/** All checks, dimension after dimension; the folder's listing is the registry. */
const CHECKS: readonly Check[] = [
  ...(await loadFolder<Check>(new URL("./checks/", import.meta.url), ({ id }) => id.toLowerCase())).values(),
].sort((one, other) => DIMENSIONS.indexOf(dimensionOf(one)) - DIMENSIONS.indexOf(dimensionOf(other)));

/** Checks of all rulesets. */
export const allChecks = (): readonly Check[] => CHECKS;

/** What a ruleset asks. */
export const checksOf = (ruleset: RulesetName): readonly Check[] =>
  CHECKS.filter(({ since }) => asks(ruleset, since));
