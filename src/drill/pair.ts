import { getAddress, Interface, isAddress } from "ethers";
import { misuse } from "../problem.ts";
import type { DrilledAnswer, ReaderContext } from "./reader.ts";
import { wordsIn } from "./replies.ts";

/** What readers share of oracles that are asked for an amount of one asset in another. */

/** The two assets of a quote. */
interface Pair {
  readonly base: string;
  readonly quote: string;
}

/**
 * The pair that somebody named.
 * @throws Problem where nobody did.
 */
export const pairOf = ({ hints: { asset, quote }, name }: ReaderContext): Pair => {
  if (asset !== undefined && quote !== undefined && isAddress(asset) && isAddress(quote)) {
    return { base: getAddress(asset), quote: getAddress(quote) };
  }
  throw misuse(
    "",
    `${name} prices pairs of assets and does not list them: give the addresses of base and quote as its asset and its quote, in place of ${asset ?? "none"} and ${quote ?? "none"}.`,
  );
};

const QUOTE = new Interface(["function getQuote(uint256,address,address)"]);
/** Digits of a price, however few the quote has. */
const DIGITS = 18;

/** How the price of one whole unit of the base is asked for, exact to 18 digits. */
export const quoteCall = (
  { base, quote }: Pair,
  baseDecimals: number,
  quoteDecimals: number,
): { readonly amount: bigint; readonly data: string; readonly decimals: number } => {
  const more = Math.max(0, DIGITS - quoteDecimals);
  const amount = 10n ** BigInt(baseDecimals + more);
  return {
    amount,
    data: QUOTE.encodeFunctionData("getQuote", [amount, base, quote]),
    decimals: quoteDecimals + more,
  };
};

/** An answer that is one word, of an oracle without levels. */
export const decodeWord = (data: string): DrilledAnswer | undefined => {
  const price = wordsIn(data, 1)?.[0];
  return price === undefined ? undefined : { price, level: null, isServed: true };
};
