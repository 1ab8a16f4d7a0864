import { expect } from "chai";
import { HoldfastTransportError, RpcAnswerError } from "../../src/transport/transport.ts";
import { healthy, type RpcFault, status } from "./faultyRpc.ts";
import { failureOf, type Stage, startStage } from "./stage.ts";

interface Said {
  readonly code: number | string;
  readonly message: string;
  readonly data?: unknown;
}

/** A node that answers one method with an error, and an HTTP status. */
const says =
  (method: string, error: Said, code = 200): RpcFault =>
  ({ incoming, response, forward }) => {
    if (incoming.method !== method) return forward();
    const text = JSON.stringify({ jsonrpc: "2.0", id: incoming.id, error });
    response.writeHead(code, { "content-type": "application/json" }).end(text);
  };

/** A node that gives the request's number back as text. */
const idAsText: RpcFault = ({ incoming, response, forward }) =>
  forward(incoming, (result) => {
    const text = JSON.stringify({ jsonrpc: "2.0", id: String(incoming.id), result });
    response.writeHead(200, { "content-type": "application/json" }).end(text);
    return undefined;
  }).catch(() => undefined);

const RANGE_REFUSALS: Readonly<Record<string, RpcFault>> = {
  "HTTP 413 with -32614": says(
    "eth_getLogs",
    { code: -32_614, message: "eth_getLogs is limited to a 10,000 range" },
    413,
  ),
  "code 35": says(
    "eth_getLogs",
    { code: 35, message: "ranges over 10000 blocks are not supported on freetier" },
    400,
  ),
  "-32047": says("eth_getLogs", {
    code: -32_047,
    message: "Invalid eth_getLogs request. 'fromBlock'-'toBlock' range too large. Max range: 800",
  }),
  '-32005 "limit exceeded"': says("eth_getLogs", { code: -32_005, message: "limit exceeded" }),
  "words and a code that nobody knows": says("eth_getLogs", { code: -32_088, message: "ask for less" }),
};

describe("a transport over nodes that answer with errors", () => {
  let stage: Stage;

  before(async () => {
    stage = await startStage();
  });

  afterEach(() => stage.heal());

  after(() => stage.close());

  const set = (...faults: readonly RpcFault[]): void => {
    for (const [index, server] of stage.servers.entries()) server.fault = faults[index] ?? healthy;
  };

  const LOGS = { method: "eth_getLogs", params: [{ fromBlock: "0x1", toBlock: "0x2" }] };

  describe("refused ranges", () => {
    for (const [name, fault] of Object.entries(RANGE_REFUSALS)) {
      it(`hands the nodes' own error on, and lets no endpoint rest: ${name}`, async () => {
        set(fault, fault, fault);
        const transport = stage.connect();
        const problem = await failureOf(transport.request(LOGS));
        expect(problem).to.be.instanceOf(RpcAnswerError);
        expect(transport.snapshot().endpoints.map(({ breaker }) => breaker)).to.deep.equal([
          "closed",
          "closed",
          "closed",
        ]);
      });
    }

    it("hands one on where each node refuses in its own words", async () => {
      set(...Object.values(RANGE_REFUSALS));
      const problem = await failureOf(stage.connect().request(LOGS));
      expect(problem).to.be.instanceOf(RpcAnswerError).with.property("code", -32_614);
    });

    it("takes the logs of the nodes that have no such limit", async () => {
      set(says("eth_getLogs", { code: 35, message: "ranges over 1 blocks are not supported" }));
      expect(await stage.connect().request(LOGS)).to.be.an("array");
    });

    it("blames no node that answers where the others refuse", async () => {
      const refuse = says("eth_getLogs", { code: -32_005, message: "limit exceeded" });
      set(refuse, refuse, healthy);
      const transport = stage.connect();
      await transport.request({ method: "eth_blockNumber" });
      expect(await failureOf(transport.request(LOGS))).to.be.instanceOf(RpcAnswerError);
      expect(transport.snapshot().endpoints.map(({ failures }) => failures.disagreed)).to.deep.equal([
        0, 0, 0,
      ]);
    });

    it("takes HTTP 413 without a word for a refusal", async () => {
      const tooLarge: RpcFault = (exchange) =>
        exchange.incoming.method === "eth_getLogs" ? status(413)(exchange) : exchange.forward();
      set(tooLarge, tooLarge, tooLarge);
      const transport = stage.connect();
      const problem = await failureOf(transport.request(LOGS));
      expect(problem).to.be.instanceOf(RpcAnswerError);
      expect(transport.snapshot().endpoints.map(({ breaks }) => breaks)).to.deep.equal([0, 0, 0]);
    });
  });

  describe("reverts", () => {
    const NO_HISTORY = { code: 3, message: "execution reverted", data: "0xaabbccdd" };

    for (const code of [400, 500, 503]) {
      it(`reads one that comes with HTTP ${code}`, async () => {
        const fault = says("eth_call", NO_HISTORY, code);
        set(fault, fault, fault);
        const transport = stage.connect();
        expect(await failureOf(transport.request(stage.read)))
          .to.be.instanceOf(RpcAnswerError)
          .with.property("data", "0xaabbccdd");
        expect(transport.snapshot().endpoints.map(({ breaks }) => breaks)).to.deep.equal([0, 0, 0]);
      });
    }

    it("takes a cut-off execution for one answer, whatever each program calls it", async () => {
      set(
        says("eth_call", { code: -32_000, message: "out of gas" }),
        says("eth_call", { code: -32_003, message: "out of gas: gas required exceeds: 50000" }),
        says("eth_call", { code: -32_015, message: "VM execution error.", data: "Reverted 0x" }),
      );
      expect(await failureOf(stage.connect().request(stage.read))).to.be.instanceOf(RpcAnswerError);
    });

    it("blames no program that leaves a revert's bytes out, and hands bytes on that two vouch for", async () => {
      set(
        says("eth_call", NO_HISTORY),
        says("eth_call", NO_HISTORY),
        says("eth_call", { ...NO_HISTORY, data: null }),
      );
      const transport = stage.connect();
      for (let call = 0; call < 2; call++) {
        expect(await failureOf(transport.request(stage.read))).to.have.property("data", "0xaabbccdd");
      }
      expect(transport.snapshot().endpoints[2]?.failures.disagreed).to.equal(0);
    });

    it("hands a revert on without its bytes where only one endpoint tells them", async () => {
      set(says("eth_call", NO_HISTORY), says("eth_call", { ...NO_HISTORY, data: null }), status(500));
      const problem = await failureOf(stage.connect({ retries: 0 }).request(stage.read));
      expect(problem).to.be.instanceOf(RpcAnswerError);
      expect((problem as RpcAnswerError).data).to.equal(undefined);
    });

    it("reads a code that a proxy sends as text", async () => {
      const fault = says("eth_call", { ...NO_HISTORY, code: "3" });
      set(fault, fault, fault);
      expect(await failureOf(stage.connect().request(stage.read))).to.have.property("code", 3);
    });
  });

  it("reads answers whose id came back as text", async () => {
    set(idAsText, idAsText, idAsText);
    expect(await stage.connect().request(stage.read)).to.equal(stage.truth);
  });

  describe("the error where there is no answer", () => {
    it("shows each answer under its own question", async () => {
      set(status(500), status(500));
      const problem = await failureOf(stage.connect({ retries: 0 }).request(stage.read));
      expect(problem).to.be.instanceOf(HoldfastTransportError).with.property("fault", "unreachable");
      expect(problem)
        .to.have.property("message")
        .that.matches(
          /^Fewer than 2 of 3 endpoints answered eth_call: node 1 answered HTTP 500, node 2 answered HTTP 500, node 3 answered eth_blockNumber with "0x[0-9a-f]+"; check/,
        );
    });

    it("counts the answers to its own question only", async () => {
      const failCalls: RpcFault = (exchange) =>
        exchange.incoming.method === "eth_call" ? status(500)(exchange) : exchange.forward();
      set(failCalls, failCalls);
      const problem = await failureOf(stage.connect({ retries: 0 }).request(stage.read));
      expect(problem).to.have.property("fault", "unreachable");
      expect(problem)
        .to.have.property("message")
        .that.matches(/node 1 answered HTTP 500, node 2 answered HTTP 500, node 3 answered "0x/);
    });
  });
});
