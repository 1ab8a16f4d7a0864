import { concat, dataLength, keccak256, toBeHex } from "ethers";
import { misuse } from "../problem.ts";
import { type Edit, type Field, FIELDS, type StubAct } from "../scenario/stubAct.ts";
import type { RoundWords } from "./bentRound.ts";
import { type PriceCall, selectorOf } from "./priceCalls.ts";

/** The code of `DrillStub` with its tables, as the contract's own documentation says them. */

/** What the addresses of a feed and of its code's copy differ by; the constant of the contract. */
const COPY_OFFSET = 0xd2112d2112d2112d2112d2112d2112d2112d2112n;
const NO_PLACE = 0xffff;
const NO_FIELD = 5;
const DATA_BYTES = 128;
const OPERATIONS: readonly Edit["operation"][] = ["set", "scale", "add", "fromNow", "invert"];
const KINDS: readonly PriceCall["kind"][] = ["price", "squareRoot", "tickSum"];
/** Where the order of the contract's table stands: places of fields are found by their number. */
const ORDER: readonly Field[] = ["price", "time", "startedAt", "round", "answeredInRound"];
/** Most faults that one stub can show: its state is a byte. */
export const MAX_ACTS = 255;

/**
 * A round that is answered without asking the feed, for feeds whose gas limit does not reach for their own answer and for what
 * bends it. The rounds have at most 128 bits.
 */
export interface AnswerAct extends RoundWords {
  readonly act: "answer";
  /** How many of its bytes come back. */
  readonly bytes: number;
}

/** Where the code of a feed is found while a stub stands at its address. */
export const copyAddressOf = (feed: string): string => toBeHex(BigInt(feed) ^ COPY_OFFSET, 20);

const word = (value: bigint): string => toBeHex(BigInt.asUintN(256, value), 32);
const ratio = (numerator: bigint, denominator: bigint): string =>
  concat([toBeHex(numerator, 16), toBeHex(denominator, 16)]);

const callEntry = ({ signature, callData, places, bits, isSigned, kind }: PriceCall): string =>
  concat([
    selectorOf(signature),
    ...ORDER.map((field) => toBeHex(places[field] ?? NO_PLACE, 2)),
    toBeHex(bits / 8, 1),
    toBeHex(isSigned ? 1 : 0, 1),
    toBeHex(KINDS.indexOf(kind), 1),
    toBeHex(0, 15),
    callData === undefined ? word(0n) : keccak256(callData),
  ]);

/** A part of 128 bits: what is larger is brought down together with the other side of its ratio. */
const fitted = (numerator: bigint, denominator: bigint): readonly [bigint, bigint] => {
  const bits = Math.max(numerator.toString(2).length, denominator.toString(2).length) - 128;
  return bits <= 0 ? [numerator, denominator] : [numerator >> BigInt(bits), denominator >> BigInt(bits)];
};

const operandOf = (edit: Edit): string =>
  edit.operation === "scale" ? ratio(...fitted(edit.numerator, edit.denominator)) : word(edit.operand);

const ROOT_UNIT = 2n ** 60n;

/** What scaling a price means for its square root, and for a tick of a hundredth of a percent. */
const otherScales = (edits: readonly Edit[]): readonly [string, string] => {
  const scale = edits.find((edit) => edit.operation === "scale" && edit.field === "price");
  if (scale?.operation !== "scale" || scale.numerator <= 0n) return [ratio(0n, 1n), word(0n)];
  const multiplier = Number(scale.numerator) / Number(scale.denominator);
  const ticks = Math.round(Math.log(multiplier) / Math.log(1.0001));
  return [
    ratio(BigInt(Math.round(Math.sqrt(multiplier) * Number(ROOT_UNIT))), ROOT_UNIT),
    word(BigInt(ticks)),
  ];
};

const actHead = (code: number, size = 0, edits: readonly Edit[] = []): string =>
  concat([
    toBeHex(code, 1),
    toBeHex(size, 2),
    ...[0, 1].map((place) => {
      const edit = edits[place];
      return edit === undefined
        ? toBeHex(NO_FIELD << 8, 2)
        : concat([toBeHex(FIELDS.indexOf(edit.field), 1), toBeHex(OPERATIONS.indexOf(edit.operation), 1)]);
    }),
    toBeHex(0, 25),
  ]);

const actEntry = (act: StubAct | AnswerAct): string => {
  const nothing = toBeHex(0, DATA_BYTES);
  switch (act.act) {
    case "revert": {
      const size = dataLength(act.data);
      if (size > DATA_BYTES) {
        throw misuse("", `A stub can revert with ${DATA_BYTES} bytes, not ${size}: give a shorter error.`);
      }
      const padded = zeroPadRight(act.data);
      return concat([actHead(1, size), padded]);
    }
    case "burn":
      return concat([actHead(2), nothing]);
    case "bomb":
      return concat([actHead(3, act.on === "revert" ? 1 : 0), nothing]);
    case "cut":
      return concat([actHead(4, act.bytes), nothing]);
    case "edit": {
      const [first, second] = act.edits;
      return concat([
        actHead(5, 0, act.edits),
        operandOf(first),
        second === undefined ? word(0n) : operandOf(second),
        ...otherScales(act.edits),
      ]);
    }
    case "answer":
      return concat([
        actHead(6, act.bytes),
        word(act.price),
        word(act.time),
        ratio(act.round, act.answeredInRound),
        word(act.startedAt),
      ]);
    case "noCode":
      throw new RangeError("An address without code has no stub.");
  }
};

const zeroPadRight = (data: string): string => {
  const bytes = data.slice(2);
  return `0x${bytes.padEnd(2 * DATA_BYTES, "0")}`;
};

/** What one stub is made of. */
interface StubParts {
  /** Runtime code of `DrillStub`. */
  readonly code: string;
  /** Account whose balance is the word of the cell. */
  readonly carrier: string;
  /** Which byte of that word is this feed's state: 1 to 31, from the highest. */
  readonly byte: number;
  readonly priceCalls: readonly PriceCall[];
  /** State 1 shows the first of them, and so on. */
  readonly acts: readonly (StubAct | AnswerAct)[];
}

/** The code that stands over a feed. */
export const stubCode = ({ code, carrier, byte, priceCalls, acts }: StubParts): string => {
  if (acts.length > MAX_ACTS) throw new RangeError(`A stub shows ${MAX_ACTS} acts, not ${acts.length}.`);
  return concat([
    code,
    ...acts.toReversed().map(actEntry),
    ...priceCalls.map(callEntry),
    concat([carrier, toBeHex(byte, 1), toBeHex(priceCalls.length, 1), toBeHex(0, 10)]),
  ]);
};
