import type { Answer } from "../../src/oracle/words.ts";

/** Programs so small that a feed can be replaced by one for a single call. */

const RETURN = "f3";
const REVERT = "fd";
const INVALID = "fe";

const byte = (value: number): string => value.toString(16).padStart(2, "0");
const word = (value: bigint): string => value.toString(16).padStart(64, "0");
const store = (value: string, offset: number): string => `7f${value}60${byte(offset)}52`;
const end = (size: number, operation: string): string =>
  `61${size.toString(16).padStart(4, "0")}5f${operation}`;

/** Where a feed says more than it has to, or less, by how many bytes it does. */
export interface Size {
  readonly bytesBeyondRound: number;
  readonly bytesOfShortData: number;
}

/** The code of a feed that answers every call like this. */
export const programFor = (answer: Answer, { bytesBeyondRound, bytesOfShortData }: Size): string => {
  switch (answer.kind) {
    case "noCode":
      return "0x";
    case "outOfGas":
      return `0x${INVALID}`;
    case "shortData":
      return `0x${end(bytesOfShortData, RETURN)}`;
    case "reverted": {
      const data = answer.data.slice(2);
      return `0x${store(data.padEnd(64, "0"), 0)}${end(data.length / 2, REVERT)}`;
    }
    case "round": {
      const { roundId, answer: price, startedAt, updatedAt, answeredInRound } = answer;
      const words = [roundId, price, startedAt, updatedAt, answeredInRound];
      const stores = words.map((value, index) => store(word(value), 32 * index)).join("");
      return `0x${stores}${end(160 + bytesBeyondRound, RETURN)}`;
    }
  }
};

/** The code of a feed that says nothing but its decimals: what an oracle is constructed over. */
export const decimalsProgram = (decimals: number): string =>
  `0x${store(word(BigInt(decimals)), 0)}${end(32, RETURN)}`;

const DECIMALS_SELECTOR = "313ce567";
const JUMP_TARGET = "5b";

/** The code of a feed that says its decimals, and answers every other call like this; one without code has none to say. */
export const feedProgram = (decimals: number, answer: Answer, size: Size): string => {
  const answering = decimalsProgram(decimals).slice(2);
  // The first four bytes of the input, unlike the selector: on to what lies behind the decimals' program.
  const head = (target: number): string => `5f3560e01c63${DECIMALS_SELECTOR}141560${byte(target)}57`;
  const target = (head(0).length + answering.length) / 2;
  return `0x${head(target)}${answering}${JUMP_TARGET}${programFor(answer, size).slice(2)}`;
};
