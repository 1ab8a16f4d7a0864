import { getAddress, isAddress } from "ethers";
import type { Reply } from "./reader.ts";

/** Words of replies as what they are; nothing where there was no such reply. */

/** An address that is not zero. */
export const addressIn = (reply: Reply, place = 0): string | undefined => {
  const word = reply?.[place];
  return typeof word === "string" && isAddress(word) && BigInt(word) !== 0n ? getAddress(word) : undefined;
};

/** A whole number. */
export const numberIn = (reply: Reply, place = 0): bigint | undefined => {
  const word = reply?.[place];
  return typeof word === "bigint" ? word : undefined;
};

/** Longer than any name, and than 32 bytes in digits. */
const MOST_LETTERS = 80;

/** A text that is not empty, as one line without anything that a terminal would act upon: it is a stranger's. */
export const textIn = (reply: Reply, place = 0): string | undefined => {
  const word = reply?.[place];
  if (typeof word !== "string") return undefined;
  const line = [...word.replaceAll(/[\p{C}\p{Z}]+/gu, " ").trim()].slice(0, MOST_LETTERS).join("");
  return line === "" ? undefined : line;
};

/** Words of an answer that has only static ones; nothing where it has another length. */
export const wordsIn = (data: string, count: number): readonly bigint[] | undefined =>
  data.length === 2 + 64 * count
    ? Array.from({ length: count }, (_, place) =>
        BigInt(`0x${data.slice(2 + 64 * place, 2 + 64 * (place + 1))}`),
      )
    : undefined;
