import { Interface } from "ethers";
import { misuse } from "../../problem.ts";
import { type FoundFeed, layersOver } from "../layersOver.ts";
import { decodeWord } from "../pair.ts";
import { defineReader, type Question, type ReaderContext } from "../reader.ts";
import { addressIn, numberIn } from "../replies.ts";

/** Morpho's Chainlink oracles, V2 and the one before it, and our face for Morpho: from themselves, or from a market of Morpho Blue. */

/** What these oracles read, all of it multiplied; `VAULT` is of the first version, `ORACLE` of our face. */
const GETTERS = [
  "BASE_VAULT",
  "BASE_FEED_1",
  "BASE_FEED_2",
  "QUOTE_VAULT",
  "QUOTE_FEED_1",
  "QUOTE_FEED_2",
  "VAULT",
  "ORACLE",
] as const;
const FACED = "ORACLE";
const PRICE_DIGITS = 36;
const NO_MARKET = `0x${"00".repeat(32)}`;
const MARKET_ID = /^0x[0-9a-f]{64}$/i;
/** Place of the oracle among the parameters of a market, after the tokens. */
const ORACLE_WORD = 2;

const questionsTo = (to: string): Question[] => [
  { to, signature: "price()", returns: ["uint256"] },
  ...GETTERS.map((getter) => ({ to, signature: `${getter}()`, returns: ["address"] })),
];
const isOracle = ([price, , baseFeed, , , , , , faced]: readonly unknown[]): boolean =>
  price !== undefined && (baseFeed !== undefined || faced !== undefined);

/** The oracle of a market, and the decimals of its price. */
const ofMarket = async ({ replies, ask, name, hints }: ReaderContext) => {
  const market = replies.at(-2);
  const oracle = addressIn(market, ORACLE_WORD);
  if (oracle === undefined) {
    throw misuse(
      "",
      MARKET_ID.test(hints.asset ?? "")
        ? `${name} has no market ${hints.asset} with an oracle: correct its id.`
        : `${name} has many markets and does not list them: give the id of one, 32 bytes, as its asset.`,
    );
  }
  const [loan, collateral, ...own] = await ask([
    ...[0, 1].map((word) => ({
      to: addressIn(market, word) ?? oracle,
      signature: "decimals()",
      returns: ["uint8"],
    })),
    ...questionsTo(oracle),
  ]);
  if (!isOracle(own)) {
    throw misuse(
      "",
      `The oracle ${oracle} of that market does not say what it reads: name its feeds in a spec under "subjects", with the reader "generic".`,
    );
  }
  const [loanDecimals, collateralDecimals] = [numberIn(loan), numberIn(collateral)];
  const isKnown = loanDecimals !== undefined && collateralDecimals !== undefined;
  return {
    oracle,
    own,
    decimals: isKnown ? PRICE_DIGITS + Number(loanDecimals - collateralDecimals) : undefined,
  };
};

export default defineReader({
  name: "morpho-chainlink-v2",
  title: "Morpho Chainlink oracle V2",
  order: 50,
  signs: (to, { asset }) => {
    const id = MARKET_ID.test(asset ?? "") ? asset : NO_MARKET;
    return [
      ...questionsTo(to),
      {
        to,
        signature: "idToMarketParams(bytes32)",
        args: [id],
        returns: ["address", "address", "address", "address", "uint256"],
      },
      { to, signature: "feeRecipient()", returns: ["address"] },
    ];
  },
  recognises: (replies) =>
    isOracle(replies) || (replies.at(-2) !== undefined && replies.at(-1) !== undefined),
  find: async (context) => {
    const { name, hints, address, replies } = context;
    const { oracle, own, decimals } = isOracle(replies)
      ? { oracle: address, own: replies, decimals: undefined }
      : await ofMarket(context);
    const found = GETTERS.flatMap((role, index): FoundFeed[] => {
      const feed = addressIn(own[index + 1]);
      return feed === undefined ? [] : [{ feed, role, ...(role === FACED && { isOwn: true }) }];
    });
    if (found.length === 0) {
      throw misuse(
        "",
        `${name} reads no feed at all: its price is ${numberIn(own[0])} whatever happens, and nothing can be taken away from it.`,
      );
    }
    const shown = hints.decimals ?? decimals;
    const isFace = found.some(({ role }) => role === FACED);
    return layersOver(context, [
      {
        name,
        address: oracle,
        data: new Interface(["function price()"]).encodeFunctionData("price"),
        decode: decodeWord,
        decimals: shown ?? PRICE_DIGITS,
        found,
        notes: [
          ...(oracle === address ? [] : [`Its price is that of the oracle ${oracle}.`]),
          ...(isFace ? [] : ["It judges no age, and multiplies what it reads: every feed is needed."]),
          ...(shown === undefined
            ? [
                `Its price has ${PRICE_DIGITS} decimals and those of the loan token less those of the collateral, which it does not say: it is shown with ${PRICE_DIGITS}.`,
              ]
            : []),
        ],
      },
    ]);
  },
});
