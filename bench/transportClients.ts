import { FallbackProvider, FetchRequest, JsonRpcProvider, Network } from "ethers";
import { createPublicClient, custom, fallback, type Hex, http } from "viem";
import { hardhat } from "viem/chains";
import { ResilientProvider } from "../src/transport/resilientProvider.ts";
import { createResilientTransport } from "../src/transport/transport.ts";

/** Milliseconds that every client may take for a request. */
export const DEADLINE_MS = 2_000;

/** One call: an address and the bytes. */
export interface ViewCall {
  readonly to: string;
  readonly data: string;
}

/** A client of several nodes under comparison. */
export interface TransportClient {
  call(view: ViewCall): Promise<string | undefined>;
  close(): void;
}

const CHAIN_ID = hardhat.id;
/** ethers would else answer the same call out of its memory. */
const NO_CACHE = { cacheTimeout: -1 };

const toHex = (text: string): Hex => `0x${text.slice(2)}`;

const viemClient = (transport: Parameters<typeof createPublicClient>[0]["transport"]) => {
  const client = createPublicClient({ chain: hardhat, transport });
  return async ({ to, data }: ViewCall) => (await client.call({ to: toHex(to), data: toHex(data) })).data;
};

/**
 * The clients by name, each with its own defaults but for the deadline: ours through both libraries, and what the
 * libraries bring.
 */
export const TRANSPORT_CLIENTS: Readonly<Record<string, (urls: readonly string[]) => TransportClient>> = {
  "Holdfast, ethers": (urls) => {
    const transport = createResilientTransport({
      endpoints: urls,
      chainId: CHAIN_ID,
      deadlineMs: DEADLINE_MS,
    });
    const provider = new ResilientProvider(transport, NO_CACHE);
    return {
      call: (view) => provider.call(view),
      close: () => {
        provider.destroy();
        transport.close();
      },
    };
  },
  "Holdfast, viem": (urls) => {
    const transport = createResilientTransport({
      endpoints: urls,
      chainId: CHAIN_ID,
      deadlineMs: DEADLINE_MS,
    });
    return { call: viemClient(custom(transport, { retryCount: 0 })), close: () => transport.close() };
  },
  "ethers FallbackProvider": (urls) => {
    const network = Network.from(CHAIN_ID);
    const providers = urls.map((url) => {
      const request = new FetchRequest(url);
      request.timeout = DEADLINE_MS;
      return new JsonRpcProvider(request, network, { ...NO_CACHE, staticNetwork: network, batchMaxCount: 1 });
    });
    const provider = new FallbackProvider(providers, network, { ...NO_CACHE, quorum: 2 });
    return {
      call: (view) => provider.call(view),
      close: () => {
        provider.destroy();
        for (const one of providers) one.destroy();
      },
    };
  },
  "viem fallback": (urls) => ({
    call: viemClient(fallback(urls.map((url) => http(url, { timeout: DEADLINE_MS })))),
    close: () => undefined,
  }),
};
