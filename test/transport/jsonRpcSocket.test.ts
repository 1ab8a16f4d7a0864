import { once } from "node:events";
import { createServer, connect as connectSocket, type Server, type Socket } from "node:net";
import { expect } from "chai";
import hre from "hardhat";
import { RpcAnswerError, TransportClosedError } from "../../src/transport/transport.ts";
import { JsonRpcSocket } from "../../src/transport/jsonRpcSocket.ts";
import { failureOf, type Stage, startStage } from "./stage.ts";

const LIMIT = 2 ** 20;

/** A real node that speaks WebSocket, and a wire to it that can be cut or held. */
describe("a node behind a WebSocket", () => {
  let stage: Stage;
  let node: Awaited<ReturnType<typeof hre.network.createServer>>;
  let wire: Server;
  let url: string;
  const ends = new Set<Socket>();
  let isHeld = false;
  let connections = 0;

  before(async () => {
    stage = await startStage();
    node = await hre.network.createServer(undefined, "127.0.0.1", 0);
    const { address, port } = await node.listen();
    wire = createServer((client) => {
      connections += 1;
      const server = connectSocket(port, address);
      for (const end of [client, server]) {
        ends.add(end);
        end.on("error", () => end.destroy()).on("close", () => ends.delete(end));
      }
      client.on("data", (bytes) => (isHeld ? undefined : server.write(bytes)));
      server.on("data", (bytes) => client.write(bytes));
      client.on("close", () => server.destroy());
      server.on("close", () => client.destroy());
    });
    wire.listen(0, "127.0.0.1");
    await once(wire, "listening");
    const place = wire.address();
    url = `ws://127.0.0.1:${typeof place === "object" ? place?.port : ""}`;
  });

  afterEach(() => {
    isHeld = false;
    cut();
    stage.heal();
  });

  after(async () => {
    cut();
    wire.close();
    await node.close();
    await stage.close();
  });

  const cut = () => {
    for (const end of ends) end.destroy();
  };

  const socketTo = (address: string, { deadlineMs = 60_000, maxResponseBytes = LIMIT } = {}) => {
    const closing = new AbortController();
    const socket = new JsonRpcSocket({ url: address, deadlineMs, maxResponseBytes }, closing.signal);
    let id = 0;
    const ask = (method: string, params: readonly unknown[] = []) => socket.ask({ id: ++id, method, params });
    return { ask, close: () => closing.abort() };
  };

  it("answers many questions through one socket, each with its own answer", async () => {
    const before = connections;
    const { ask, close } = socketTo(url);
    const answers = await Promise.all([ask("eth_chainId"), ask("eth_blockNumber"), ask("net_version")]);
    expect(answers).to.deep.equal([
      { kind: "result", result: "0x7a69" },
      { kind: "result", result: "0x0" },
      { kind: "result", result: "31337" },
    ]);
    expect(connections - before).to.equal(1);
    close();
  });

  it("tells errors as over HTTP", async () => {
    const { ask, close } = socketTo(url);
    expect(await ask("eth_foo")).to.include({ kind: "refusal", meaning: "request" });
    close();
  });

  it("ends what is out when the wire is cut, and opens another socket for the next question", async () => {
    const { ask, close } = socketTo(url);
    await ask("eth_chainId");
    isHeld = true;
    const out = ask("eth_chainId");
    cut();
    expect(await out).to.include({ kind: "failure", failure: "unreachable" });
    isHeld = false;
    expect(await ask("eth_chainId")).to.include({ kind: "result" });
    close();
  });

  it("ends at the deadline where no answer comes", async () => {
    const { ask, close } = socketTo(url, { deadlineMs: 300 });
    isHeld = true;
    expect(await ask("eth_chainId")).to.include({ failure: "timeout", did: "did not answer within 300 ms" });
    close();
  });

  it("says where nobody listens, or somebody who speaks no WebSocket", async () => {
    for (const address of ["ws://127.0.0.1:9", stage.servers[0]?.url.replace("http", "ws") ?? ""]) {
      const { ask, close } = socketTo(address, { deadlineMs: 5_000 });
      expect(await ask("eth_chainId")).to.have.property("kind", "failure");
      close();
    }
  });

  it("reads no answer that is too large", async () => {
    const { ask, close } = socketTo(url, { maxResponseBytes: 40 });
    expect(await ask("eth_getBlockByNumber", ["latest", false])).to.include({ failure: "tooLarge" });
    close();
  });

  it("ends what is out when it is closed, and sends nothing from then on", async () => {
    const { ask, close } = socketTo(url);
    isHeld = true;
    const out = ask("eth_chainId");
    close();
    expect(await out).to.include({ failure: "unreachable" });
    const before = connections;
    expect(await ask("eth_chainId")).to.include({ failure: "unreachable" });
    expect(connections).to.equal(before);
  });

  it("takes part in the agreement beside nodes over HTTP", async () => {
    const endpoints = [{ url, name: "socket" }, stage.servers[0]?.url ?? ""];
    const transport = stage.connect({ endpoints, agreement: 2, maxBlockLag: 1_000 });
    const code = { method: "eth_getCode", params: [`0x${"11".repeat(20)}`, "latest"] };
    expect(await transport.request(code)).to.equal("0x");
    const unknown = await failureOf(transport.request({ method: "eth_getBalance", params: ["x", "latest"] }));
    expect(unknown).to.be.instanceOf(RpcAnswerError);
    expect(transport.snapshot().endpoints.map(({ answers }) => answers > 1)).to.deep.equal([true, true]);
    isHeld = true;
    const out = failureOf(transport.request(code));
    transport.close();
    expect(await out).to.be.instanceOf(TransportClosedError);
  });
});
