// Runs a scenario and prints how each system did, without a task: fit to be copied into a project of your own, where the
// imports are "holdfast/spec" and "holdfast/simulate".
//
//   npx hardhat run scripts/simulate.ts
//   SCENARIO=luna-clamp SYSTEMS=holdfast-ordered,single-feed npx hardhat run scripts/simulate.ts
import { chooseSystems, findScenario, loadScenario, runScenario } from "../src/simulate.ts";
import { Problem } from "../src/spec.ts";

const OURS = "holdfast-ordered,holdfast-median,single-feed,naive-fallback";

try {
  const config = await loadScenario(findScenario(process.env["SCENARIO"] ?? "frozen-provider"));
  const systems = await chooseSystems(process.env["SYSTEMS"] ?? OURS, config);
  const { systems: results } = await runScenario(config, systems, { seeds: 3 });
  console.log(`${config.title}: ${config.steps} steps of ${config.stepSeconds} s, 3 runs`);
  for (const [name, { summary }] of results) {
    const served = 100 * (summary.availability?.mean ?? 0);
    const wrong = summary.wrongSeconds?.mean ?? 0;
    console.log(`${name}: served ${served.toFixed(2)} % of the time, wrong for ${Math.round(wrong)} s`);
  }
} catch (failure) {
  if (!(failure instanceof Problem)) throw failure;
  for (const sentence of failure.sentences) console.error(sentence);
  process.exitCode = failure.exitCode;
}
