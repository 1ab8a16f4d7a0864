import type { DrillReport } from "../drill/drillReport.ts";
import type { Gate } from "../problem.ts";

/** The gate of a drill: a suite for each oracle, a case for each of its gates. The text tells all of them. */
export const drillGate = ({ oracles }: Pick<DrillReport, "oracles">): Gate => ({
  isTold: true,
  suites: oracles.map(({ oracle, gates }) => ({
    name: oracle,
    cases: gates.map(({ gate, ok, sentence }) => ({
      name: gate,
      problems: ok ? [] : [sentence],
      ...(ok && { output: sentence }),
    })),
  })),
});
