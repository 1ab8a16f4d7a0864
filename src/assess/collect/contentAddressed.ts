import { createHash } from "node:crypto";
import { CarBlockIterator } from "@ipld/car";
import * as dagPb from "@ipld/dag-pb";
import { CID } from "multiformats/cid";
import { type FetchRules, safeFetch } from "./safeFetch.ts";

/**
 * Whether a gateway gives what a content id names. It is asked for a CAR, in which every block can be checked: each block's bytes
 * are hashed, and from the root on every link has to lead to a block that is there.
 */

const CAR = "application/vnd.ipld.car";
const MAX_CAR_BYTES = 2 ** 24;
/** The only hash that is taken (multihash code). */
const SHA2_256 = 0x12;
const RAW = 0x55;

/** The multihash of an id, so that versions 0 and 1 of it are the same. */
const keyOf = ({ multihash }: CID): string => Buffer.from(multihash.bytes).toString("hex");

const isRight = ({ multihash }: CID, bytes: Uint8Array): boolean =>
  multihash.code === SHA2_256 &&
  Buffer.from(multihash.digest).equals(createHash("sha256").update(bytes).digest());

const linksOf = (cid: CID, bytes: Uint8Array): readonly CID[] => {
  if (cid.code === RAW) return [];
  if (cid.code === dagPb.code) return dagPb.decode(bytes).Links.map(({ Hash }) => Hash as unknown as CID);
  throw new RangeError("the block is of a kind that cannot be followed");
};

/** Whether a CAR holds the whole tree of an id, every block of it right; null where it is no CAR. */
export const isWholeTree = async (root: CID, car: Uint8Array): Promise<boolean | null> => {
  const blocks = new Map<string, { readonly cid: CID; readonly bytes: Uint8Array }>();
  try {
    for await (const { cid, bytes } of await CarBlockIterator.fromBytes(car)) {
      const own = CID.parse(cid.toString());
      if (!isRight(own, bytes)) return false;
      blocks.set(keyOf(own), { cid: own, bytes });
    }
  } catch {
    return null;
  }
  const open = [root];
  const seen = new Set<string>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const key = keyOf(next);
    if (seen.has(key)) continue;
    seen.add(key);
    const block = blocks.get(key);
    if (block === undefined) return false;
    try {
      open.push(...linksOf(next, block.bytes));
    } catch {
      return false;
    }
  }
  return true;
};

/** The id that somebody wrote; nothing where it is none. */
export const parseCid = (text: string): CID | undefined => {
  try {
    return CID.parse(text);
  } catch {
    return undefined;
  }
};

/** What a gateway gave. */
interface GatewayAnswer {
  readonly gateway: string;
  /** null where it gave nothing that can be proved. */
  readonly isSame: boolean | null;
  readonly sha256: string;
  readonly problem: string;
}

/** Asks a gateway for the whole build. */
export const askGateway = async (gateway: string, cid: CID, rules: FetchRules): Promise<GatewayAnswer> => {
  const url = `${gateway.replace(/\/$/, "")}/ipfs/${cid.toString()}?format=car`;
  const fetched = await safeFetch(url, { ...rules, maxBytes: MAX_CAR_BYTES }, CAR);
  const base = { gateway, sha256: fetched.sha256 };
  if (fetched.problem !== "") return { ...base, isSame: null, problem: fetched.problem };
  if (fetched.status !== 200)
    return { ...base, isSame: null, problem: `it answers with status ${fetched.status}` };
  const isSame = await isWholeTree(cid, fetched.body);
  const problem = isSame === null ? "its answer is no CAR" : isSame ? "" : "it serves other bytes";
  return { ...base, isSame, problem };
};
