import type { NodeConnection } from "../../drill/session.ts";
import { hostOf, registrableDomain } from "./domains.ts";
import type { RpcEndpoint } from "../protocolFacts.ts";

/** How the nodes of a spec answer. Their addresses are the user's own, and may be of a private network. */

const TIMEOUT_MS = 10_000;

interface Head {
  readonly chainId: number;
  readonly block: number;
  readonly timestamp: number;
}

const within = <Value>(work: Promise<Value>): Promise<Value | undefined> =>
  Promise.race([
    work,
    new Promise<undefined>((resolve) => {
      setTimeout(() => resolve(undefined), TIMEOUT_MS).unref();
    }),
  ]);

const headOf = async ({ request }: NodeConnection): Promise<Head | undefined> => {
  try {
    const [chainId, block] = await Promise.all([
      request("eth_chainId", []),
      request("eth_getBlockByNumber", ["latest", false]) as Promise<{
        readonly number: string;
        readonly timestamp: string;
      } | null>,
    ]);
    if (block === null) return undefined;
    return { chainId: Number(chainId), block: Number(block.number), timestamp: Number(block.timestamp) };
  } catch {
    return undefined;
  }
};

/** Asks every node for its chain and its newest block. */
export const askNodes = async (
  endpoints: readonly { readonly url: string; readonly operator?: string | undefined }[],
  connect: (url: string) => NodeConnection,
): Promise<readonly RpcEndpoint[]> => {
  const heads = await Promise.all(endpoints.map(({ url }) => within(headOf(connect(url)))));
  const newest = heads.flatMap((head) => (head === undefined ? [] : [head]));
  const [block, time] = [
    Math.max(...newest.map((head) => head.block)),
    Math.max(...newest.map((head) => head.timestamp)),
  ];
  return endpoints.map(({ url, operator }, index): RpcEndpoint => {
    const head = heads[index];
    const host = hostOf(url);
    return {
      host,
      domain: registrableDomain(host),
      operator: operator ?? null,
      chainId: head?.chainId ?? null,
      lagBlocks: head === undefined ? null : block - head.block,
      lagSeconds: head === undefined ? null : time - head.timestamp,
    };
  });
};
