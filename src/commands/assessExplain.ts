import { join } from "node:path";
import { allChecks } from "../assess/catalogue.ts";
import type { Check } from "../assess/check.ts";
import { type Output, runWithOutput } from "../files/output.ts";
import { PACKAGE_ROOT } from "../files/packageRoot.ts";
import { misuse } from "../problem.ts";
import { readIncidents } from "../replay/incident.ts";
import { explainCheck, explanationText, nearestIds } from "../report/checkExplanation.ts";
import checkExplanation from "../report/json/checkExplanation.ts";

/** What `npx hardhat oracle assess explain` takes. */
export interface AssessExplainArguments {
  /** Id of a check. */
  readonly check: string;
  readonly json: string;
}

const INCIDENTS = join(PACKAGE_ROOT, "data", "incidents.json");
const PREFIX = "RIQ-";

const checkNamed = (name: string): Check => {
  const wanted = name.toUpperCase();
  const found = allChecks().find(({ id }) => id === wanted || id === `${PREFIX}${wanted}`);
  if (found !== undefined) return found;
  const ids = allChecks().map(({ id }) => id);
  const near = nearestIds(wanted.startsWith(PREFIX) ? wanted : `${PREFIX}${wanted}`, ids);
  throw misuse("", `"${name}" is no check; nearest are ${near.join(", ")}.`);
};

const explain = async ({ check }: AssessExplainArguments, output: Output): Promise<void> => {
  const explanation = explainCheck(checkNamed(check), readIncidents(INCIDENTS));
  output.say(explanationText(explanation));
  output.writeJson(checkExplanation, explanation);
};

/** Tells what one check asks, why, how it is observed, and what to do where it fails. */
export default (given: AssessExplainArguments): Promise<void> =>
  runWithOutput({ json: given.json }, (output) => explain(given, output));
