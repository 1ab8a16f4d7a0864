import { getAddress, Interface, isAddress } from "ethers";
import { misuse } from "../../problem.ts";
import { type FoundFeed, type FoundLayer, layersOver } from "../layersOver.ts";
import { decodeWord } from "../pair.ts";
import { type DrilledFeed, defineReader } from "../reader.ts";
import { addressIn, numberIn } from "../replies.ts";

/** Venus' ResilientOracle: a layer over its oracles, and one over the feeds that these read. */

const PRICE = new Interface(["function getPrice(address)"]);
/** What the contracts call a chain's own coin by. */
const NATIVE_ASSET = "0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB";
const ROLES = ["main", "pivot", "fallback"] as const;
/** Decimals of a price and of the token together. */
const ALL_DECIMALS = 36;
const WAD = 10n ** 18n;
const BPS = 10_000n;
const SEQUENCER_AGE = 86_400;

/** The asset that somebody named, or the chain's own coin; nothing where what was named is no address. */
const assetOf = (asset = NATIVE_ASSET): string | undefined =>
  isAddress(asset) ? getAddress(asset) : undefined;

const bandIn = (upper: bigint | undefined, lower: bigint | undefined): number | undefined => {
  if (upper === undefined || lower === undefined || upper === 0n) return undefined;
  const [above, below] = [upper - WAD, WAD - lower];
  return Number(((above > below ? above : below) * BPS) / WAD);
};

export default defineReader({
  name: "venus-resilient-oracle",
  title: "Venus ResilientOracle",
  order: 70,
  signs: (to, { asset }) => [
    {
      to,
      signature: "getTokenConfig(address)",
      args: [assetOf(asset) ?? NATIVE_ASSET],
      returns: ["address", "address[3]", "bool[3]"],
    },
    { to, signature: "boundValidator()", returns: ["address"] },
  ],
  recognises: ([config, validator]) => config !== undefined && addressIn(validator) !== undefined,
  find: async (context) => {
    const { name, address, ask, hints, replies } = context;
    const [config, validator] = replies;
    const asset = assetOf(hints.asset);
    if (asset === undefined || addressIn(config) === undefined) {
      throw misuse(
        "",
        `${name} prices no ${hints.asset ?? asset} and does not list what it prices: give the address of a token that it prices as its asset.`,
      );
    }
    const [, oracles, enabled] = config as unknown as [string, readonly string[], readonly boolean[]];
    const used = ROLES.flatMap((role, index) => {
      const feed = addressIn([oracles[index]]);
      return feed === undefined ? [] : [{ role, feed, isEnabled: enabled[index] === true }];
    });
    const args = [asset];
    const [bounds, digits, ...said] = await ask([
      {
        to: addressIn(validator) ?? address,
        signature: "validateConfigs(address)",
        args,
        returns: ["address", "uint256", "uint256"],
      },
      { to: asset, signature: "decimals()", returns: ["uint8"] },
      ...used.flatMap(({ feed: to }) => [
        { to, signature: "tokenConfigs(address)", args, returns: ["address", "address", "uint256"] },
        { to, signature: "prices(address)", args, returns: ["uint256"] },
        { to, signature: "sequencer()", returns: ["address"] },
      ]),
    ]);
    const data = PRICE.encodeFunctionData("getPrice", args);
    const notes = used.flatMap(({ role, isEnabled }) =>
      isEnabled ? [] : [`Its ${role} is disabled: it is named, and never fails.`],
    );
    for (const role of ROLES) if (!used.some((one) => one.role === role)) notes.push(`It has no ${role}.`);
    const deviationBps = bandIn(numberIn(bounds, 1), numberIn(bounds, 2));
    if (deviationBps === undefined) notes.push(`Its bound validator has no bounds for ${asset}.`);
    const own = used.map(({ role, feed, isEnabled }): FoundFeed => {
      const call = { signature: "getPrice(address)", callData: data, places: { price: 0 } };
      const priceCalls = [{ ...call, bits: 256, isSigned: false, kind: "price" } as const];
      return { feed, role, priceCalls, ...(!isEnabled && { isObserved: true }) };
    });
    const common: Omit<FoundLayer, "name" | "found" | "notes"> = {
      address,
      data,
      decode: decodeWord,
      decimals: ALL_DECIMALS - Number(asset === NATIVE_ASSET ? 18n : (numberIn(digits) ?? 18n)),
      ...(deviationBps !== undefined && { deviationBps }),
    };
    const below: FoundFeed[] = [];
    const belowNotes: string[] = [];
    const sequencers = new Map<string, DrilledFeed>();
    for (const [index, oracle] of own.entries()) {
      const [tokenConfig, direct, sequencer] = said.slice(3 * index, 3 * index + 3);
      const feed = addressIn(tokenConfig, 1);
      const heeded = addressIn(sequencer);
      if (heeded !== undefined && oracle.isObserved !== true) {
        const facts = { name: "Sequencer", maxAge: SEQUENCER_AGE, decimals: 0 };
        sequencers.set(heeded, { feed: heeded, ...facts });
      }
      if ((numberIn(direct) ?? 0n) !== 0n) {
        belowNotes.push(`The price of its ${oracle.role} is set by hand, in place of its feed's.`);
      } else if (feed === undefined) {
        belowNotes.push(
          `What its ${oracle.role}, ${oracle.feed}, reads could not be found: it is drilled itself.`,
        );
        below.push(oracle);
      } else {
        const maxAge = Number(numberIn(tokenConfig, 2));
        below.push({ feed, role: oracle.role, maxAge, ...(oracle.isObserved && { isObserved: true }) });
      }
    }
    const [sequencer] = sequencers.values();
    const heeding = { ...common, ...(sequencer !== undefined && { sequencer }) };
    return layersOver(context, [
      { ...common, name: `${name}, its oracles`, found: own, notes },
      ...(below.some(({ feed }) => !own.some((one) => one.feed === feed))
        ? [{ ...heeding, name: `${name}, their feeds`, found: below, notes: [...notes, ...belowNotes] }]
        : []),
    ]);
  },
});
