import { Interface } from "ethers";
import type { Level } from "../oracle/words.ts";
import { misuse } from "../problem.ts";
import type { TriedCall } from "./board.ts";
import { cellKey, SEQUENCER_NAME, writtenFaults } from "./cells.ts";
import type { DrilledOn } from "./drillOracle.ts";
import type { GateVerdict } from "./gates.ts";
import type { CellFaults } from "./stage.ts";

/** What contracts that read an oracle still do while its sources fail: borrow, repay, liquidate. */

/** How a call is expected to end, by the oracle's level; by `served` and `stopped` where it has none. */
export type ExpectedOutcomes = Readonly<Partial<Record<Level | "served" | "stopped", "succeeds" | "fails">>>;

/** One call of a consumer. */
interface ConsumerCall {
  /** Function and the types of its arguments: `borrow(address,uint256)`. */
  readonly call: string;
  readonly args: readonly unknown[];
  readonly expected?: ExpectedOutcomes;
}

/** A contract that reads an oracle, and what somebody does with it. */
export interface DrillConsumer {
  readonly name: string;
  readonly address: string;
  /** Who makes the calls: the drill stands in for that account. */
  readonly from: string;
  readonly calls: readonly ConsumerCall[];
  /** Whether the calls follow upon each other, instead of each being undone. */
  readonly inSequence: boolean;
  /** Name of the oracle whose sources fail; every oracle's, one after the other, unless given. */
  readonly oracle?: string;
}

/** One call in all cells. */
interface TriedConsumerCall {
  readonly call: string;
  /** Whether it succeeds while every source is healthy; where not, its refusals mean nothing. */
  readonly healthy: boolean;
  readonly cells: readonly {
    readonly faults: Readonly<Record<string, string>>;
    readonly ok: boolean;
    /** Nothing where nobody said. */
    readonly expected: boolean | null;
  }[];
}

/** A consumer in all cells of one oracle. */
export interface TriedConsumer {
  readonly name: string;
  readonly address: string;
  readonly from: string;
  readonly isSequence: boolean;
  readonly calls: readonly TriedConsumerCall[];
}

/** Gas that a call is given: more than any borrowing of the markets in use takes. */
const CALL_GAS = 3_000_000;

const encoded = ({ name, address }: DrillConsumer, { call, args }: ConsumerCall): TriedCall => {
  try {
    const [method = ""] = call.split("(");
    const data = new Interface([`function ${call}`]).encodeFunctionData(method, [...args]);
    return { to: address, data, isStatic: false, gasLimit: CALL_GAS };
  } catch {
    throw misuse(
      "",
      `The consumer "${name}" has the call ${JSON.stringify(call)} with ${args.length} arguments that do not go together: write it as borrow(address,uint256), and give one argument for each type.`,
    );
  }
};

const expectedIn = (
  expected: ExpectedOutcomes | undefined,
  level: Level | null,
  isServed: boolean,
): boolean | null => {
  const outcome = expected?.[level ?? (isServed ? "served" : "stopped")];
  return outcome === undefined ? null : outcome === "succeeds";
};

/** Tries a consumer in every cell of a drilled oracle. */
export const tryConsumer = async (
  { stage, cells, result, asTried }: DrilledOn,
  consumer: DrillConsumer,
): Promise<TriedConsumer> => {
  const healthy: CellFaults = new Map();
  const calls = consumer.calls.map((call) => encoded(consumer, call));
  const distinct = new Map([healthy, ...cells.map(asTried)].map((cell) => [cellKey(cell), cell]));
  const run = await stage.tryCalls([...distinct.values()], calls, consumer.from, consumer.inSequence);
  const tried = new Map([...distinct.keys()].map((key, index) => [key, run.cells[index]]));
  const succeeds = (cell: CellFaults, place: number): boolean =>
    tried.get(cellKey(asTried(cell)))?.[place]?.succeeded ?? false;
  const outcomes = new Map(result.cells.map((cell) => [JSON.stringify(cell.faults), cell]));
  return {
    name: consumer.name,
    address: consumer.address,
    from: consumer.from,
    isSequence: consumer.inSequence,
    calls: consumer.calls.map(({ call, expected }, place) => ({
      call,
      healthy: succeeds(healthy, place),
      cells: cells.map((cell) => {
        const faults = writtenFaults(cell);
        const outcome = outcomes.get(JSON.stringify(faults));
        return {
          faults,
          ok: succeeds(cell, place),
          expected: expectedIn(expected, outcome?.level ?? null, outcome?.ok ?? false),
        };
      }),
    })),
  };
};

const describe = (faults: Readonly<Record<string, string>>): string =>
  Object.entries(faults)
    .map(([source, fault]) => `${source === SEQUENCER_NAME ? source : `source ${source}`} ${fault}`)
    .join(", ");

/** Whether a consumer does what was expected of it, a gate for each. Nothing where nobody expects anything. */
export const consumerGate = ({ name, calls }: TriedConsumer): GateVerdict | undefined => {
  const gate = `consumer ${name}`;
  if (calls.every(({ cells }) => cells.every(({ expected }) => expected === null))) return undefined;
  for (const { call, healthy, cells } of calls) {
    const wanted = cells.filter(({ expected }) => expected !== null);
    if (wanted.some(({ expected }) => expected) && !healthy) {
      return {
        gate,
        ok: false,
        sentence: `${name} refuses ${call} with every source healthy, so nothing is known of it: give it what it needs.`,
      };
    }
    const wrong = wanted.find(({ ok, expected }) => ok !== expected);
    if (wrong !== undefined) {
      const how = wrong.ok ? "succeeds, and should not," : "fails, and should not,";
      return { gate, ok: false, sentence: `${call} of ${name} ${how} with ${describe(wrong.faults)}.` };
    }
  }
  return { gate, ok: true, sentence: `${name} does in every cell what is expected of it.` };
};
