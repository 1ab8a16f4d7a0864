import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../files/packageRoot.ts";
import { type ScenarioInput, scenarioSchema } from "./scenario.ts";
import { misuse } from "../problem.ts";

const FOLDER = join(PACKAGE_ROOT, "data", "scenarios");
const ENDING = ".json";
/** The format of the others, for editors. */
const SCHEMA = "scenario.schema.json";

/** Names of the built-in scenarios: the files of the folder scenarios. */
export const builtInScenarios = (): string[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith(ENDING) && file !== SCHEMA)
    .map((file) => file.slice(0, -ENDING.length))
    .sort();

/**
 * The file of a scenario that is given by its path or, built in, by its name.
 * @throws Problem where there is neither.
 */
export const findScenario = (given: string): string => {
  const names = builtInScenarios();
  if (names.includes(given)) return join(FOLDER, `${given}${ENDING}`);
  if (existsSync(given)) return given;
  throw misuse("", `"${given}" is neither a file nor a built-in scenario; there are ${names.join(", ")}.`);
};

/**
 * The file of a scenario, which can be simulated.
 * @throws ZodError where it is none, which is a defect of whoever made it.
 */
export const scenarioText = (scenario: ScenarioInput): string => {
  scenarioSchema.parse(scenario);
  return `${JSON.stringify(scenario, null, 2)}\n`;
};
