import { expect } from "chai";
import { HoldfastTransportError } from "../../src/client/transport.ts";
import { hang, lie, RPC_FAULTS, slow, staleHead, status } from "./faultyRpc.ts";
import { count, failureOf, type Stage, startStage } from "./stage.ts";

/** Faults that show only by the time they take. */
const LATE = ["hangs", "slow"];

describe("createResilientTransport", () => {
  let stage: Stage;

  before(async () => {
    stage = await startStage();
  });

  afterEach(() => stage.heal());

  after(() => stage.close());

  const first = () => stage.servers[0] ?? expect.fail("There is no server.");

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
    // The hedge has to come before the deadline of the fault, and after the slowest answer of a healthy node.
    const patience = LATE.includes(name) ? { hedgeAfterMs: 400 } : {};

    it(`answers rightly while the first endpoint has the fault: ${name}`, async () => {
      first().fault = fault;
      expect(await stage.connect(patience).request(stage.read)).to.equal(stage.truth);
    });

    it(`asks the first endpoint no second time with the fault: ${name}`, async () => {
      first().fault = fault;
      const transport = stage.connect(patience);
      await transport.request(stage.read);
      const asked = count(first(), "eth_call");
      for (let call = 0; call < 3; call++) {
        expect(await transport.request(stage.read)).to.equal(stage.truth);
      }
      expect(count(first(), "eth_call")).to.equal(asked);
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
      stage.connect({ deadlineMs: 500, hedgeAfterMs: 100 }).request(stage.read),
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

  it("prefers the first endpoint to a slow one although it comes later", async () => {
    first().fault = slow(300);
    const transport = stage.connect({ hedgeAfterMs: 100, agreement: 1 });
    await transport.request(stage.read);
    first().asked.length = 0;
    await transport.request(stage.read);
    expect(count(first(), "eth_call")).to.equal(0);
  });
});
