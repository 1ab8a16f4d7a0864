import type { ChartedFault, ChartedRun } from "./chartedRun.ts";

/** Faults of one source in rows of their own where they overlap. */
const lanesOf = (faults: readonly ChartedFault[]): ChartedFault[][] => {
  const lanes: ChartedFault[][] = [];
  for (const fault of [...faults].sort((one, other) => one.startSeconds - other.startSeconds)) {
    const free = lanes.find((lane) => (lane.at(-1)?.endSeconds ?? 0) <= fault.startSeconds);
    if (free === undefined) lanes.push([fault]);
    else free.push(fault);
  }
  return lanes;
};

/** Faults that are drawn in one row because none overlaps another. */
interface FaultRow {
  readonly name: string;
  readonly faults: readonly ChartedFault[];
}

/** Rows for the faults of a run: the market's and chain's, then each source's, several where they overlap; none where there is no fault. */
export const faultRowsOf = ({ sources, faults }: Pick<ChartedRun, "sources" | "faults">): FaultRow[] => {
  const owners = [
    { name: "market or chain", faults: faults.filter((fault) => fault.sources.length === 0) },
    ...sources.map(({ name }) => ({ name, faults: faults.filter((fault) => fault.sources.includes(name)) })),
  ];
  return owners.flatMap(({ name, faults: own }) =>
    lanesOf(own).map((lane, index) => ({
      name: index === 0 ? name : `${name} (${index + 1})`,
      faults: lane,
    })),
  );
};
