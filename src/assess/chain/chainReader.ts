import { keccak256, toQuantity } from "ethers";
import { askAll } from "../../drill/ask.ts";
import type { Question, Reply } from "../../drill/reader.ts";
import type { DrillSession } from "../../drill/session.ts";

/** Reads of one block, each answer kept, so that nothing is asked twice. */

interface LogEntry {
  readonly topics: readonly string[];
  readonly data: string;
}

export interface ChainReader {
  readonly session: DrillSession;
  /** Answers at the block; nothing where a call failed. */
  ask(questions: readonly Question[]): Promise<readonly Reply[]>;
  code(address: string): Promise<string>;
  codeHash(address: string): Promise<string>;
  /** One word of storage. */
  word(address: string, slot: string): Promise<string>;
  /** All logs of a contract with one of some topics; nothing where the node cannot give all of them. */
  logs(address: string, topics: readonly string[]): Promise<readonly LogEntry[] | undefined>;
}

/** A range that no node gives in parts either is given up. */
const MOST_PARTS = 4_096;

/**
 * All logs in order. Nodes limit ranges and results each in their way, so that a range which a node refuses is asked in halves.
 * @param isOver Whether too many parts were asked.
 */
const logsIn = async (
  session: DrillSession,
  filter: { readonly address: string; readonly topics: readonly (readonly string[])[] },
  [from, to]: readonly [number, number],
  budget: { parts: number },
): Promise<readonly LogEntry[] | undefined> => {
  budget.parts -= 1;
  if (budget.parts < 0) return undefined;
  try {
    const range = { fromBlock: toQuantity(from), toBlock: toQuantity(to) };
    return await session.request<readonly LogEntry[]>("eth_getLogs", [{ ...filter, ...range }]);
  } catch {
    if (from === to) return undefined;
    const middle = Math.floor((from + to) / 2);
    const first = await logsIn(session, filter, [from, middle], budget);
    const second = first && (await logsIn(session, filter, [middle + 1, to], budget));
    return first && second && [...first, ...second];
  }
};

/**
 * A reader of the session's block.
 * @param firstBlock Before it, nothing that is asked about stood.
 */
export const openChainReader = (session: DrillSession, firstBlock = 0): ChainReader => {
  const codes = new Map<string, Promise<string>>();
  const code = (address: string): Promise<string> => {
    const key = address.toLowerCase();
    const known = codes.get(key) ?? session.request<string>("eth_getCode", [address, session.blockTag]);
    codes.set(key, known);
    return known;
  };
  return {
    session,
    ask: (questions) => askAll(session, questions),
    code,
    codeHash: async (address) => keccak256(await code(address)),
    word: (address, slot) => session.request<string>("eth_getStorageAt", [address, slot, session.blockTag]),
    logs: (address, topics) =>
      logsIn(
        session,
        { address, topics: [topics] },
        [Math.min(firstBlock, session.block.number), session.block.number],
        { parts: MOST_PARTS },
      ),
  };
};
