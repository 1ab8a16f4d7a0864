import { concat } from "ethers";
import { misuse } from "../../problem.ts";
import { type FoundFeed, layersOver } from "../layersOver.ts";
import { decodeWord, pairOf, quoteCall } from "../pair.ts";
import { PRICE_CALLS, type PriceCall, selectorOf } from "../priceCalls.ts";
import { defineReader, type Question, type ReaderContext, type Reply } from "../reader.ts";
import { addressIn, numberIn, textIn } from "../replies.ts";

/** Euler's router: one pair, over what the adapters of its price read, all of them in series. */

const ANYTHING = "0x00000000000000000000000000000000000000aa";
const AMOUNT = 7n;
const RESOLVE = "resolveOracle(uint256,address,address)";
const RESOLVED = ["uint256", "address", "address", "address"];
/** Decimals of what is no token, such as a currency by its number. */
const USUAL_DECIMALS = 18;
/** An adapter of two in series may be made of such ones; nobody's are deeper. */
const MOST_LEVELS = 5;

/** Price calls by their functions. */
const callsOf = (...signatures: string[]): PriceCall[] =>
  PRICE_CALLS.filter(({ signature }) => signatures.includes(signature));

/** How adapters say which contract they read, and how it is asked where not as a feed is. */
const LEAVES: readonly { readonly getter: string; readonly priceCalls?: readonly PriceCall[] }[] = [
  { getter: "feed()" },
  { getter: "pyth()" },
  { getter: "pool()" },
  { getter: "rateProvider()", priceCalls: callsOf("getRate()") },
];
const QUESTIONS = LEAVES.length + 5;

const questionsTo = (to: string): Question[] => [
  ...LEAVES.map(({ getter }) => ({ to, signature: getter, returns: ["address"] })),
  { to, signature: "name()", returns: ["string"] },
  { to, signature: "maxStaleness()", returns: ["uint256"] },
  { to, signature: "feedId()", returns: ["bytes32"] },
  { to, signature: "oracleBaseCross()", returns: ["address"] },
  { to, signature: "oracleCrossQuote()", returns: ["address"] },
];

const pythCalls = (feedId: string): PriceCall[] =>
  callsOf("getPriceUnsafe(bytes32)", "getEmaPriceUnsafe(bytes32)").map((call) => ({
    ...call,
    callData: concat([selectorOf(call.signature), feedId]),
  }));

/** What one adapter reads, and the adapters that it is made of. */
const readAdapter = (
  adapter: string,
  replies: readonly Reply[],
): { readonly leaf?: FoundFeed; readonly parts: readonly string[]; readonly note?: string } => {
  const [name, maxStaleness, feedId, ...crossed] = replies.slice(LEAVES.length);
  const parts = crossed.flatMap((reply) => addressIn(reply) ?? []);
  if (parts.length > 0) return { parts };
  const role = textIn(name) ?? "adapter";
  const index = replies.slice(0, LEAVES.length).findIndex((reply) => addressIn(reply) !== undefined);
  const feed = addressIn(replies[index]);
  const age = numberIn(maxStaleness);
  const maxAge = age === undefined ? {} : { maxAge: Number(age) };
  if (feed === undefined) {
    const note = `What its adapter ${role}, ${adapter}, reads could not be found: it is drilled itself.`;
    return { leaf: { feed: adapter, role, ...maxAge }, parts, note };
  }
  const id = textIn(feedId);
  const priceCalls = id === undefined ? LEAVES[index]?.priceCalls : pythCalls(id);
  return { leaf: { feed, role, ...maxAge, ...(priceCalls && { priceCalls }) }, parts };
};

/** What an adapter is made of, a level in each call. */
const leavesOf = async ({ ask }: ReaderContext, root: string) => {
  const found: FoundFeed[] = [];
  const notes: string[] = [];
  let open = [root];
  for (let level = 0; open.length > 0; level += 1) {
    if (level === MOST_LEVELS) {
      notes.push(`Its adapters go deeper than ${MOST_LEVELS} levels; the rest is not drilled.`);
      break;
    }
    const replies = await ask(open.flatMap(questionsTo));
    const read = open.map((adapter, index) =>
      readAdapter(adapter, replies.slice(QUESTIONS * index, QUESTIONS * (index + 1))),
    );
    for (const { leaf, note } of read) {
      if (leaf !== undefined) found.push(leaf);
      if (note !== undefined) notes.push(note);
    }
    open = [...new Set(read.flatMap(({ parts }) => parts))];
  }
  return { found, notes };
};

const VAULT_CALL = callsOf("convertToAssets(uint256)");

export default defineReader({
  name: "euler-router",
  title: "Euler router",
  order: 60,
  signs: (to) => [
    { to, signature: RESOLVE, args: [AMOUNT, ANYTHING, ANYTHING], returns: RESOLVED },
    { to, signature: "fallbackOracle()", returns: ["address"] },
  ],
  recognises: ([resolved, fallback]) => numberIn(resolved) === AMOUNT && fallback !== undefined,
  find: async (context) => {
    const { name, address, ask, replies } = context;
    const pair = pairOf(context);
    const [baseReply, quoteReply] = await ask(
      [pair.base, pair.quote].map((to) => ({ to, signature: "decimals()", returns: ["uint8"] })),
    );
    const [baseDecimals, quoteDecimals] = [baseReply, quoteReply].map((reply) => {
      const said = numberIn(reply);
      return said === undefined ? USUAL_DECIMALS : Number(said);
    });
    const call = quoteCall(pair, baseDecimals ?? USUAL_DECIMALS, quoteDecimals ?? USUAL_DECIMALS);
    const [resolved, baseVault, quoteVault] = await ask([
      { to: address, signature: RESOLVE, args: [call.amount, pair.base, pair.quote], returns: RESOLVED },
      ...[pair.base, pair.quote].map((asset) => ({
        to: address,
        signature: "resolvedVaults(address)",
        args: [asset],
        returns: ["address"],
      })),
    ]);
    const adapter = addressIn(resolved, 3);
    const isSame = resolved !== undefined && addressIn(resolved, 1) === addressIn(resolved, 2);
    if (resolved === undefined || (adapter === undefined && !isSame)) {
      throw misuse("", `${name} has no adapter from ${pair.base} to ${pair.quote}: name a pair that it has.`);
    }
    const { found, notes } =
      adapter === undefined ? { found: [], notes: [] as string[] } : await leavesOf(context, adapter);
    const vaults: FoundFeed[] = [];
    for (const [vault, asset, place, role] of [
      [pair.base, addressIn(baseVault), 1, "vault of the base"],
      [pair.quote, addressIn(quoteVault), 2, "vault of the quote"],
    ] as const) {
      // A vault that has an adapter of its own is priced by that.
      if (asset === undefined || addressIn(resolved, place) === vault) continue;
      vaults.push({ feed: vault, role, priceCalls: VAULT_CALL });
      if (addressIn(resolved, place) !== asset) {
        notes.push(`The vault ${vault} holds shares of another vault, which is not drilled.`);
      }
    }
    if (vaults.length + found.length === 0) {
      throw misuse("", `${name} reads nothing for ${pair.base} in ${pair.quote}: name another pair.`);
    }
    const isFallback = adapter !== undefined && adapter === addressIn(replies[1]);
    return layersOver(context, [
      {
        name,
        address,
        data: call.data,
        decode: decodeWord,
        decimals: call.decimals,
        found: [...vaults, ...found],
        notes: [
          "It hands on every failure: each of its feeds is needed.",
          ...(isFallback ? ["The pair is not configured: its fallback oracle prices it."] : []),
          ...notes,
        ],
      },
    ]);
  },
});
