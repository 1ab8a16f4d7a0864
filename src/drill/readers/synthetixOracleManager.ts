import { AbiCoder, concat, Interface, keccak256 } from "ethers";
import { misuse } from "../../problem.ts";
import { type FoundFeed, layersOver } from "../layersOver.ts";
import { PRICE_CALLS, type PriceCall, selectorOf } from "../priceCalls.ts";
import { type DrilledAnswer, defineReader, type ReaderContext } from "../reader.ts";
import { textIn, wordsIn } from "../replies.ts";

/** Synthetix' oracle manager: one node, over the leaves of its graph. */

/** Numbers of the types of nodes. */
const NODE = {
  external: 2n,
  chainlink: 3n,
  uniswap: 4n,
  pyth: 5n,
  deviation: 6n,
  staleness: 7n,
  constant: 8n,
  pythLookup: 9n,
};
const NODE_ID = /^0x[0-9a-f]{64}$/i;
const NO_NODE = `0x${"00".repeat(32)}`;
const NODE_TYPES = ["tuple(uint8 nodeType, bytes parameters, bytes32[] parents)"];
const PROCESS = new Interface(["function process(bytes32)"]);
const OUTPUT_WORDS = 4;
const WAD = 10n ** 18n;
const BPS = 10_000n;
/** More nodes than anybody's graph has. */
const MOST_NODES = 200;
const coder = AbiCoder.defaultAbiCoder();

const EXTERNAL_CALL: PriceCall = {
  signature: "process((int256,uint256,uint256,uint256)[],bytes,bytes32[],bytes32[])",
  places: { price: 0, time: 32 },
  bits: 256,
  isSigned: true,
  kind: "price",
};

interface GraphNode {
  readonly type: bigint;
  readonly parameters: string;
  readonly parents: readonly string[];
}

/** Identifier of a node: the hash of what it is made of. */
const idOf = (type: bigint, parameters: string, parents: readonly string[]): string =>
  keccak256(coder.encode(["uint8", "bytes", "bytes32[]"], [type, parameters, parents]));

const SAMPLE = [NODE.chainlink, "0x", []] as const;

/** The node and everything that it is made of, a level of the graph in each call. */
const graphOf = async (
  { address, ask }: ReaderContext,
  root: string,
): Promise<ReadonlyMap<string, GraphNode>> => {
  const graph = new Map<string, GraphNode>();
  let open = [root];
  while (open.length > 0 && graph.size < MOST_NODES) {
    const replies = await ask(
      open.map((id) => ({ to: address, signature: "getNode(bytes32)", args: [id], returns: NODE_TYPES })),
    );
    for (const [index, id] of open.entries()) {
      // biome-ignore lint/suspicious/noExplicitAny: a decoded struct.
      const node = replies[index]?.[0] as any;
      if (node === undefined) continue;
      graph.set(id, { type: node[0], parameters: node[1], parents: [...node[2]] });
    }
    const next = open.flatMap((id) => graph.get(id)?.parents ?? []);
    open = [...new Set(next)].filter((id) => !graph.has(id));
  }
  return graph;
};

/** How Pyth is asked for one price; where the call has an age too, all of it is not known, and any such call is meant. */
const pythCalls = (priceId: string): PriceCall[] =>
  PRICE_CALLS.filter(
    ({ signature }) => /^get(?:Ema)?Price/.test(signature) && signature.includes("(bytes32"),
  ).map((call) =>
    call.signature.endsWith("(bytes32)")
      ? { ...call, callData: concat([selectorOf(call.signature), priceId]) }
      : call,
  );

/** What a leaf reads; nothing where that is no contract. */
const leafOf = ({ type, parameters }: GraphNode): FoundFeed | undefined => {
  const decoded = (...types: string[]) => coder.decode(types, parameters);
  switch (type) {
    case NODE.external:
      return { feed: decoded("address")[0], role: "external node", priceCalls: [EXTERNAL_CALL] };
    case NODE.chainlink: {
      const [feed, , decimals] = decoded("address", "uint256", "uint8");
      return { feed, role: "Chainlink node", decimals: Number(decimals) };
    }
    case NODE.uniswap:
      return {
        feed: decoded("address", "address", "uint8", "uint8", "address", "uint32")[4],
        role: "Uniswap node",
      };
    case NODE.pyth: {
      const [feed, priceId] = decoded("address", "bytes32", "bool");
      return { feed, role: `Pyth node ${priceId}`, priceCalls: pythCalls(priceId) };
    }
    case NODE.pythLookup: {
      const [feed, priceId] = decoded("address", "bytes32", "uint256");
      return { feed, role: `Pyth node ${priceId}`, priceCalls: pythCalls(priceId) };
    }
    default:
      return undefined;
  }
};

const decodeOutput = (data: string): DrilledAnswer | undefined => {
  const price = wordsIn(data, OUTPUT_WORDS)?.[0];
  return price === undefined ? undefined : { price: BigInt.asIntN(256, price), level: null, isServed: true };
};

/** Whether a node averages rounds of its feed, of which a stub bends the latest alone. */
const isAveraging = ({ type, parameters }: GraphNode): boolean =>
  type === NODE.chainlink && coder.decode(["address", "uint256", "uint8"], parameters)[1] > 0n;

/** The number that is all of a node's parameters. */
const toleranceOf = ({ parameters }: GraphNode): bigint => coder.decode(["uint256"], parameters)[0];

/** The longest age that a breaker lets each leaf have. */
const agesOf = (graph: ReadonlyMap<string, GraphNode>): ReadonlyMap<string, number> => {
  const ages = new Map<string, number>();
  for (const node of graph.values()) {
    const [first] = node.parents;
    if (node.type !== NODE.staleness || first === undefined) continue;
    ages.set(first, Math.min(ages.get(first) ?? Number.MAX_SAFE_INTEGER, Number(toleranceOf(node))));
  }
  return ages;
};

const rootOf = ({ hints: { asset }, name }: ReaderContext): string => {
  if (asset !== undefined && NODE_ID.test(asset)) return asset.toLowerCase();
  throw misuse(
    "",
    `${name} has many nodes and does not list them: give the id of one, 32 bytes, as its asset, in place of ${asset ?? "none"}.`,
  );
};

export default defineReader({
  name: "synthetix-oracle-manager",
  title: "Synthetix oracle manager",
  order: 90,
  signs: (to, { asset }) => [
    { to, signature: "getNodeId(uint8,bytes,bytes32[])", args: [...SAMPLE], returns: ["bytes32"] },
    {
      to,
      signature: "getNode(bytes32)",
      args: [NODE_ID.test(asset ?? "") ? asset : NO_NODE],
      returns: NODE_TYPES,
    },
  ],
  recognises: ([id, node]) => node !== undefined && textIn(id) === idOf(...SAMPLE),
  find: async (context) => {
    const { name, address } = context;
    const root = rootOf(context);
    const graph = await graphOf(context, root);
    const ages = agesOf(graph);
    const found = [...graph].flatMap(([id, node]): FoundFeed[] => {
      const leaf = leafOf(node);
      const maxAge = ages.get(id);
      return leaf === undefined ? [] : [{ ...leaf, ...(maxAge !== undefined && { maxAge }) }];
    });
    if (found.length === 0) {
      throw misuse("", `${name} has no node ${root} that reads a contract: correct the id.`);
    }
    const nodes = [...graph.values()];
    const constants = nodes.filter(({ type }) => type === NODE.constant).length;
    const unread = nodes.flatMap(({ parents }) => parents).filter((id) => !graph.has(id));
    const bands = nodes.filter(({ type }) => type === NODE.deviation).map(toleranceOf);
    return layersOver(context, [
      {
        name,
        address,
        data: PROCESS.encodeFunctionData("process", [root]),
        decode: decodeOutput,
        decimals: 18,
        ...(bands.length > 0 && {
          deviationBps: Number((bands.reduce((most, one) => (one > most ? one : most)) * BPS) / WAD),
        }),
        found,
        notes: [
          ...(constants > 0
            ? [`${constants} of its leaves are constants, which nothing can take away.`]
            : []),
          ...(nodes.some(isAveraging)
            ? [
                "A leaf averages rounds of its feed: a lie is in the latest alone, so that a lasting one moves it further.",
              ]
            : []),
          ...(unread.length > 0 ? [`${unread.length} of its nodes could not be read.`] : []),
        ],
      },
    ]);
  },
});
