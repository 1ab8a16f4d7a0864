import { AbiCoder, dataSlice, getBytes, Interface, namehash, ZeroAddress } from "ethers";
import { CID } from "multiformats/cid";
import type { NodeConnection } from "../../drill/session.ts";
import type { ProtocolFacts } from "../protocolFacts.ts";

/** Where an ENS name points, read on chain 1. */

const REGISTRY = "0x00000000000C2E074eC69A0dFb2997BA6C7d2e1e";
const ABI = new Interface([
  "function resolver(bytes32) view returns (address)",
  "function contenthash(bytes32) view returns (bytes)",
]);
/** Codes of EIP-1577: what follows is an IPFS id, or an IPNS name that may move. */
const IPFS = "0xe301";
const IPNS = "0xe501";

type EnsFact = NonNullable<ProtocolFacts["ens"]>["value"];

const call = async (node: NodeConnection, to: string, data: string): Promise<string | undefined> => {
  try {
    return String(await node.request("eth_call", [{ to, data }, "latest"]));
  } catch {
    // Also where the answer is elsewhere (OffchainLookup): nothing is followed off the chain.
    return undefined;
  }
};

/** Whether a name points to a content id; nothing where it cannot be read, or has none. */
export const ensOf = async (node: NodeConnection, name: string, cid: CID): Promise<EnsFact | undefined> => {
  const hash = namehash(name);
  const found = await call(node, REGISTRY, ABI.encodeFunctionData("resolver", [hash]));
  if (found === undefined || found.length < 66) return undefined;
  const [resolver] = AbiCoder.defaultAbiCoder().decode(["address"], found);
  if (resolver === ZeroAddress) return undefined;
  const answer = await call(node, String(resolver), ABI.encodeFunctionData("contenthash", [hash]));
  if (answer === undefined || answer === "0x") return undefined;
  const [content] = AbiCoder.defaultAbiCoder().decode(["bytes"], answer);
  const bytes = String(content);
  if (bytes.startsWith(IPNS)) return { name, pointsTo: "ipns" };
  if (!bytes.startsWith(IPFS)) return { name, pointsTo: "other" };
  try {
    const pointed = CID.decode(getBytes(dataSlice(bytes, 2)));
    const isSame = Buffer.from(pointed.multihash.bytes).equals(Buffer.from(cid.multihash.bytes));
    return { name, pointsTo: isSame ? "cid" : "other" };
  } catch {
    return { name, pointsTo: "other" };
  }
};
