import { AbiCoder } from "ethers";
import { misuse } from "../problem.ts";
import type { StubAct } from "../scenario/stubAct.ts";
import { bentRound, type RoundWords } from "./bentRound.ts";
import { BOARD, codeCall, codeIn, runBoard, type TriedCall, type TriedResult } from "./board.ts";
import { ROUND_CALL, selectorOf } from "./priceCalls.ts";
import type { DrilledFeed, DrilledOracle } from "./reader.ts";
import type { DrillSession } from "./session.ts";
import type { AnswerAct } from "./stub.ts";

/** The feeds of an oracle as they are behind their stubs: code, gas, and what of it leaves room for a stub. */

/** Index of the sequencer's feed among those of a cell. */
export const SEQUENCER = -1;

/** What a stub takes from the gas limit of a healthy feed, beside the 64th that EIP-150 keeps back (measured: 394). */
const STUB_GAS = 500;
/** The same where it bends the answer. */
const BENDING_GAS = 1_700;
/** A cold account, which is no part of what a feed is given. */
const COLD_ACCOUNT_GAS = 2_600;
/** What a feed is given where its own limit is not asked for. */
const FEED_GAS = 2_000_000;
const ROUND_BYTES = 160;
/** The largest code, as the ABI wraps it. */
const CODE_BYTES = 32_768;

/** A feed as it is behind its stub. */
export interface StagedFeed extends DrilledFeed {
  readonly index: number;
  readonly code: string;
  /** Whether a stub before the healthy feed would exceed its gas limit. */
  readonly isTight: boolean;
  /** Its own round, where bending the answer would exceed the limit. */
  readonly round?: RoundWords;
}

const roundOf = (data: string): RoundWords => {
  const [round, price, startedAt, time, answeredInRound]: bigint[] = AbiCoder.defaultAbiCoder()
    .decode(["uint256", "int256", "uint256", "uint256", "uint256"], data)
    .toArray();
  return { round, price, startedAt, time, answeredInRound } as RoundWords;
};

/** The word of a cell has a byte for each feed, and its highest is zero. */
const MOST_FEEDS = 31;

/** @throws Problem where two feeds are one contract, or there are more than a drill takes. */
export const requireApart = ({ name, feeds, sequencer }: DrilledOracle): void => {
  const addresses = [...feeds, ...(sequencer ? [sequencer] : [])].map(({ feed }) => feed.toLowerCase());
  const twice = addresses.find((address, index) => addresses.indexOf(address) !== index);
  if (twice !== undefined) {
    throw misuse(
      "",
      `${name} has the feed ${twice} twice: what stands over an address fails for both, so name it once.`,
    );
  }
  if (addresses.length > MOST_FEEDS) {
    throw misuse(
      "",
      `${name} has ${addresses.length} feeds, and a drill takes at most ${MOST_FEEDS}: name fewer of them in a spec under "subjects", with the reader "generic".`,
    );
  }
};

/** What a stage is built on: feeds as they are, and the oracle's answer. All of it takes one call. */
export const lookAtFeeds = async (
  session: DrillSession,
  oracle: DrilledOracle,
  read: TriedCall,
): Promise<{ readonly feeds: readonly StagedFeed[]; readonly plain: TriedResult | undefined }> => {
  const all = [...oracle.feeds, ...(oracle.sequencer ? [oracle.sequencer] : [])];
  const roundCall = { data: selectorOf(ROUND_CALL.signature), isStatic: true, gasLimit: FEED_GAS };
  const { cells } = await runBoard(session, {
    board: BOARD,
    overrides: {},
    warmed: [oracle.address],
    words: [0n],
    calls: [
      read,
      ...all.map(({ feed }) => codeCall(feed)),
      ...all.map(({ feed }) => ({ ...roundCall, to: feed })),
    ],
    captured: CODE_BYTES,
  });
  const [plain, ...rest] = cells[0] ?? [];
  const feeds = all.map((feed, place): StagedFeed => {
    const index = place < oracle.feeds.length ? place : SEQUENCER;
    const code = codeIn(rest[place]);
    const result = rest[all.length + place];
    if (feed.gasLimit === undefined || result === undefined) return { ...feed, index, code, isTight: false };
    const used = Math.max(0, result.gas - COLD_ACCOUNT_GAS);
    const leaves = feed.gasLimit - used - Math.ceil(used / 63);
    const isAnswered = result.succeeded && result.size >= ROUND_BYTES;
    return {
      ...feed,
      index,
      code,
      isTight: leaves < STUB_GAS,
      ...(leaves < BENDING_GAS && isAnswered && { round: roundOf(result.data) }),
    };
  });
  return { feeds, plain };
};

/** The act as this feed can show it within its gas limit. */
export const fittedAct = (act: StubAct, { round }: StagedFeed, now: bigint): StubAct | AnswerAct => {
  if (round === undefined || (act.act !== "edit" && act.act !== "cut")) return act;
  const bytes = act.act === "cut" ? act.bytes : ROUND_BYTES;
  return { act: "answer", bytes, ...bentRound(round, act, now) };
};
