import { expect } from "chai";
import { HoldfastTransportError, TransportClosedError } from "../../src/transport/transport.ts";
import {
  behind,
  hang,
  hangOnCalls,
  healthy,
  lie,
  lyingBlock,
  type RpcFault,
  RPC_FAULTS,
  slow,
  staleHead,
  status,
} from "./faultyRpc.ts";
import { count, failureOf, type Stage, startStage } from "./stage.ts";

describe("createResilientTransport", () => {
  let stage: Stage;

  before(async () => {
    stage = await startStage();
  });

  afterEach(() => stage.heal());

  after(() => stage.close());

  const first = () => stage.servers[0] ?? expect.fail("There is no server.");

  const setFaults = (...faults: readonly RpcFault[]): void => {
    for (const [index, server] of stage.servers.entries()) server.fault = faults[index] ?? healthy;
  };

  it("answers over healthy endpoints, and asks no more of them than have to agree", async () => {
    const transport = stage.connect();
    expect(await transport.request(stage.read)).to.equal(stage.truth);
    expect(stage.servers.map((server) => count(server, "eth_call"))).to.deep.equal([1, 1, 0]);
  });

  it("checks the chain id of an endpoint once", async () => {
    const transport = stage.connect();
    for (let call = 0; call < 3; call++) await transport.request(stage.read);
    expect(stage.servers.map((server) => count(server, "eth_chainId"))).to.deep.equal([1, 1, 1]);
  });

  for (const [name, fault] of Object.entries(RPC_FAULTS)) {
    // Only this fault shows by nothing but the hedge; it has to come after the slowest answer of a healthy node.
    const patience = fault === hangOnCalls ? { hedgeAfterMs: 1_000 } : {};

    it(`answers rightly while the first endpoint has the fault: ${name}`, async () => {
      first().fault = fault;
      expect(await stage.connect(patience).request(stage.read)).to.equal(stage.truth);
    });

    it(`asks the first endpoint no second time with the fault: ${name}`, async () => {
      first().fault = fault;
      const transport = stage.connect(patience);
      await transport.request(stage.read);
      for (let call = 0; call < 3; call++) {
        expect(await transport.request(stage.read)).to.equal(stage.truth);
      }
      // Which of the first calls meets the fault depends on whose head is known first.
      expect(count(first(), "eth_call")).to.be.at.most(1);
    });

    it(`answers rightly while the last endpoint, which is asked in need only, has the fault: ${name}`, async () => {
      const [, , last] = stage.servers;
      if (last !== undefined) last.fault = fault;
      expect(await stage.connect(patience).request(stage.read)).to.equal(stage.truth);
    });
  }

  it("gives one error that says what each endpoint did where all are down", async () => {
    const [one, two, three] = stage.servers;
    if (one === undefined || two === undefined || three === undefined)
      return expect.fail("There are no servers.");
    one.fault = status(500);
    two.fault = hang;
    three.fault = status(429, { "retry-after": "60" });
    const problem = await failureOf(
      stage.connect({ deadlineMs: 1_500, hedgeAfterMs: 1_500 }).request(stage.read),
    );
    expect(problem).to.be.instanceOf(HoldfastTransportError);
    expect(problem)
      .to.have.property("message")
      .that.matches(
        /^Fewer than 2 of 3 endpoints answered eth_call: node 1 answered HTTP 500, node 2 did not answer within \d+ ms, node 3 answered HTTP 429, too many requests; check these endpoints or add others\.$/,
      );
  });

  it("gives an error instead of one of two answers where the third endpoint is down", async () => {
    first().fault = lie;
    const [, , third] = stage.servers;
    if (third !== undefined) third.fault = status(500);
    const problem = await failureOf(stage.connect({ retries: 0 }).request(stage.read));
    expect(problem).to.have.property("fault", "disagreement");
  });

  it("gives an error instead of an old answer where only a stale endpoint and another are left", async () => {
    first().fault = staleHead;
    const [, , third] = stage.servers;
    if (third !== undefined) third.fault = status(500);
    const problem = await failureOf(stage.connect({ retries: 0 }).request(stage.read));
    expect(problem).to.have.property("fault", "heads");
  });

  it("answers where one endpoint is enough and the others hang", async () => {
    setFaults(healthy, hang, hang);
    const transport = stage.connect({ agreement: 1, deadlineMs: 8_000, hedgeAfterMs: 50 });
    expect(await transport.request(stage.read)).to.equal(stage.truth);
  });

  it("answers at an earlier block where one endpoint falls back and another hangs", async () => {
    setFaults(healthy, healthy, hang);
    const transport = stage.connect({ deadlineMs: 8_000, hedgeAfterMs: 50, headMaxAgeMs: 0 });
    const head = BigInt(String(await transport.request({ method: "eth_blockNumber" })));
    setFaults(healthy, behind(1n), hang);
    const earlier = BigInt(String(await transport.request({ method: "eth_blockNumber" })));
    expect(earlier).to.equal(head - 1n);
  });

  it("takes no head beyond the others' for the latest block, also where one endpoint is enough", async () => {
    setFaults(lyingBlock, healthy, healthy);
    const head = await stage.connect({ agreement: 1 }).request({ method: "eth_blockNumber" });
    expect(BigInt(String(head))).to.equal(BigInt(await stage.ethers.provider.getBlockNumber()));
  });

  it("has at most 64 calls out to one endpoint", async () => {
    let out = 0;
    let most = 0;
    first().fault = async (exchange) => {
      if (exchange.incoming.method !== "eth_call") return exchange.forward();
      most = Math.max(most, ++out);
      await new Promise(setImmediate);
      out -= 1;
      return exchange.forward();
    };
    const transport = stage.connect({ endpoints: [first().url], headMaxAgeMs: 600_000 });
    const answers = await Promise.all(Array.from({ length: 200 }, () => transport.request(stage.read)));
    expect(new Set(answers)).to.deep.equal(new Set([stage.truth]));
    expect(most).to.be.within(2, 64);
  });

  it("sends nothing after its deadline that had to wait for others", async () => {
    first().fault = hangOnCalls;
    const transport = stage.connect({
      endpoints: [first().url],
      deadlineMs: 1_500,
      hedgeAfterMs: 1_500,
      headMaxAgeMs: 600_000,
      retries: 0,
    });
    await transport.request({ method: "eth_blockNumber" });
    const calls = Array.from({ length: 100 }, () => failureOf(transport.request(stage.read)));
    for (const problem of await Promise.all(calls)) expect(problem).to.have.property("fault", "unreachable");
    // Those that were out end about now, and make room.
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(count(first(), "eth_call")).to.equal(64);
  });

  describe("close", () => {
    it("ends a call that is out, and sends nothing more for it", async () => {
      setFaults(hang, hang, hang);
      const transport = stage.connect({ retries: 10 });
      const call = failureOf(transport.request(stage.read));
      transport.close();
      expect(await call).to.be.instanceOf(TransportClosedError);
      for (const server of stage.servers) server.asked.length = 0;
      await new Promise((resolve) => setTimeout(resolve, 250));
      expect(stage.servers.flatMap(({ asked }) => asked)).to.deep.equal([]);
    });

    it("makes the transport refuse further calls in a sentence", async () => {
      const transport = stage.connect();
      transport.close();
      const problem = await failureOf(transport.request(stage.read));
      expect(problem).to.be.instanceOf(TransportClosedError);
      expect(problem)
        .to.have.property("message")
        .that.matches(/^The transport was closed: .*\.$/);
      expect(stage.servers.flatMap(({ asked }) => asked)).to.deep.equal([]);
    });
  });

  it("asks a slow endpoint last, although it comes first in the options", async () => {
    first().fault = slow(3_000);
    const transport = stage.connect({ agreement: 1 });
    for (let call = 0; call < 3; call++) await transport.request(stage.read);
    expect(count(first(), "eth_call")).to.equal(0);
  });

  it("asks one more endpoint while an answer is missing, and the one that is silent no more", async () => {
    first().fault = hangOnCalls;
    const transport = stage.connect({ agreement: 1, hedgeAfterMs: 1_000, headMaxAgeMs: 600_000 });
    await transport.request({ method: "eth_blockNumber" });
    for (let call = 0; call < 2; call++) expect(await transport.request(stage.read)).to.equal(stage.truth);
    expect(stage.servers.map((server) => count(server, "eth_call"))[0]).to.be.at.most(1);
    expect(transport.snapshot().endpoints[0]?.breaker).to.equal("closed");
  });
});
