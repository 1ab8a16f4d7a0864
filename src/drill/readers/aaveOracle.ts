import { getAddress, Interface, isAddress } from "ethers";
import { misuse } from "../../problem.ts";
import { type FoundFeed, type FoundLayer, layersOver } from "../layersOver.ts";
import { decodeWord } from "../pair.ts";
import { defineReader, type ReaderContext, type Reply } from "../reader.ts";
import { addressIn, numberIn, textIn } from "../replies.ts";

/** Aave's oracle, from itself, from a pool, or from the provider of a market's addresses: every reserve is an oracle. */

const PRICE = new Interface(["function getAssetPrice(address)"]);
const FALLBACK_PRICE = { places: { price: 0 }, bits: 256, isSigned: false, kind: "price" } as const;

/** The contracts of a market. */
interface Market {
  readonly oracle: string;
  readonly unit: bigint;
  readonly fallback: string | undefined;
  readonly reserves: readonly string[];
}

const listIn = (reply: Reply): string[] =>
  [...((reply?.[0] as Iterable<string> | undefined) ?? [])].map((address) => getAddress(address));

const marketOf = async ({ address, name, ask, hints, replies }: ReaderContext): Promise<Market> => {
  const [unit, fallback, provider, reserves, ownOracle, ownPool] = replies;
  const [asset] = [hints.asset].filter((one) => one !== undefined && isAddress(one));
  const isOracle = unit !== undefined && fallback !== undefined;
  const from = addressIn(provider) ?? address;
  const [saidOracle, saidPool] =
    ownOracle === undefined
      ? await ask([
          { to: from, signature: "getPriceOracle()", returns: ["address"] },
          { to: from, signature: "getPool()", returns: ["address"] },
        ])
      : [ownOracle, ownPool];
  const oracle = isOracle ? address : addressIn(saidOracle);
  if (oracle === undefined) {
    throw misuse("", `${name} is of a market of Aave that has no price oracle: name its AaveOracle.`);
  }
  const pool = addressIn(saidPool);
  const isListed = reserves !== undefined || asset !== undefined;
  const [theUnit, theFallback, listed] =
    isOracle && isListed
      ? [unit, fallback, reserves]
      : await ask([
          { to: oracle, signature: "BASE_CURRENCY_UNIT()", returns: ["uint256"] },
          { to: oracle, signature: "getFallbackOracle()", returns: ["address"] },
          { to: pool ?? oracle, signature: "getReservesList()", returns: ["address[]"] },
        ]);
  return {
    oracle,
    unit: numberIn(theUnit) ?? 0n,
    fallback: addressIn(theFallback),
    reserves: asset === undefined ? listIn(reserves ?? listed) : [getAddress(asset)],
  };
};

/** Decimals of a unit that is a power of ten. */
const decimalsOf = (unit: bigint): number | undefined =>
  /^10*$/.test(String(unit)) ? String(unit).length - 1 : undefined;

export default defineReader({
  name: "aave-oracle",
  title: "AaveOracle",
  order: 40,
  signs: (to) => [
    { to, signature: "BASE_CURRENCY_UNIT()", returns: ["uint256"] },
    { to, signature: "getFallbackOracle()", returns: ["address"] },
    { to, signature: "ADDRESSES_PROVIDER()", returns: ["address"] },
    { to, signature: "getReservesList()", returns: ["address[]"] },
    { to, signature: "getPriceOracle()", returns: ["address"] },
    { to, signature: "getPool()", returns: ["address"] },
  ],
  recognises: ([unit, fallback, provider, reserves, oracle, pool]) =>
    ((numberIn(unit) ?? 0n) > 0n && fallback !== undefined) ||
    (addressIn(provider) !== undefined && reserves !== undefined) ||
    (addressIn(oracle) !== undefined && pool !== undefined),
  find: async (context) => {
    const { name, ask, hints } = context;
    const { oracle, unit, fallback, reserves } = await marketOf(context);
    const replies = await ask(
      reserves.flatMap((asset) => [
        { to: oracle, signature: "getSourceOfAsset(address)", args: [asset], returns: ["address"] },
        { to: asset, signature: "symbol()", returns: ["string"] },
      ]),
    );
    const decimals = decimalsOf(unit);
    const symbolOf = (index: number): string => textIn(replies[2 * index + 1]) ?? reserves[index] ?? "";
    const isOnly = reserves.length === 1 || hints.asset !== undefined;
    const layerOf = (asset: string, index: number): FoundLayer => {
      const source = addressIn(replies[2 * index]);
      const symbol = symbolOf(index);
      const data = PRICE.encodeFunctionData("getAssetPrice", [asset]);
      const found: FoundFeed[] = [];
      if (source !== undefined) found.push({ feed: source, role: `source of ${symbol}` });
      if (fallback !== undefined) {
        const priceCalls = [{ ...FALLBACK_PRICE, signature: "getAssetPrice(address)", callData: data }];
        found.push({ feed: fallback, role: "fallback oracle", priceCalls });
      }
      return {
        name: isOnly ? name : `${name} ${symbol}`,
        address: oracle,
        data,
        decode: decodeWord,
        decimals: decimals ?? 0,
        found,
        notes: [
          ...(oracle === context.address ? [] : [`Its prices are those of the AaveOracle ${oracle}.`]),
          ...(decimals === undefined
            ? [`Its unit of ${unit} is no power of ten: prices are in that unit.`]
            : []),
          ...(source === undefined ? [`It has no source for ${symbol}, only its fallback oracle.`] : []),
          ...(fallback === undefined ? ["It has no fallback oracle."] : []),
          "It judges no age, and asks its fallback oracle only where the source says zero or less.",
        ],
      };
    };
    const wanted = hints.asset;
    const isWanted = (index: number): boolean =>
      wanted === undefined || symbolOf(index) === wanted || isAddress(wanted);
    const chosen = reserves.map((asset, index) => ({ asset, index })).filter((one) => isWanted(one.index));
    const priced = chosen
      .map(({ asset, index }) => layerOf(asset, index))
      .filter(({ found }) => found.length > 0);
    if (priced.length === 0) {
      throw misuse(
        "",
        `${name} has no source for ${wanted ?? "any reserve that could be found"}: name an asset that its oracle ${oracle} prices, by its address or its symbol (${reserves.map((_, index) => symbolOf(index)).join(", ") || "none is listed"}).`,
      );
    }
    return layersOver(context, priced);
  },
});
