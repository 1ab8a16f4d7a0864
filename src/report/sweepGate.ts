import type { SweepReport } from "../sweep/sweepReport.ts";
import { formatShare } from "./figures.ts";
import { type Gate, gateOf } from "../problem.ts";

/** The gate of a sweep: some configuration is served as much of the time as the sweep's file demands. */
export const sweepGate = ({ sweep, recommended }: SweepReport): Gate => {
  const isReached = (recommended?.availability.mean ?? 0) >= sweep.leastAvailability;
  const problems = isReached
    ? []
    : [
        `No configuration is served ${formatShare(sweep.leastAvailability)} of the time; add sources, or lower leastAvailability.`,
      ];
  return gateOf([{ name: sweep.name, cases: [{ name: "availability", problems }] }]);
};
