import { misuse } from "../../problem.ts";
import { type FoundFeed, layersOver } from "../layersOver.ts";
import { decodeWord, pairOf, quoteCall } from "../pair.ts";
import { defineReader } from "../reader.ts";
import { addressIn, numberIn } from "../replies.ts";

/** `OracleRouter`: one pair, over the sources of all its legs. */

const ROUTE =
  "tuple(address base, address quote, uint32 maxLegSkew, tuple(address oracle, bool inverted)[] legs)";
/** An asset's quote in itself is the amount, whatever the asset is. */
const ANYTHING = "0x00000000000000000000000000000000000000aa";
const AMOUNT = 7n;

export default defineReader({
  name: "oracle-router",
  title: "OracleRouter",
  order: 30,
  signs: (to) => [
    {
      to,
      signature: "getQuoteWithTime(uint256,address,address)",
      args: [AMOUNT, ANYTHING, ANYTHING],
      returns: ["uint256", "uint256"],
    },
    {
      to,
      signature: "getQuotes(uint256,address,address)",
      args: [AMOUNT, ANYTHING, ANYTHING],
      returns: ["uint256", "uint256"],
    },
  ],
  recognises: ([timed, sided]) => numberIn(timed) === AMOUNT && numberIn(sided, 1) === AMOUNT,
  find: async (context) => {
    const { address, name, ask } = context;
    const pair = pairOf(context);
    const [route, base, quote] = await ask([
      { to: address, signature: "routeOf(address,address)", args: [pair.base, pair.quote], returns: [ROUTE] },
      { to: address, signature: "decimalsOf(address)", args: [pair.base], returns: ["uint8"] },
      { to: address, signature: "decimalsOf(address)", args: [pair.quote], returns: ["uint8"] },
    ]);
    // biome-ignore lint/suspicious/noExplicitAny: a decoded struct.
    const legs: readonly any[] | undefined = (route?.[0] as any)?.legs;
    if (legs === undefined) {
      throw misuse("", `${name} has no route from ${pair.base} to ${pair.quote}: name a pair that it has.`);
    }
    const found = [...legs].flatMap((leg, index): FoundFeed[] => {
      const feed = addressIn([leg.oracle]);
      return feed === undefined ? [] : [{ feed, role: `leg ${index + 1}`, isOwn: true }];
    });
    const { data, decimals } = quoteCall(pair, Number(numberIn(base) ?? 18n), Number(numberIn(quote) ?? 18n));
    return layersOver(context, [{ name, address, data, decode: decodeWord, decimals, found, notes: [] }]);
  },
});
