import { getAddress, Interface, isAddress } from "ethers";
import { misuse } from "../../problem.ts";
import { type FoundLayer, layersOver } from "../layersOver.ts";
import { decodeWord } from "../pair.ts";
import { defineReader } from "../reader.ts";
import { addressIn, numberIn, textIn } from "../replies.ts";

/** Compound III: the feed of each collateral, and of the base, is an oracle with one source. */

const PRICE = new Interface(["function getPrice(address)"]);
/** Every feed of a market has to have these. */
const DECIMALS = 8;

export default defineReader({
  name: "compound-iii",
  title: "Compound III",
  order: 80,
  signs: (to) => [
    { to, signature: "numAssets()", returns: ["uint8"] },
    { to, signature: "baseToken()", returns: ["address"] },
    { to, signature: "baseTokenPriceFeed()", returns: ["address"] },
  ],
  recognises: ([count, base, feed]) =>
    count !== undefined && addressIn(base) !== undefined && addressIn(feed) !== undefined,
  find: async (context) => {
    const { name, address, ask, hints, replies } = context;
    const [count, base, baseFeed] = replies;
    const assets = await ask(
      Array.from({ length: Number(numberIn(count)) }, (_, index) => ({
        to: address,
        signature: "getAssetInfo(uint8)",
        args: [index],
        returns: ["uint8", "address", "address"],
      })),
    );
    const priced = [
      { token: addressIn(base), feed: addressIn(baseFeed) },
      ...assets.map((reply) => ({ token: addressIn(reply, 1), feed: addressIn(reply, 2) })),
    ].flatMap(({ token, feed }) => (token === undefined || feed === undefined ? [] : [{ token, feed }]));
    const symbols = await ask(
      priced.map(({ token }) => ({ to: token, signature: "symbol()", returns: ["string"] })),
    );
    const { asset } = hints;
    const chosen = priced
      .map((one, index) => ({ ...one, symbol: textIn(symbols[index]) ?? one.token }))
      .filter(({ token, symbol }) =>
        asset === undefined ? true : isAddress(asset) ? token === getAddress(asset) : symbol === asset,
      );
    if (chosen.length === 0) {
      throw misuse(
        "",
        `${name} has no price feed for ${asset ?? "any asset"}: name an asset of this market, by its address or its symbol (${symbols.map((reply) => textIn(reply) ?? "?").join(", ")}).`,
      );
    }
    return layersOver(
      context,
      chosen.map(
        ({ feed, symbol }): FoundLayer => ({
          name: asset === undefined ? `${name} ${symbol}` : name,
          address,
          data: PRICE.encodeFunctionData("getPrice", [feed]),
          decode: decodeWord,
          decimals: DECIMALS,
          found: [{ feed, role: `price feed of ${symbol}` }],
          notes: ["It judges no age."],
        }),
      ),
    );
  },
});
