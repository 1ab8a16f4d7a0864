import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createResilientTransport } from "../../transport/transport.ts";

/** The transport of this package, tried: one of two nodes fails in every way that nodes are known to fail in. */

const CHAIN = "0x1";
const NUMBER = 1_000;
const BLOCK = {
  number: `0x${NUMBER.toString(16)}`,
  hash: `0x${"ab".repeat(32)}`,
  parentHash: `0x${"cd".repeat(32)}`,
  timestamp: "0x65000000",
};
const ANSWER = `0x${"00".repeat(31)}2a`;
const DEADLINE_MS = 4_000;

type Reply = (response: ServerResponse, id: unknown) => void;

const json =
  (body: (id: unknown) => unknown, status = 200, type = "application/json"): Reply =>
  (response, id) => {
    response.writeHead(status, { "content-type": type });
    response.end(JSON.stringify(body(id)));
  };

const refusal = (code: number, message: string) => (id: unknown) => ({
  jsonrpc: "2.0",
  id,
  error: { code, message },
});

/** How a node fails, by what it is called. */
const FAULTS: Readonly<Record<string, Reply>> = {
  "error inside a success": json(refusal(-32_603, "internal error")),
  "quota used up, inside a success": json(
    refusal(-32_005, "daily request count exceeded, request rate limited"),
  ),
  "rate limit": json(refusal(-32_005, "too many requests"), 429),
  "server error": json(() => ({}), 502),
  "page in place of an answer": (response) => {
    response.writeHead(200, { "content-type": "text/html" });
    response.end("<html><body>Sign in</body></html>");
  },
  "odd content type": json(refusal(-32_000, "header not found"), 200, "text/plain"),
  "empty answer": (response) => {
    response.writeHead(200);
    response.end();
  },
  "answer to another question": json(() => ({ jsonrpc: "2.0", id: "another", result: ANSWER })),
  "answer cut short": (response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
    response.write('{"jsonrpc":"2.0",');
    response.destroy();
  },
  "no answer": () => undefined,
};

const healthy = (
  response: ServerResponse,
  { id, method }: { readonly id: unknown; readonly method: string },
): void => {
  const results: Readonly<Record<string, unknown>> = {
    eth_chainId: CHAIN,
    eth_blockNumber: BLOCK.number,
    eth_getBlockByNumber: BLOCK,
    eth_call: ANSWER,
  };
  json(() => ({ jsonrpc: "2.0", id, result: results[method] ?? null }))(response, id);
};

/** A node on a free port of this machine; `fault` says how it fails now. */
const openNode = async (fault: () => Reply | undefined) => {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const asked = JSON.parse(Buffer.concat(parts).toString("utf8"));
      const reply = fault();
      if (reply === undefined) healthy(response, asked);
      else reply(response, asked.id);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

/** Every kind of failure, and whether a call was answered all the same. */
export const tryTransport = async (): Promise<
  readonly { readonly name: string; readonly isSurvived: boolean }[]
> => {
  let fault: Reply | undefined;
  const failing = await openNode(() => fault);
  const standing = await openNode(() => undefined);
  try {
    const cases = [];
    for (const [name, reply] of Object.entries(FAULTS)) {
      fault = undefined;
      const transport = createResilientTransport({
        endpoints: [failing.url, standing.url],
        chainId: Number(CHAIN),
        agreement: 1,
        deadlineMs: DEADLINE_MS,
      });
      fault = reply;
      try {
        const answer = await transport.request({
          method: "eth_call",
          params: [{ to: `0x${"11".repeat(20)}`, data: "0x" }, "latest"],
        });
        cases.push({ name, isSurvived: answer === ANSWER });
      } catch {
        cases.push({ name, isSurvived: false });
      } finally {
        transport.close();
      }
    }
    return cases;
  } finally {
    failing.close();
    standing.close();
  }
};
