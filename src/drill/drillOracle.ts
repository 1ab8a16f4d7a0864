import { formatUnits, keccak256 } from "ethers";
import { type FrontierState, frontierOf, frontierSentence } from "../oracle/frontier.ts";
import { liesAround, MOST_SOURCES } from "../oracle/frontierStates.ts";
import { isWithin } from "../oracle/model.ts";
import { offBps } from "../oracle/modelFrontier.ts";
import type { StubAct } from "../scenario/stubAct.ts";
import type { CommonCause } from "./causes.ts";
import { cellKey, frontierCells, matrixCells, writtenFaults } from "./cells.ts";
import type { CauseResult, DrilledResult, SinglePoint, WrittenCell } from "./drilledResult.ts";
import { type DrillFault, frontierLies, SILENCE } from "./drillFault.ts";
import { type GateVerdict, judgeGates } from "./gates.ts";
import type { DrilledOracle } from "./reader.ts";
import type { DrillSession } from "./session.ts";
import { type CellFaults, type CellOutcome, openStage, type Stage } from "./stage.ts";
import { SEQUENCER } from "./stagedFeeds.ts";
import { unreadNotes } from "./unread.ts";

/** One oracle, drilled: every cell, and what follows from them. */

/** How an oracle is drilled. */
interface DrillSettings {
  readonly faults: readonly DrillFault[];
  readonly causes: readonly CommonCause[];
  readonly gates: readonly string[];
  /** Gas that one read is given. */
  readonly cellGas: number;
  readonly reader: string;
  /** Most that fail alike, or lie, at once; left out for every state there is. */
  readonly atOnce?: number;
  /** Further faults, by the deviation. */
  readonly faultsAround?: (deviationBps: number) => readonly DrillFault[];
}

/** A drilled oracle with what is not written: the stage, for its consumers. */
export interface DrilledOn {
  readonly result: DrilledResult;
  readonly gates: readonly GateVerdict[];
  readonly stage: Stage;
  readonly cells: readonly CellFaults[];
  /** The cell that was tried for one: faults that every source shows alike are one fault. */
  readonly asTried: (cell: CellFaults) => CellFaults;
}

/** How far a price may move where the oracle compares none, in basis points. */
const DEFAULT_DEVIATION_BPS = 200;

/** Whether an act gives a wrong price, and no failure. */
const isLie = (act: StubAct): boolean =>
  act.act === "edit" && act.edits.some(({ field }) => field === "price");

const written = ({ faults, ok, price, level, gas }: CellOutcome, decimals: number): WrittenCell => ({
  faults: writtenFaults(faults),
  ok,
  price: price === null ? null : formatUnits(price, decimals),
  level,
  gas,
});

/** Faults that every source shows alike are tried once, by the first of them. */
const representatives = (
  faults: readonly DrillFault[],
  { feeds, sequencer }: DrilledOracle,
): ReadonlyMap<string, string> => {
  const firsts = new Map<string, string>();
  const shown = (fault: DrillFault): string =>
    JSON.stringify([...feeds, ...(sequencer ? [sequencer] : [])].map(fault.show), (_, value) =>
      typeof value === "bigint" ? value.toString() : value,
    );
  return new Map(
    faults.map((fault) => {
      const key = shown(fault);
      const first = firsts.get(key) ?? fault.id;
      firsts.set(key, first);
      return [fault.id, first];
    }),
  );
};

/** Tries cells, each that is the same as another once. */
const tryAll = async (
  stage: Stage,
  cells: readonly CellFaults[],
  asTried: DrilledOn["asTried"],
): Promise<ReadonlyMap<string, CellOutcome>> => {
  const tried = new Map(cells.map((cell) => [cellKey(asTried(cell)), asTried(cell)]));
  const keys = [...tried.keys()];
  const outcomes = await stage.tryCells([...tried.values()]);
  const byKey = new Map(keys.map((key, index) => [key, outcomes[index] as CellOutcome]));
  return new Map(
    cells.map((cell) => {
      const outcome = byKey.get(cellKey(asTried(cell)));
      if (outcome === undefined) throw new RangeError("A cell was not tried.");
      return [cellKey(cell), { ...outcome, faults: cell }];
    }),
  );
};

/**
 * Drills one oracle at the session's block.
 * @throws Problem where it does not answer, or its feeds are not apart.
 */
export const drillOracle = async (
  session: DrillSession,
  oracle: DrilledOracle,
  settings: DrillSettings,
): Promise<DrilledOn> => {
  const deviationBps = oracle.deviationBps ?? DEFAULT_DEVIATION_BPS;
  const voting = [...oracle.feeds.keys()].filter((index) => oracle.feeds[index]?.isObserved !== true);
  const lies = frontierLies(deviationBps);
  const asked = [...settings.faults, ...(settings.faultsAround?.(deviationBps) ?? [])];
  const faults = [...new Map([...asked, SILENCE, ...lies].map((one) => [one.id, one])).values()];
  const firsts = representatives(faults, oracle);
  const used = faults.filter(({ id }) => firsts.get(id) === id);
  const stage = await openStage(session, oracle, { faults: used, cellGas: settings.cellGas });
  const matrix = matrixCells(voting, asked, oracle.sequencer !== undefined, settings.atOnce);
  const states = frontierCells(voting, liesAround(deviationBps), settings.atOnce);
  const cells = [...new Map([...matrix, ...states].map((cell) => [cellKey(cell), cell])).values()];
  const asTried = (cell: CellFaults): CellFaults =>
    new Map([...cell].map(([source, id]) => [source, firsts.get(id) ?? id]));
  const outcomes = await tryAll(stage, cells, asTried);
  const outcomeOf = (cell: CellFaults): CellOutcome => outcomes.get(cellKey(cell)) as CellOutcome;

  const healthyPrice = stage.plain.price;
  const isMoved = ({ price }: CellOutcome): boolean =>
    price !== null &&
    healthyPrice !== null &&
    (price <= 0n || healthyPrice <= 0n
      ? price !== healthyPrice
      : !isWithin(price, healthyPrice, deviationBps));
  const moved = ({ price }: CellOutcome): number =>
    price === null || healthyPrice === null ? 0 : offBps(price, healthyPrice);

  const faultOf = (id: string): DrillFault => faults.find((one) => one.id === id) as DrillFault;
  const lieOf = ({ source, fault }: { readonly source: number; readonly fault: string }): boolean => {
    const feed = oracle.feeds[source];
    return feed !== undefined && isLie(faultOf(fault).show(feed));
  };
  const stateOf = (cell: CellFaults): FrontierState => {
    const outcome = outcomeOf(cell);
    const lying = [...cell].filter(([source, fault]) => lieOf({ source, fault })).length;
    return {
      silent: cell.size - lying,
      lying,
      isServed: outcome.ok,
      isMoved: isMoved(outcome),
      movedBps: moved(outcome),
    };
  };
  const frontier = frontierOf(
    voting.length,
    states.map(stateOf),
    matrix.filter((cell) => !cell.has(SEQUENCER)).map(stateOf),
  );
  const singles = [...outcomes.values()].filter(({ faults: one }) => one.size === 1 && !one.has(SEQUENCER));
  const singlePoints = singles.flatMap((outcome): SinglePoint[] => {
    const [[source, fault]] = [...outcome.faults] as [[number, string]];
    if (!outcome.ok) return [{ source, fault, effect: "stopped", movedBps: null }];
    if (!isMoved(outcome)) return [];
    return [{ source, fault, effect: "moved", movedBps: Math.abs(moved(outcome)) }];
  });
  const lying = singles.filter((outcome) => {
    const [[source, fault]] = [...outcome.faults] as [[number, string]];
    return outcome.ok && lieOf({ source, fault });
  });

  const causes = settings.causes.flatMap((cause): CauseResult[] => {
    const sources = cause.sources.filter((source) => voting.includes(source));
    if (sources.length === 0) return [];
    const takenBy = (id: string): CellOutcome | undefined =>
      outcomes.get(cellKey(new Map(sources.map((source) => [source, id]))));
    const told = lies.flatMap(({ id }) => takenBy(id) ?? []).filter(({ ok }) => ok);
    return [
      {
        ...cause,
        sources,
        silent: takenBy(SILENCE.id)?.ok === true ? "served" : "stopped",
        movedBps: Math.max(0, ...told.map((outcome) => Math.abs(moved(outcome)))),
        isMoved: told.some(isMoved),
      },
    ];
  });
  const sequencer = [...outcomes.values()].filter(({ faults: one }) => one.has(SEQUENCER));
  if (oracle.sequencer !== undefined && sequencer.length > 0) {
    causes.push({
      kind: "sequencer",
      name: oracle.sequencer.name,
      sources: voting,
      silent: sequencer.every(({ ok }) => ok) ? "served" : "stopped",
      movedBps: 0,
      isMoved: false,
    });
  }
  const worst = [...outcomes.values()].reduce((most, one) => (one.gas > most.gas ? one : most), stage.plain);
  const isMovedBy = (count: number): boolean =>
    states.some((cell) => {
      const outcome = outcomeOf(cell);
      const liars = [...cell.values()].filter((id) => id !== SILENCE.id).length;
      return liars === count && cell.size === count && isMoved(outcome);
    }) ||
    (count === 1 && lying.some(isMoved));
  const healthy = written(stage.plain, oracle.decimals);
  const isSampled = voting.length > MOST_SOURCES || (settings.atOnce ?? voting.length) < voting.length;
  const result: DrilledResult = {
    oracle: oracle.name,
    address: oracle.address,
    reader: settings.reader,
    decimals: oracle.decimals,
    deviationBps,
    sources: oracle.feeds.map(({ feed, name, maxAge, isObserved }, index) => ({
      feed,
      name,
      codeHash: keccak256(stage.feedCodes[index] ?? "0x"),
      maxAge,
      isObserved: isObserved ?? false,
    })),
    healthy,
    cells: [...outcomes.values()].map((outcome) => written(outcome, oracle.decimals)),
    structure: { k: voting.length - (stage.plain.ok ? frontier.silent : 0), n: voting.length },
    tolerance: { silent: frontier.silent, lying: frontier.lying, together: frontier.together },
    singlePoints,
    frontier: {
      sentence: frontierSentence(stage.plain.ok, frontier),
      states: states.length,
      isSampled,
      reach: frontier.reach,
    },
    causes,
    worstGas: { gas: worst.gas, faults: written(worst, oracle.decimals).faults },
    failover: voting.map((source) => {
      const { maxAge = 0, heartbeatSeconds } = oracle.feeds[source] ?? {};
      const soonest = heartbeatSeconds === undefined ? null : Math.max(0, maxAge - heartbeatSeconds);
      return { source, seconds: maxAge, soonest };
    }),
    isSparse: stage.isSparse,
    notes: [
      ...oracle.notes,
      ...unreadNotes(oracle, stage, voting, outcomes),
      ...(isSampled && settings.atOnce !== undefined
        ? [
            `Tried were ${settings.atOnce} failing or lying at once, and any number silent: more were left out on purpose.`,
          ]
        : []),
      ...(isSampled && settings.atOnce === undefined
        ? [
            `${voting.length} sources have too many states to try all: any number silent alone was, up to two silent and two lying at once, and every fault on up to three.`,
          ]
        : []),
    ],
    silencesThatStop: singlePoints.filter((point) => point.effect === "stopped" && !lieOf(point)),
    worstLieBps: Math.max(0, ...lying.map((outcome) => Math.abs(moved(outcome)))),
    isMovedBy,
  };
  return { result, gates: judgeGates(result, settings.gates), stage, cells, asTried };
};
