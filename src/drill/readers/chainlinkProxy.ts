import { Interface } from "ethers";
import { misuse } from "../../problem.ts";
import { type FoundFeed, layersOver } from "../layersOver.ts";
import { type DrilledAnswer, defineReader, type Question } from "../reader.ts";
import { addressIn, numberIn, wordsIn } from "../replies.ts";

/** Whatever answers as a Chainlink feed and says which contract it has its price from: Chainlink's own proxies first of all. */

const ROUND = "latestRoundData()";
const ROUND_TYPES = ["uint80", "int256", "uint256", "uint256", "uint80"];
const PRICE_WORD = 1;

/**
 * How contracts of this shape say what they read: Chainlink's proxy, Compound's price feeds over others, and our own adapters
 * and faces.
 */
const GETTERS = [
  "aggregator",
  "priceFeedA",
  "priceFeedB",
  "underlyingPriceFeed",
  "FIRST_FEED",
  "SECOND_FEED",
  "FEED",
  "ORACLE",
  "PYTH",
  "POOL",
  "VAULT",
  "PROVIDER",
];

const decodeRound = (data: string): DrilledAnswer | undefined => {
  const price = wordsIn(data, ROUND_TYPES.length)?.[PRICE_WORD];
  return price === undefined ? undefined : { price: BigInt.asIntN(256, price), level: null, isServed: true };
};

export default defineReader({
  name: "chainlink-proxy",
  title: "Chainlink-shaped proxy",
  order: 200,
  signs: (to): Question[] => [
    { to, signature: ROUND, returns: ROUND_TYPES },
    { to, signature: "decimals()", returns: ["uint8"] },
    ...GETTERS.map((getter) => ({ to, signature: `${getter}()`, returns: ["address"] })),
  ],
  recognises: ([round, decimals]) => round !== undefined && decimals !== undefined,
  find: async (context) => {
    const { address, name, replies } = context;
    const [, decimals, ...said] = replies;
    const found = said.flatMap((reply, index): FoundFeed[] => {
      const feed = addressIn(reply);
      return feed === undefined ? [] : [{ feed, role: GETTERS[index] ?? "" }];
    });
    if (found.length === 0) {
      throw misuse(
        "",
        `${name} answers as a feed and does not say what it reads, so that there is nothing behind it to take away: drill the oracle that reads it, or name what it reads in a spec under "subjects", with the reader "generic".`,
      );
    }
    return layersOver(context, [
      {
        name,
        address,
        data: new Interface([`function ${ROUND}`]).encodeFunctionData("latestRoundData"),
        decode: decodeRound,
        decimals: Number(numberIn(decimals)),
        found,
        notes: ["It hands on the age of the data and judges none."],
      },
    ]);
  },
});
