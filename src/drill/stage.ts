import { misuse, notObserved } from "../problem.ts";
import type { StubAct } from "../scenario/stubAct.ts";
import {
  BOARD,
  CARRIER,
  cellWord,
  runBoard,
  runtimeCodeOf,
  type TriedCall,
  type TriedResult,
} from "./board.ts";
import type { DrillFault } from "./drillFault.ts";
import { PRICE_CALLS } from "./priceCalls.ts";
import type { DrilledAnswer, DrilledOracle } from "./reader.ts";
import type { DrillSession, Overrides } from "./session.ts";
import { fittedAct, lookAtFeeds, requireApart, type StagedFeed } from "./stagedFeeds.ts";
import { type AnswerAct, copyAddressOf, MAX_ACTS, stubCode } from "./stub.ts";

/** One oracle with stubs over its feeds, and cells tried on it. */

/** Which fault each source has, by its index; healthy where it has none. -1 stands for the sequencer's feed. */
export type CellFaults = ReadonlyMap<number, string>;

/** What the oracle answered in one cell. */
export interface CellOutcome {
  readonly faults: CellFaults;
  /** Whether a price is served. */
  readonly ok: boolean;
  /** The one that is served; nothing where none is. */
  readonly price: bigint | null;
  /** Nothing where the oracle has no levels, or did not answer. */
  readonly level: DrilledAnswer["level"];
  readonly gas: number;
}

/** A drilled oracle, ready for cells. */
export interface Stage {
  readonly oracle: DrilledOracle;
  /** What it answers without any stub. */
  readonly plain: CellOutcome;
  /** Hashable parts of what stands over the feeds. */
  readonly feedCodes: readonly string[];
  /** Whether only failing sources have stubs, because a gas limit does not reach for a stub before a healthy feed. */
  readonly isSparse: boolean;
  /** `eth_call`s with cells so far. */
  readonly chunks: () => number;
  /** Tries cells, in order. */
  readonly tryCells: (cells: readonly CellFaults[]) => Promise<CellOutcome[]>;
  /** Tries other calls in cells, as an account: results by cell and call. */
  readonly tryCalls: (
    cells: readonly CellFaults[],
    calls: readonly TriedCall[],
    from: string,
    inSequence: boolean,
  ) => ReturnType<typeof runBoard>;
}

/** How a stage is set up. */
interface StageOptions {
  readonly faults: readonly DrillFault[];
  /** Gas that one read is given. */
  readonly cellGas: number;
  /** Whether stubs stand over failing sources alone; where they need to unless given. */
  readonly isSparse?: boolean;
}

const NO_CODE = "noCode";

/** What a cell takes: who has no code, who has a stub, and the word. */
interface Placed {
  readonly key: string;
  readonly absent: readonly StagedFeed[];
  readonly stubbed: readonly StagedFeed[];
  readonly word: bigint;
}

/**
 * Sets up an oracle: what stands over each feed, and whether that may stand over healthy ones too.
 * @throws Problem where the feeds are not apart, or the oracle does not answer like one.
 */
export const openStage = async (
  session: DrillSession,
  oracle: DrilledOracle,
  { faults, cellGas, isSparse: isForced = false }: StageOptions,
): Promise<Stage> => {
  requireApart(oracle);
  if (faults.length > MAX_ACTS)
    throw misuse("--faults", `${faults.length} are given: choose at most ${MAX_ACTS}.`);
  const call: TriedCall = { to: oracle.address, data: oracle.data, isStatic: true, gasLimit: cellGas };
  const { feeds, plain: unstubbed } = await lookAtFeeds(session, oracle, call);
  const stubOf = runtimeCodeOf("DrillStub");
  const now = BigInt(session.block.timestamp);
  const actOf = (fault: DrillFault, feed: StagedFeed): StubAct => fault.show(feed);
  const stubs: Overrides = Object.fromEntries(
    feeds.map((feed, place) => {
      const acts = faults.map((fault): StubAct | AnswerAct => {
        const act = actOf(fault, feed);
        // Never shown by a stub; it keeps the numbers of the others what they are.
        return act.act === NO_CODE ? { act: "burn" } : fittedAct(act, feed, now);
      });
      const code = stubCode({
        code: stubOf,
        carrier: CARRIER,
        byte: place + 1,
        priceCalls: feed.priceCalls ?? PRICE_CALLS,
        acts,
      });
      return [feed.feed.toLowerCase(), { code }];
    }),
  );
  const states = new Map(faults.map(({ id }, index) => [id, index + 1]));
  let chunks = 0;

  const place = (cell: CellFaults, isSparse: boolean): Placed => {
    const word = new Map<number, number>();
    const absent: StagedFeed[] = [];
    const failing: StagedFeed[] = [];
    for (const [index, id] of cell) {
      const at = feeds.findIndex((feed) => feed.index === index);
      const feed = feeds[at];
      const state = states.get(id);
      const fault = faults[(state ?? 0) - 1];
      if (feed === undefined || state === undefined || fault === undefined) {
        throw new RangeError(`There is no fault ${id} of source ${index}.`);
      }
      // What has no code already can fail in no other way.
      if (feed.code === "0x") continue;
      if (actOf(fault, feed).act === NO_CODE) absent.push(feed);
      else {
        failing.push(feed);
        word.set(at + 1, state);
      }
    }
    const stubbed = (isSparse ? failing : feeds).filter(
      (feed) => feed.code !== "0x" && !absent.includes(feed),
    );
    const names = (some: readonly StagedFeed[]) => some.map(({ index }) => index).join();
    return { key: `${names(absent)}/${names(stubbed)}`, absent, stubbed, word: cellWord(word) };
  };

  const overridesOf = ({ absent, stubbed }: Placed): Overrides => ({
    ...Object.fromEntries(absent.map(({ feed }) => [feed.toLowerCase(), { code: "0x" }])),
    ...Object.fromEntries(
      stubbed.flatMap(({ feed, code }) => [
        [feed.toLowerCase(), stubs[feed.toLowerCase()]],
        [copyAddressOf(feed), { code }],
      ]),
    ),
  });

  const tryOn = async (
    cells: readonly CellFaults[],
    calls: readonly TriedCall[],
    { from, inSequence, isSparse }: { from: string; inSequence: boolean; isSparse: boolean },
  ): Promise<Awaited<ReturnType<typeof runBoard>>> => {
    const placed = cells.map((cell) => place(cell, isSparse));
    const batches = Map.groupBy(placed.keys(), (index) => placed[index]?.key);
    const results: Awaited<ReturnType<typeof runBoard>>["cells"][number][] = [];
    let used = 0;
    await Promise.all(
      [...batches.values()].map(async (indexes) => {
        const first = placed[indexes[0] ?? 0] as Placed;
        const run = await runBoard(session, {
          board: from,
          overrides: overridesOf(first),
          warmed: [
            ...new Set(calls.map(({ to }) => to)),
            ...first.stubbed.map(({ feed }) => copyAddressOf(feed)),
          ],
          words: indexes.map((index) => placed[index]?.word ?? 0n),
          calls,
          inSequence,
        });
        used += run.chunks;
        for (const [order, index] of indexes.entries()) results[index] = run.cells[order] ?? [];
      }),
    );
    chunks += used;
    return { cells: results, chunks: used };
  };

  const outcomeOf = (faults: CellFaults, result: TriedResult | undefined): CellOutcome => {
    if (result === undefined) throw new RangeError("A cell has no result.");
    const answer = result.succeeded ? oracle.decode(result.data) : undefined;
    const ok = answer?.isServed ?? false;
    const price = ok ? (answer?.price ?? null) : null;
    return { faults, ok, price, level: answer?.level ?? null, gas: result.gas };
  };

  const outcomesOf = async (cells: readonly CellFaults[], isSparse: boolean): Promise<CellOutcome[]> => {
    const run = await tryOn(cells, [call], { from: BOARD, inSequence: false, isSparse });
    return cells.map((cell, index) => outcomeOf(cell, run.cells[index]?.[0]));
  };

  const healthy: CellFaults = new Map();
  const plain = outcomeOf(healthy, unstubbed);
  if (!plain.ok && plain.level === null) {
    throw notObserved(
      `${oracle.name} at ${oracle.address} does not answer at block ${session.block.number} with every feed as it is: there is nothing that a drill could take away.`,
    );
  }
  let isSparse = isForced || feeds.some(({ isTight }) => isTight);
  if (!isSparse) {
    const [stubbed] = await outcomesOf([healthy], false);
    isSparse = stubbed?.ok !== plain.ok || stubbed.price !== plain.price || stubbed.level !== plain.level;
  }
  return {
    oracle,
    plain,
    feedCodes: feeds.map(({ code }) => code),
    isSparse,
    chunks: () => chunks,
    tryCells: (cells) => outcomesOf(cells, isSparse),
    tryCalls: (cells, calls, from, inSequence) => tryOn(cells, calls, { from, inSequence, isSparse }),
  };
};
