import { frontierStates, MOST_SOURCES, setsUpTo, type Lie } from "../oracle/frontierStates.ts";
import { type DrillFault, lieFault, SILENCE } from "./drillFault.ts";
import type { CellFaults } from "./stage.ts";
import { SEQUENCER } from "./stagedFeeds.ts";

/** Which cells are tried: every fault on every set of sources, and every way in which some are silent and others lie. */

/** Above six sources, at once. */
const SAMPLED_AT_ONCE = 3;

/** Every set of sources that is tried: all of them up to six sources, above that up to three at once, and all together. */
const setsOf = (sources: readonly number[], atOnce = SAMPLED_AT_ONCE): number[][] => {
  const isWhole = sources.length <= MOST_SOURCES && atOnce >= SAMPLED_AT_ONCE;
  const sets = setsUpTo(sources, isWhole ? sources.length : atOnce).slice(1);
  return isWhole ? sets : [...sets, [...sources]];
};

/** Every single fault on every set of sources. */
export const matrixCells = (
  sources: readonly number[],
  faults: readonly DrillFault[],
  hasSequencer: boolean,
  atOnce?: number,
): CellFaults[] => [
  ...faults
    .filter(({ isOfSequencer }) => !isOfSequencer)
    .flatMap(({ id }) => setsOf(sources, atOnce).map((set) => new Map(set.map((source) => [source, id])))),
  ...faults
    .filter(({ isOfSequencer }) => isOfSequencer && hasSequencer)
    .map(({ id }) => new Map([[SEQUENCER, id]])),
];

/** Every state of the frontier. */
export const frontierCells = (
  sources: readonly number[],
  lies: readonly Lie[],
  atOnce?: number,
): CellFaults[] =>
  frontierStates(sources, lies, atOnce).map(
    ({ silent, lying, lie }) =>
      new Map([
        ...silent.map((source) => [source, SILENCE.id] as const),
        ...lying.map((source) => [source, lie === undefined ? SILENCE.id : lieFault(lie).id] as const),
      ]),
  );

/** A cell by its faults, for finding it again. */
export const cellKey = (faults: CellFaults): string =>
  [...faults]
    .toSorted(([one], [other]) => one - other)
    .map(([source, id]) => `${source}=${id}`)
    .join();

/** What the feed of the L2's sequencer is called among the faults of a cell. */
export const SEQUENCER_NAME = "sequencer";

/** The faults of a cell as they are written: by the index of the source. */
export const writtenFaults = (faults: CellFaults): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...faults].map(([source, id]) => [source === SEQUENCER ? SEQUENCER_NAME : String(source), id]),
  );
