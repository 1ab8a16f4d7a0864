import { id } from "ethers";
import type { Field } from "../scenario/stubAct.ts";

/**
 * The calls by which contracts ask feeds for prices, and where in their answers the words are. A stub bends these and no
 * others: what asks a feed for its decimals goes on to the feed.
 */

/** One way of asking for a price. Places are bytes from the start of what the call returns. */
export interface PriceCall {
  readonly signature: string;
  /** The whole call, where the same function answers for other prices too; left out for any arguments. */
  readonly callData?: string;
  readonly places: Readonly<Partial<Record<Field, number>>>;
  /** Bits of the price's type. */
  readonly bits: number;
  readonly isSigned: boolean;
  /** What stands at the price's place: itself, its square root, or a sum of ticks over the window that was asked for. */
  readonly kind: "price" | "squareRoot" | "tickSum";
}

const priced = (
  signature: string,
  price: number,
  time?: number,
  type: { readonly bits?: number; readonly isSigned?: boolean } = {},
): PriceCall => ({
  signature,
  places: { price, ...(time !== undefined && { time }) },
  bits: type.bits ?? 256,
  isSigned: type.isSigned ?? false,
  kind: "price",
});

const WORD = 32;
const SIGNED = { isSigned: true };
const SHORT_WORD = { bits: 64, isSigned: true };

/** The five words of Chainlink's interface. */
export const ROUND_CALL: PriceCall = {
  signature: "latestRoundData()",
  places: { round: 0, price: WORD, startedAt: 2 * WORD, time: 3 * WORD, answeredInRound: 4 * WORD },
  bits: 256,
  isSigned: true,
  kind: "price",
};

/** Every call that is known, the most usual one first, because a stub looks for it in this order. */
export const PRICE_CALLS: readonly PriceCall[] = [
  ROUND_CALL,
  priced("latestAnswer()", 0, undefined, SIGNED),
  { signature: "latestTimestamp()", places: { time: 0 }, bits: 256, isSigned: false, kind: "price" },
  // Some give one word for it, others a time too; where there is none, none is bent.
  priced("read()", 0, WORD, { bits: 224, isSigned: true }),
  priced("readWithAge()", 0, WORD),
  priced("tryReadWithAge()", WORD, 2 * WORD),
  priced("getPriceUnsafe(bytes32)", 0, 3 * WORD, SHORT_WORD),
  priced("getPriceNoOlderThan(bytes32,uint256)", 0, 3 * WORD, SHORT_WORD),
  priced("getPrice(bytes32)", 0, 3 * WORD, SHORT_WORD),
  priced("getEmaPriceUnsafe(bytes32)", 0, 3 * WORD, SHORT_WORD),
  priced("getEmaPriceNoOlderThan(bytes32,uint256)", 0, 3 * WORD, SHORT_WORD),
  priced("getDataBefore(bytes32,uint256)", 4 * WORD, 2 * WORD),
  priced("getSvalue(uint256)", 3 * WORD, 2 * WORD),
  priced("getValue(string)", 0, WORD, { bits: 128 }),
  priced("getReferenceData(string,string)", 0, WORD),
  priced("getTemporalNumericValueV1(bytes32)", WORD, undefined, { bits: 192, isSigned: true }),
  priced("price_oracle()", 0),
  priced("price_oracle(uint256)", 0),
  priced("get_virtual_price()", 0),
  priced("getRate()", 0),
  priced("rate()", 0),
  priced("exchangeRate()", 0),
  priced("getExchangeRate()", 0),
  priced("exchangeRateStored()", 0),
  priced("stEthPerToken()", 0),
  priced("getPooledEthByShares(uint256)", 0),
  priced("convertToAssets(uint256)", 0),
  priced("pricePerShare()", 0),
  priced("price()", 0),
  priced("getPrice(address)", 0),
  priced("getAssetPrice(address)", 0),
  priced("getUnderlyingPrice(address)", 0),
  priced("getQuote(uint256,address,address)", 0),
  priced("process(bytes32)", 0, WORD, SIGNED),
  // The offsets of two arrays and the length come first, then the sum at the window's start and at its end.
  { signature: "observe(uint32[])", places: { price: 4 * WORD }, bits: 56, isSigned: true, kind: "tickSum" },
  { signature: "slot0()", places: { price: 0 }, bits: 160, isSigned: false, kind: "squareRoot" },
];

/** First four bytes of a call, with their prefix. */
export const selectorOf = (signature: string): string => id(signature).slice(0, 10);
