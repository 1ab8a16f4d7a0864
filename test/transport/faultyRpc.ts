import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** A node in this process, as Hardhat's `network.create()` gives it. */
export interface Node {
  request(request: { readonly method: string; readonly params?: readonly unknown[] }): Promise<unknown>;
}

/** A JSON-RPC request that came in. */
export interface Incoming {
  readonly id: number;
  readonly method: string;
  readonly params: readonly unknown[];
}

/** What a fault has to work with. */
export interface Exchange {
  readonly incoming: Incoming;
  readonly response: ServerResponse;
  /** Asks the real node, and sends what it says, or what `change` makes of its result. */
  forward(incoming?: Incoming, change?: (result: unknown) => unknown): Promise<void>;
  /** Sends a reply of one's own. */
  reply(body: object): void;
}

/** How a server treats a request. */
export type RpcFault = (exchange: Exchange) => void | Promise<void>;

/** A real HTTP server in front of a real node, which can be told to fail. */
export interface FaultyRpc {
  readonly url: string;
  /** The methods it was asked for, in order. */
  readonly asked: string[];
  fault: RpcFault;
  close(): Promise<void>;
}

/** Blocks that a stale node is behind. */
export const STALE_BLOCKS = 20n;
const ABSURD_HEAD = 2n ** 53n;
const LIE = `0x${"2a".repeat(64)}`;

const NO_CONTRACT = "0x";

const hex = (quantity: bigint): string => `0x${quantity.toString(16)}`;

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

const isTag = (param: unknown): param is string =>
  typeof param === "string" && /^0x[0-9a-f]{1,16}$/.test(param);

/** A faithful node. */
export const healthy: RpcFault = ({ forward }) => forward();

/** A node that answers with an HTTP status. */
export const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): RpcFault =>
  ({ response }) => {
    response.writeHead(code, headers).end("out of order");
  };

/** A node that closes the connection without an answer. */
export const reset: RpcFault = ({ response }) => {
  response.socket?.destroy();
};

/** A node that takes the request and never answers. */
export const hang: RpcFault = () => undefined;

/** A node that tells its head at once, and never answers a call. */
export const hangOnCalls: RpcFault = ({ incoming, forward }) =>
  incoming.method === "eth_call" ? undefined : forward();

/** A node that answers rightly after so many milliseconds. */
export const slow =
  (milliseconds: number): RpcFault =>
  async ({ forward }) => {
    await pause(milliseconds);
    await forward();
  };

/** A node that is so many blocks behind: its head is, and later blocks are unknown to it. */
export const behind =
  (blocks: bigint): RpcFault =>
  async ({ incoming, forward, reply }) => {
    const head = BigInt(String(await exchangeHead(forward))) - blocks;
    if (incoming.method === "eth_blockNumber") return reply({ result: hex(head) });
    const tag = incoming.params.findLast(isTag);
    if (tag !== undefined && BigInt(tag) > head) {
      return reply({ error: { code: -32_000, message: "header not found" } });
    }
    const params = incoming.params.map((param) => (param === "latest" ? hex(head) : param));
    return forward({ ...incoming, params });
  };

const exchangeHead = async (forward: Exchange["forward"]): Promise<unknown> => {
  let head: unknown;
  await forward({ id: 0, method: "eth_blockNumber", params: [] }, (result) => {
    head = result;
    return PEEK;
  });
  return head;
};

/** Keeps `forward` from sending anything. */
const PEEK = Symbol("peek");

/** A node that stopped long ago. */
export const staleHead: RpcFault = behind(STALE_BLOCKS);

/** A node that lies about what contracts answer. */
export const lie: RpcFault = ({ incoming, forward }) =>
  forward(incoming, (result) => (incoming.method === "eth_call" ? LIE : result));

/** A node that says that every call reverts. */
export const lieByRevert: RpcFault = ({ incoming, forward, reply }) =>
  incoming.method === "eth_call"
    ? reply({ error: { code: 3, message: "execution reverted", data: "0xdeadbeef" } })
    : forward();

/** A node that claims a head beyond any, and answers anything about it. */
export const lyingBlock: RpcFault = ({ incoming, forward, reply }) => {
  if (incoming.method === "eth_blockNumber") return reply({ result: hex(ABSURD_HEAD) });
  if (incoming.method === "eth_call") return reply({ result: LIE });
  return forward(incoming, (result) =>
    typeof result === "object" && result !== null && "timestamp" in result
      ? { ...result, number: hex(ABSURD_HEAD), timestamp: hex(ABSURD_HEAD) }
      : result,
  );
};

/** A faithful node of another chain, on which there is no such contract. */
export const wrongChain: RpcFault = ({ incoming, forward, reply }) => {
  if (incoming.method === "eth_chainId") return reply({ result: "0x5" });
  return incoming.method === "eth_call" ? reply({ result: NO_CONTRACT }) : forward();
};

/** A node whose answer breaks off. */
export const truncatedJson: RpcFault = ({ incoming, response }) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(`{"jsonrpc":"2.0","id":${incoming.id},"result":"0x0`);
};

/** Every fault of one endpoint that the transport has to survive, by its name in the benchmark. */
export const RPC_FAULTS: Readonly<Record<string, RpcFault>> = {
  "HTTP 500": status(500),
  "connection reset": reset,
  "HTTP 429, Retry-After": status(429, { "retry-after": "30" }),
  hangs: hang,
  "hangs on calls": hangOnCalls,
  slow: slow(700),
  "stale head": staleHead,
  "lying answers": lie,
  "lying reverts": lieByRevert,
  "lying block": lyingBlock,
  "wrong chain id": wrongChain,
  "truncated JSON": truncatedJson,
};

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += String(chunk);
  return text;
};

const errorOf = (problem: unknown): object => {
  if (!(problem instanceof Error)) throw problem;
  const code = "code" in problem ? problem.code : -32_603;
  const data = "data" in problem ? problem.data : undefined;
  return { code, message: problem.message, data };
};

const exchangeOf = (incoming: Incoming, response: ServerResponse, node: Node): Exchange => {
  const reply = (body: object) => {
    const text = JSON.stringify({ jsonrpc: "2.0", id: incoming.id, ...body });
    response.writeHead(200, { "content-type": "application/json" }).end(text);
  };
  return {
    incoming,
    response,
    reply,
    forward: async ({ method, params } = incoming, change = (result) => result) => {
      let body: object;
      try {
        const result = change(await node.request({ method, params }));
        if (result === PEEK) return;
        body = { result };
      } catch (problem) {
        body = { error: errorOf(problem) };
      }
      reply(body);
    },
  };
};

/** Starts a server on a free port. */
export const startFaultyRpc = async (node: Node, fault: RpcFault = healthy): Promise<FaultyRpc> => {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const text = await bodyOf(request);
    const parsed: Incoming | Incoming[] = JSON.parse(text);
    // Clients under comparison batch; every request of a batch is treated by itself, in a reply that is a list.
    const [incoming] = Array.isArray(parsed) ? parsed : [parsed];
    if (incoming === undefined) return;
    asked.push(incoming.method);
    await rpc.fault(exchangeOf(incoming, response, node));
  });
  // A connection that closes while it is taken up again would be a fault of its own.
  server.keepAliveTimeout = 0;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  const rpc: FaultyRpc = {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    fault,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return rpc;
};
