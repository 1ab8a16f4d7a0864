import { formatUnits } from "ethers";
import { LEVELS, type Level } from "../oracle/words.ts";
import { BOARD, runBoard, type TriedCall, tryCells } from "./board.ts";
import { writtenFaults } from "./cells.ts";
import { GAS_GATE } from "./defaults.ts";
import { type DrillFault, SILENCE } from "./drillFault.ts";
import type { GateVerdict } from "./gates.ts";
import { type GasSchedule, TODAY } from "./gasSchedules.ts";
import { PinnedState } from "./pinnedState.ts";
import { ROUND_CALL, selectorOf } from "./priceCalls.ts";
import type { DrilledOracle } from "./reader.ts";
import { underSchedule } from "./scheduledSession.ts";
import type { DrillSession } from "./session.ts";
import { type CellFaults, type CellOutcome, openStage } from "./stage.ts";

/** Whether what is read today is still read where operations cost more: the same reads, run under another gas schedule. */

/** One read, as it ends. */
interface ScheduledRead {
  readonly ok: boolean;
  readonly level: Level | null;
  readonly price: string | null;
  readonly gas: number;
}

/** A source alone, within the gas that the oracle gives it. */
interface ScheduledSource {
  readonly source: number;
  readonly name: string;
  /** What the oracle gives it. */
  readonly gasLimit: number;
  /** What it uses with gas enough; nothing where it does not answer a contract that nobody knows. */
  readonly now: number | null;
  readonly scheduled: number | null;
  /** Whether it answers within its limit; nothing where it does not answer so today either. */
  readonly fits: boolean | null;
}

/** What another gas schedule makes of an oracle. */
export interface GasPreflight {
  readonly schedule: string;
  readonly reads: readonly {
    readonly faults: Readonly<Record<string, string>>;
    readonly now: ScheduledRead;
    readonly scheduled: ScheduledRead;
    /** Whether it is served no more, or at a lower level. */
    readonly isWorse: boolean;
  }[];
  readonly sources: readonly ScheduledSource[];
  /** The least gas with which the healthy read gives its answer under the schedule; nothing where it gives none. */
  readonly leastGas: number | null;
  /** How much of that is left over: what the last source did not use of its limit, and what is left of the oracle's reserve. */
  readonly unusedGas: number | null;
}

/** A preflight with what it comes to. */
export interface JudgedPreflight {
  readonly preflight: GasPreflight;
  readonly gate: GateVerdict;
}

/** Uses up whatever it is given: what is left of the reserve has to do. */
const BURNING: DrillFault = {
  id: "burning",
  title: "burns all the gas that it is given",
  show: () => ({ act: "burn" }),
  isOfSequencer: false,
  kinds: [],
};
const FAULTS = [SILENCE, BURNING];

/** What a source is given to find out how much it uses. */
const ENOUGH_GAS = 2_000_000;
const ROUND_BYTES = 160;
/** An account without code, to find out what a call takes beside what is called. */
const NOBODY = "0x0bed0bed0bed0bed0bed0bed0bed0bed0bed0bed";
/** How exactly the least gas is found. */
const STEP_OF_GAS = 64;

const rank = (level: Level | null): number => (level === null ? 0 : LEVELS.indexOf(level));

const nothingServed = (faults: CellFaults): CellOutcome => ({
  faults,
  ok: false,
  price: null,
  level: null,
  gas: 0,
});

/** How an oracle is read: healthy, and with each source silent or burning alone. Feeds that are healthy have no stub. */
const readAll = async (
  session: DrillSession,
  oracle: DrilledOracle,
  cells: readonly CellFaults[],
  cellGas: number,
): Promise<CellOutcome[]> => {
  const read: TriedCall = { to: oracle.address, data: oracle.data, isStatic: true, gasLimit: cellGas };
  const run = { board: BOARD, overrides: {}, warmed: [oracle.address], words: [0n], calls: [read] };
  const [[tried] = []] = (await runBoard(session, run)).cells;
  const answer = tried?.succeeded === true ? oracle.decode(tried.data) : undefined;
  // What answers nothing while all its feeds are healthy has no stage, and answers nothing with one of them less.
  if (answer === undefined || (!answer.isServed && answer.level === null)) {
    return cells.map((cell) => ({ ...nothingServed(cell), gas: tried?.gas ?? 0 }));
  }
  const stage = await openStage(session, oracle, { faults: FAULTS, cellGas, isSparse: true });
  const others = await stage.tryCells(cells.filter(({ size }) => size > 0));
  return cells.map((cell) => (cell.size === 0 ? stage.plain : (others.shift() ?? nothingServed(cell))));
};

/** What each source uses, and whether its limit reaches for that. */
const askSources = async (session: DrillSession, { feeds }: DrilledOracle) => {
  const limited = [...feeds.entries()].filter(([, { gasLimit }]) => gasLimit !== undefined);
  const data = selectorOf(ROUND_CALL.signature);
  const callOf = (to: string, gasLimit: number): TriedCall => ({ to, data, isStatic: true, gasLimit });
  const { cells } = await runBoard(session, {
    board: BOARD,
    overrides: {},
    warmed: [NOBODY, ...limited.map(([, { feed }]) => feed)],
    words: [0n],
    calls: [
      callOf(NOBODY, ENOUGH_GAS),
      ...limited.flatMap(([, { feed, gasLimit = ENOUGH_GAS }]) => [
        callOf(feed, ENOUGH_GAS),
        callOf(feed, gasLimit),
      ]),
    ],
  });
  const [around, ...rest] = cells[0] ?? [];
  const isRound = (place: number): boolean =>
    rest[place]?.succeeded === true && (rest[place]?.size ?? 0) >= ROUND_BYTES;
  return limited.map(([source, { name, gasLimit = ENOUGH_GAS }], place) => ({
    source,
    name,
    gasLimit,
    used: isRound(2 * place) ? (rest[2 * place]?.gas ?? 0) - (around?.gas ?? 0) : null,
    fits: isRound(2 * place + 1),
  }));
};

/** The least gas with which a read gives the answer that it gives with enough, and what of it is left over. */
const leastGasOf = async (
  session: DrillSession,
  { address: to, data, feeds }: DrilledOracle,
  cellGas: number,
) => {
  const tryWith = async (gasLimit: number) => {
    const call = { to, data, isStatic: true, gasLimit };
    const run = { board: BOARD, overrides: {}, warmed: [to], words: [0n], calls: [call] };
    return (await tryCells(session, run)).cells[0]?.[0];
  };
  const whole = await tryWith(cellGas);
  if (whole === undefined || !whole.succeeded) return { leastGas: null, unusedGas: null };
  const limits = feeds.reduce((most, { gasLimit = 0 }) => Math.max(most, gasLimit), 0);
  let [low, high] = [0, Math.min(cellGas, whole.gas + 2 * limits + 100_000)];
  if ((await tryWith(high))?.data !== whole.data) high = cellGas;
  while (high - low > STEP_OF_GAS) {
    const middle = Math.floor((low + high) / 2);
    const tried = await tryWith(middle);
    if (tried?.succeeded === true && tried.data === whole.data) high = middle;
    else low = middle;
  }
  return { leastGas: high, unusedGas: Math.max(0, high - whole.gas) };
};

const grouped = (gas: number): string => gas.toLocaleString("en");

const verdictOf = (
  { name }: DrilledOracle,
  { schedule, reads, sources }: GasPreflight,
): Omit<GateVerdict, "gate"> => {
  const tight = sources.filter(({ fits }) => fits === false);
  const reasons = tight.map(({ name: source, gasLimit, scheduled }) =>
    scheduled === null
      ? `${source} does not answer within any gas`
      : `${source} uses ${grouped(scheduled)} gas of its limit of ${grouped(gasLimit)}`,
  );
  const because = reasons.length === 0 ? "" : `: ${reasons.join("; ")}`;
  const worse = reads.filter(({ isWorse }) => isWorse);
  const [healthy] = reads;
  const [first] = worse;
  if (first === undefined) {
    const most = Math.max(...reads.map(({ scheduled }) => scheduled.gas));
    return {
      ok: true,
      sentence: `${name} is read under the gas schedule "${schedule}" as it is today, for ${grouped(most)} gas at most${because}.`,
    };
  }
  const nameOf = (source: string): string =>
    sources.find((one) => String(one.source) === source)?.name ?? `source ${source}`;
  const faults = Object.entries(first.faults).map(([source, fault]) => `${nameOf(source)} ${fault}`);
  const when = faults.length === 0 ? "with every source healthy" : `with ${faults.join(", ")}`;
  const outcome = first.scheduled.ok
    ? `is ${first.scheduled.level} in place of ${first.now.level}`
    : "serves no price";
  const count = worse.length === 1 ? "" : `, and ${worse.length - 1} more of its reads are worse`;
  const remedy = tight.length > 0 ? "raise the limits" : "give the read more gas";
  return {
    ok: false,
    sentence: `${name} ${outcome} under the gas schedule "${schedule}" ${when}${healthy?.now.ok === true ? count : ""}${because}; ${remedy} before it holds.`,
  };
};

const isSame = (one: CellOutcome | undefined, other: CellOutcome | undefined): boolean =>
  one?.ok === other?.ok && one?.price === other?.price && one?.level === other?.level;

/** Every read of oracles under one schedule, over the state that a node has at the session's block. */
export const openPreflight = async (session: DrillSession, schedule: GasSchedule, cellGas: number) => {
  const pinned = new PinnedState(session);
  const today = await underSchedule(session, pinned, TODAY);
  const scheduled = await underSchedule(session, pinned, schedule);

  return async (oracle: DrilledOracle): Promise<JudgedPreflight> => {
    const voting = [...oracle.feeds.keys()].filter((index) => oracle.feeds[index]?.isObserved !== true);
    const healthy: CellFaults = new Map();
    const cells = [healthy, ...FAULTS.flatMap(({ id }) => voting.map((source) => new Map([[source, id]])))];
    const written = ({ ok, level, price, gas }: CellOutcome): ScheduledRead => ({
      ok,
      level,
      price: price === null ? null : formatUnits(price, oracle.decimals),
      gas,
    });
    const before = await readAll(session, oracle, cells, cellGas);
    const [beside] = await readAll(today, oracle, [healthy], cellGas);
    const after = await readAll(scheduled, oracle, cells, cellGas);
    const [usedNow, usedThen] = [await askSources(session, oracle), await askSources(scheduled, oracle)];
    const preflight: GasPreflight = {
      schedule: schedule.name,
      reads: cells.map((cell, index) => {
        const now = before[index] ?? nothingServed(cell);
        const later = after[index] ?? nothingServed(cell);
        return {
          faults: writtenFaults(cell),
          now: written(now),
          scheduled: written(later),
          isWorse: now.ok && (!later.ok || rank(later.level) > rank(now.level)),
        };
      }),
      sources: usedNow.map(({ source, name, gasLimit, used, fits }, place) => ({
        source,
        name,
        gasLimit,
        now: used,
        scheduled: usedThen[place]?.used ?? null,
        fits: fits ? (usedThen[place]?.fits ?? false) : null,
      })),
      ...(await leastGasOf(scheduled, oracle, cellGas)),
    };
    if (!isSame(beside, before[0])) {
      const sentence = `${oracle.name} answers otherwise in the EVM here than on the node, by the rules of today: it reads what only its own chain has, so that nothing is known of the gas schedule "${schedule.name}".`;
      return { preflight, gate: { gate: GAS_GATE, ok: false, sentence } };
    }
    return { preflight, gate: { gate: GAS_GATE, ...verdictOf(oracle, preflight) } };
  };
};
