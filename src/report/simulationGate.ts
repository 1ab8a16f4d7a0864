import { formatDuration } from "./figures.ts";
import type { ScenarioOutcome, SimulationPageInput } from "./simulationInput.ts";
import { type Gate, type GatedSuite, gateOf } from "../problem.ts";

const percentOf = (share: number): string => `${(100 * share).toFixed(1)} %`;

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
            `${system} was not Normal and right at the end of ${percentOf(ill / own.length)} of the runs, ${formatDuration(config.healSeconds)} after the last fault of ${config.name}; it has to return.`,
          ];
    return { name: system, problems };
  }),
});

/**
 * The gate of a simulation: after the faults, every gated system returns to right prices at its best level.
 * @param gated Names of the systems that have to.
 */
export const simulationGate = (
  { outcomes }: Pick<SimulationPageInput, "outcomes">,
  gated: readonly string[],
): Gate => gateOf(outcomes.map((outcome) => suiteOf(outcome, gated)));
