import { formatDuration } from "./figures.ts";
import type { GatedSuite } from "./junit.ts";
import type { ScenarioOutcome, SimulationReport } from "./simulationInput.ts";

const suiteOf = ({ config, measures }: ScenarioOutcome, gated: readonly string[]): GatedSuite => ({
  name: config.name,
  cases: gated.map((system) => {
    const own = measures.flatMap((run) => run.get(system) ?? []);
    if (own.length === 0) return { name: system, problems: [], skippedBecause: "The system did not run." };
    if (config.healSeconds === 0) {
      return { name: system, problems: [], skippedBecause: "The scenario leaves no time to heal." };
    }
    const ill = own.filter(({ healed }) => !healed).length;
    const problems =
      ill === 0
        ? []
        : [
            `${system} did not return to a right price at its best level within the ${formatDuration(config.healSeconds)} that ${config.name} leaves it, in ${ill} of ${own.length} runs.`,
          ];
    return { name: system, problems };
  }),
});

/**
 * The gate of a simulation: after the faults, every gated system returns to right prices at its best level.
 * @param gated Names of the systems that have to.
 */
export const simulationGates = ({ outcomes }: SimulationReport, gated: readonly string[]): GatedSuite[] =>
  outcomes.map((outcome) => suiteOf(outcome, gated));
