import type { CellFaults } from "./stage.ts";
import { SEQUENCER } from "./stagedFeeds.ts";
import { type DrillFault, SILENCE } from "./drillFault.ts";

/** Which cells are tried: every fault on every set of sources, and every way in which some are silent and others lie. */

/** Beyond so many sources that count, sets and states are sampled. */
export const MOST_SOURCES = 6;

/** Every set of so many of these, as lists. */
const choose = <Item>(items: readonly Item[], size: number): Item[][] => {
  if (size === 0) return [[]];
  return items.flatMap((item, place) =>
    choose(items.slice(place + 1), size - 1).map((rest) => [item, ...rest]),
  );
};

/** Every set of sources that is tried: all of them up to six sources, above that up to three at once, and all together. */
const setsOf = (sources: readonly number[]): number[][] => {
  const largest = sources.length <= MOST_SOURCES ? sources.length : 3;
  const sets = Array.from({ length: largest }, (_, size) => choose(sources, size + 1)).flat();
  return largest === sources.length ? sets : [...sets, [...sources]];
};

/** Every single fault on every set of sources. */
export const matrixCells = (
  sources: readonly number[],
  faults: readonly DrillFault[],
  hasSequencer: boolean,
): CellFaults[] => [
  ...faults
    .filter(({ isOfSequencer }) => !isOfSequencer)
    .flatMap(({ id }) => setsOf(sources).map((set) => new Map(set.map((source) => [source, id])))),
  ...faults
    .filter(({ isOfSequencer }) => isOfSequencer && hasSequencer)
    .map(({ id }) => new Map([[SEQUENCER, id]])),
];

/** Every state in which some sources are silent and others tell one lie, the liars together. */
export const frontierCells = (sources: readonly number[], lies: readonly DrillFault[]): CellFaults[] => {
  const states = (rest: readonly number[]): (readonly ("healthy" | "silent" | "lying")[])[] =>
    rest.length === 0
      ? [[]]
      : states(rest.slice(1)).flatMap((tail) => [
          ["healthy", ...tail] as const,
          ["silent", ...tail] as const,
          ["lying", ...tail] as const,
        ]);
  const sampled = (): CellFaults[] => {
    const cells: CellFaults[] = [];
    for (const silent of [[], ...setsOf(sources).filter(({ length }) => length <= 2)]) {
      const rest = sources.filter((source) => !silent.includes(source));
      for (const lying of [[], ...setsOf(rest).filter(({ length }) => length <= 2)]) {
        for (const { id } of lying.length === 0 ? lies.slice(0, 1) : lies) {
          cells.push(
            new Map([
              ...silent.map((source) => [source, SILENCE.id] as const),
              ...lying.map((source) => [source, id] as const),
            ]),
          );
        }
      }
    }
    return cells;
  };
  if (sources.length > MOST_SOURCES) return sampled();
  return states(sources).flatMap((state) =>
    (state.includes("lying") ? lies : lies.slice(0, 1)).map(
      ({ id }) =>
        new Map(
          sources.flatMap((source, place) => {
            const is = state[place];
            return is === "healthy" ? [] : [[source, is === "silent" ? SILENCE.id : id] as const];
          }),
        ),
    ),
  );
};

/** A cell by its faults, for finding it again. */
export const cellKey = (faults: CellFaults): string =>
  [...faults]
    .toSorted(([one], [other]) => one - other)
    .map(([source, id]) => `${source}=${id}`)
    .join();
