import { AbiCoder, Interface } from "ethers";
import { BOARD, type TriedResult, tryCells } from "./board.ts";
import type { Question, Reply } from "./reader.ts";
import type { DrillSession } from "./session.ts";

/** Questions of readers, many in one call at the pinned block. */

/** Enough for every getter; what takes more answers nothing. */
const QUESTION_GAS = 1_000_000;
/** Bytes of the longest answer that is understood: a configuration of eight sources, or a list of addresses. */
const ANSWER_BYTES = 32_768;

const callOf = ({ signature, args = [] }: Question): string => {
  const [name = ""] = signature.split("(");
  return new Interface([`function ${signature}`]).encodeFunctionData(name, [...args]);
};

const replyOf = ({ returns }: Question, result: TriedResult | undefined): Reply => {
  // A call of an address without code succeeds and returns nothing.
  if (result === undefined || !result.succeeded || result.data === "0x") return undefined;
  try {
    const decoded = AbiCoder.defaultAbiCoder().decode([...returns], result.data);
    // What is out of its type shows only when it is read, at whatever depth.
    decoded.toArray(true);
    return decoded.toArray(false);
  } catch {
    return undefined;
  }
};

/** Asks everything in one call, or in parts where a contract takes so much gas that it does not reach for all. */
export const askAll = async (
  session: DrillSession,
  questions: readonly Question[],
): Promise<readonly Reply[]> => {
  if (questions.length === 0) return [];
  const { cells, isShort } = await tryCells(session, {
    board: BOARD,
    overrides: {},
    warmed: [],
    words: [0n],
    calls: questions.map((question) => ({
      to: question.to,
      data: callOf(question),
      isStatic: true,
      gasLimit: QUESTION_GAS,
    })),
    captured: ANSWER_BYTES,
  });
  if (!isShort) return questions.map((question, index) => replyOf(question, cells[0]?.[index]));
  if (questions.length === 1) return [undefined];
  const middle = questions.length >> 1;
  return [
    ...(await askAll(session, questions.slice(0, middle))),
    ...(await askAll(session, questions.slice(middle))),
  ];
};
