import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import { expect } from "chai";
import { jsonRpcPost } from "../../src/transport/jsonRpcPost.ts";

const LIMIT = 1_024;

describe("jsonRpcPost", () => {
  let server: Server;
  let url: string;
  let answer: (response: ServerResponse) => void;

  before(async () => {
    server = createServer((request, response) => {
      request.resume().on("end", () => answer(response));
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  });

  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const post = (deadlineMs = 60_000, closed = new AbortController().signal, maxResponseBytes = LIMIT) =>
    jsonRpcPost(
      { url, headers: {}, deadlineMs, maxResponseBytes },
      { id: 1, method: "eth_call", params: [] },
      closed,
    );

  const reply = (text: string, status = 200, headers = {}) => {
    answer = (response) => response.writeHead(status, headers).end(text);
  };

  const resultOf = (size: number) => `{"id":1,"result":"${"0".repeat(size - 20)}"}`.padEnd(size);

  it("reads an answer as large as the limit", async () => {
    reply(resultOf(LIMIT));
    expect(await post()).to.have.property("kind", "result");
  });

  for (const [what, text, status, failure] of [
    ["an answer of one byte more", resultOf(LIMIT + 1), 200, "tooLarge"],
    ["a page", "<html></html>", 200, "malformed"],
    ["nothing", "", 200, "malformed"],
    ["half a reply", '{"id":1,"resu', 200, "malformed"],
    ["a server's error", '{"id":1,"result":"0x1"}', 500, "httpStatus"],
    ["a missing page", "not here", 404, "httpStatus"],
    ["too many requests", "", 429, "rateLimited"],
    ["another address", "", 302, "unreachable"],
  ] as const) {
    it(`takes ${what} for ${failure}`, async () => {
      reply(text, status, status === 302 ? { location: "/elsewhere" } : {});
      expect(await post()).to.include({ kind: "failure", failure });
    });
  }

  it("takes an answer that is nested too deep for malformed", async () => {
    reply(`{"id":1,"result":${"[".repeat(100_000)}${"]".repeat(100_000)}}`);
    expect(await post(60_000, undefined, 2 ** 20)).to.include({ failure: "malformed" });
  });

  it("reads a JSON-RPC error that comes with the status of a bad request", async () => {
    reply('{"id":1,"error":{"code":3,"message":"execution reverted","data":"0x12"}}', 400);
    expect(await post()).to.have.property("kind", "revert");
  });

  it("hands on how long a server that is busy wants to be left alone", async () => {
    reply("", 503, { "retry-after": "7" });
    expect(await post()).to.include({ failure: "httpStatus", retryAfterMs: 7_000 });
  });

  it("ends at the deadline although the body never does", async () => {
    answer = (response) => response.writeHead(200).write('{"id":1,');
    expect(await post(100)).to.include({ failure: "timeout", did: "did not answer within 100 ms" });
  });

  it("ends when the transport is closed", async () => {
    const closing = new AbortController();
    answer = () => closing.abort();
    expect(await post(60_000, closing.signal)).to.include({ failure: "unreachable" });
  });

  it("says what the socket did where nobody listens", async () => {
    const target = { url: "http://127.0.0.1:9", headers: {}, deadlineMs: 60_000, maxResponseBytes: LIMIT };
    const request = { id: 1, method: "eth_call", params: [] };
    const { did } = (await jsonRpcPost(target, request, new AbortController().signal)) as { did: string };
    expect(did).to.match(/^could not be reached \(.+\)$/);
  });
});
