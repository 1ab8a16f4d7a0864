import { AbiCoder, getBytes, toBeHex } from "ethers";
import { interfaceOf, readArtifact } from "../files/artifacts.ts";
import { notObserved } from "../problem.ts";
import type { DrillSession, Overrides } from "./session.ts";

/** The board of a drill: tries calls in many cells within as few `eth_call`s as the node's gas allows. */

/** One call that is tried in every cell. */
export interface TriedCall {
  readonly to: string;
  readonly data: string;
  /** Whether it is made as a view is read, and may change nothing. */
  readonly isStatic: boolean;
  /** Gas that it is given, no more and no less. */
  readonly gasLimit: number;
}

/** What came of one call in one cell. */
export interface TriedResult {
  readonly succeeded: boolean;
  /** Gas of the call, without what it takes to make it from a transaction. */
  readonly gas: number;
  /** Bytes that it returned; `data` has the first of them. */
  readonly size: number;
  readonly data: string;
}

/** What a run of the board needs. */
interface BoardRun {
  /** Where the board stands: who makes the calls. */
  readonly board: string;
  readonly overrides: Overrides;
  readonly warmed: readonly string[];
  /** One for each cell. */
  readonly words: readonly bigint[];
  readonly calls: readonly TriedCall[];
  /** Whether the calls of a cell follow upon each other, instead of each being undone. */
  readonly inSequence?: boolean;
  /** Bytes that are kept of what a call returns [512]. */
  readonly captured?: number;
}

/** Where the board stands where nobody has to make the calls: no one's address. */
export const BOARD = "0xb0a7d000000000000000000000000000000b0a7d";
/** Whose balance is the word of the cell: no one's address. */
export const CARRIER = "0xca771e7000000000000000000000000000ca771e";
/** Above every word, of which the highest byte is zero. */
const BALANCE = toBeHex(2n ** 250n, 32);
/** Bytes that are kept of what a call returns: more than any price. */
const CAPTURED = 512;
/** Gas that the board spends on a call beside the call's own. */
const GAS_AROUND = 400_000;
const ECHO_ACCOUNT = "0xec40000000000000000000000000000000000ec4";

const DRILL_BOARD = "DrillBoard";

/** The runtime code of one of our contracts. */
export const runtimeCodeOf = (contract: string): string => {
  const { deployedBytecode } = readArtifact(contract) as { readonly deployedBytecode?: string };
  if (deployedBytecode === undefined) throw new RangeError(`${contract} has no runtime code.`);
  return deployedBytecode;
};

/** The board over an account. */
const boardOver = (account: string): Overrides => ({
  [account.toLowerCase()]: { code: runtimeCodeOf(DRILL_BOARD), balance: BALANCE },
});

/** What the node answers when it is asked whether it honours overrides. */
export interface ProbeAnswer {
  readonly nonce: bigint;
  readonly balance: bigint;
  /** Gas that the call was given, but for what it takes to begin. */
  readonly gas: number;
  /** Unix seconds. */
  readonly blockTime: number;
}

/** The call that finds out, and what its answer means; nothing where the node ran something else. */
export const overrideProbe = (nonce: bigint) => ({
  to: BOARD,
  data: interfaceOf(DRILL_BOARD).encodeFunctionData("probe", [ECHO_ACCOUNT, nonce]),
  overrides: { ...boardOver(BOARD), [ECHO_ACCOUNT]: { code: runtimeCodeOf(DRILL_BOARD) } },
  balance: BigInt(BALANCE),
  read: (data: string): ProbeAnswer | undefined => {
    if (getBytes(data).length !== 128) return undefined;
    const [echoed, balance, gas, time] = AbiCoder.defaultAbiCoder().decode(
      ["uint256", "uint256", "uint256", "uint256"],
      data,
    );
    return { nonce: echoed, balance, gas: Number(gas), blockTime: Number(time) };
  },
});

const CODE_GAS = 300_000;

/** Asks for the code of an account, as one of the calls of a run. */
export const codeCall = (account: string): TriedCall => ({
  to: BOARD,
  data: interfaceOf(DRILL_BOARD).encodeFunctionData("codeOf", [account]),
  isStatic: true,
  gasLimit: CODE_GAS,
});

/** The code in what came of it. */
export const codeIn = (result: TriedResult | undefined): string => {
  if (result === undefined || !result.succeeded || result.size > result.data.length / 2 - 1) {
    throw notObserved("The code of a feed could not be read whole: it is larger than a contract may be.");
  }
  return interfaceOf(DRILL_BOARD).decodeFunctionResult("codeOf", result.data)[0];
};

const HEAD_BYTES = 15;

/** What `run` returns before the packed results: how many cells are done, where the results begin, and their size. */
const RUN_HEAD_BYTES = 96;

/**
 * What a run returned, one list of calls for each cell. Not by the ABI's coder, which takes longer than the node does.
 * @throws Problem where it is something else.
 */
const unpack = (returned: string, calls: number): TriedResult[][] => {
  const bytes = Buffer.from(returned.slice(2), "hex");
  if (bytes.length < RUN_HEAD_BYTES) {
    throw notObserved("A node answered a drill with something else than its results: use another node.");
  }
  const cells = bytes.readUInt32BE(28);
  let place = RUN_HEAD_BYTES;
  const next = (): TriedResult => {
    const from = place + HEAD_BYTES;
    const kept = bytes.readUInt16BE(place + 13);
    const result = {
      succeeded: bytes[place] === 1,
      gas: Number(bytes.readBigUInt64BE(place + 1)),
      size: bytes.readUInt32BE(place + 9),
      data: `0x${bytes.toString("hex", from, from + kept)}`,
    };
    place = from + kept;
    return result;
  };
  return Array.from({ length: cells }, () => Array.from({ length: calls }, next));
};

/** Most cells of one `eth_call`: what the node's gas does not reach of them is asked for again. */
const CELLS_PER_CALL = 500;

/** One `eth_call`: tries the calls in as many cells as the gas reaches for. */
export const tryCells = async (
  session: DrillSession,
  run: BoardRun,
): Promise<{ readonly cells: readonly (readonly TriedResult[])[]; readonly isShort: boolean }> => {
  const contract = interfaceOf(DRILL_BOARD);
  const data = await session.call({
    // Over a user's account the calls are the user's own; elsewhere a contract makes them, as in life: some feeds answer
    // accounts and refuse contracts.
    ...(run.board !== BOARD && { from: run.board }),
    to: run.board,
    data: contract.encodeFunctionData("run", [
      CARRIER,
      [CARRIER, ...run.warmed],
      `0x${run.words.map((word) => word.toString(16).padStart(64, "0")).join("")}`,
      run.calls.map(({ to, isStatic, gasLimit, data: input }) => [to, isStatic, gasLimit, input]),
      run.inSequence ?? false,
      run.captured ?? CAPTURED,
    ]),
    overrides: { ...run.overrides, ...boardOver(run.board) },
  });
  const cells = unpack(data, run.calls.length);
  return { cells, isShort: cells.length < run.words.length };
};

/**
 * Tries all calls in all cells.
 * @returns For each cell the results of its calls, and how many `eth_call`s that took.
 * @throws Problem where the node gives too little gas for one cell.
 */
export const runBoard = async (
  session: DrillSession,
  run: BoardRun,
): Promise<{ readonly cells: readonly (readonly TriedResult[])[]; readonly chunks: number }> => {
  const cells: (readonly TriedResult[])[] = [];
  let chunks = 0;
  while (cells.length < run.words.length) {
    const words = run.words.slice(cells.length, cells.length + CELLS_PER_CALL);
    const tried = await tryCells(session, { ...run, words });
    chunks += 1;
    if (tried.cells.length === 0) {
      const required = run.calls.reduce((sum, { gasLimit }) => sum + gasLimit, GAS_AROUND);
      throw notObserved(
        `The network "${session.name}" gives ${session.gasPerCall} gas to a call, but one cell may take ${required}: lower --cell-gas, or drill through another node.`,
      );
    }
    cells.push(...tried.cells);
  }
  return { cells, chunks };
};

/** The word of a cell: the state of each feed by its byte. */
export const cellWord = (states: ReadonlyMap<number, number>): bigint =>
  [...states].reduce((word, [byte, state]) => word | (BigInt(state) << BigInt(8 * (31 - byte))), 0n);
