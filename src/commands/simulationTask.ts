import { ScenarioProblem } from "../scenario/scenarioProblem.ts";
import { ModelMismatch } from "../simulate/simulation.ts";
import { RunnerMissing } from "../simulate/testRunner.ts";
import { PeersMissing } from "../simulate/chooseSystems.ts";

const EXIT_USAGE = 2;
const EXIT_UNOBSERVED = 3;

/** Runs the body of a task that simulates; what cannot be run is said in a sentence, with the exit code that it has. */
export const runSimulationTask = async (body: () => Promise<void>): Promise<void> => {
  try {
    await body();
  } catch (failure) {
    if (failure instanceof ScenarioProblem) process.exitCode = EXIT_USAGE;
    else if (
      failure instanceof ModelMismatch ||
      failure instanceof PeersMissing ||
      failure instanceof RunnerMissing
    ) {
      process.exitCode = EXIT_UNOBSERVED;
    } else throw failure;
    console.error(failure.message);
  }
};
