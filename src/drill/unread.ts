import { misuse } from "../problem.ts";
import { cellKey } from "./cells.ts";
import type { DrilledOracle } from "./reader.ts";
import type { CellOutcome, Stage } from "./stage.ts";

/** Sources of which no failure shows: a drill must not count them as redundancy without a word. */

const isAlike = (one: CellOutcome, other: CellOutcome): boolean =>
  one.ok === other.ok && one.price === other.price && one.level === other.level && one.gas === other.gas;

/** Whether a source's fault changes nothing in any cell, not even the gas: what reads it spends some. */
const isUnread = (source: number, outcomes: ReadonlyMap<string, CellOutcome>): boolean =>
  [...outcomes.values()].every((outcome) => {
    if (!outcome.faults.has(source)) return true;
    const without = outcomes.get(cellKey(new Map([...outcome.faults].filter(([other]) => other !== source))));
    return without === undefined || isAlike(outcome, without);
  });

/**
 * What is to be said of sources that no cell shows any failure of.
 * @param voting Indexes of the sources that count.
 * @param outcomes By their cells' keys.
 * @throws Problem where an oracle serves a price and reads none of them: then everything would seem to be survived.
 */
export const unreadNotes = (
  { name, feeds }: DrilledOracle,
  { plain, feedCodes }: Stage,
  voting: readonly number[],
  outcomes: ReadonlyMap<string, CellOutcome>,
): string[] => {
  // What serves nothing may have stopped before it reads anything.
  if (!plain.ok) return [];
  const unread = voting.filter((source) => isUnread(source, outcomes));
  if (unread.length === voting.length && voting.length > 0) {
    throw misuse(
      "",
      `${name} reads none of ${unread.map((source) => feeds[source]?.feed).join(", ")}: whatever they do, its price and its gas stay the same, so name the feeds that it reads.`,
    );
  }
  return unread.map((source) => {
    const feed = feeds[source];
    return feedCodes[source] === "0x"
      ? `${feed?.name} has no code at ${feed?.feed}: it has failed already, and no fault adds to that.`
      : `${feed?.name} is not read in any cell: its faults change neither price nor gas.`;
  });
};
