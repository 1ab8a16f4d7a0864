import { expect } from "chai";
import { type TransportRequest, UnsupportedMethodError } from "../../src/transport/transport.ts";
import { behind, lie, lyingBlock, type RpcFault, STALE_BLOCKS, staleHead } from "../transport/faultyRpc.ts";
import { CHAIN_ID, count, failureOf, type Stage, startStage } from "../transport/stage.ts";

const ACCOUNT = `0x${"33".repeat(20)}`;

/** Changes what a node says to one method. */
const instead =
  (method: string, result: unknown): RpcFault =>
  ({ incoming, forward, reply }) =>
    incoming.method === method ? reply({ result }) : forward();

/** A node that is a block behind, and says nothing of the logs that it has not seen. */
const behindOnLogs: RpcFault = (exchange) =>
  exchange.incoming.method === "eth_getLogs" ? exchange.reply({ result: [] }) : behind(1n)(exchange);

describe("a transport's methods", () => {
  let stage: Stage;

  before(async () => {
    stage = await startStage();
  });

  afterEach(() => stage.heal());

  after(() => stage.close());

  const set = (...faults: RpcFault[]) => {
    for (const [index, fault] of faults.entries()) {
      const server = stage.servers[index];
      if (server !== undefined) server.fault = fault;
    }
  };

  const head = () => stage.ethers.provider.getBlockNumber();

  it("take the head that two endpoints have, not that of one which claims 2^53", async () => {
    set(lyingBlock);
    expect(await stage.connect().request({ method: "eth_blockNumber" })).to.equal(
      `0x${(await head()).toString(16)}`,
    );
  });

  it("say how far behind an endpoint is, and use it no more for the latest block", async () => {
    set(staleHead);
    const transport = stage.connect();
    await transport.request(stage.read);
    await transport.request({ method: "eth_blockNumber" });
    const [first] = transport.snapshot().endpoints;
    expect(first?.lag).to.equal(STALE_BLOCKS);
    expect(count(stage.servers[0] ?? expect.fail(), "eth_call")).to.equal(0);
  });

  it("read a block that a second endpoint has too where it is behind by no more than the lag", async () => {
    set(staleHead, ({ incoming, forward, reply }) =>
      incoming.method === "eth_call" ? reply({ error: { code: -32_603, message: "boom" } }) : forward(),
    );
    const shared = `0x${(BigInt(await head()) - STALE_BLOCKS).toString(16)}`;
    const { method, params } = stage.read;
    const truth = await stage.provider.request({ method, params: [params[0], shared] });
    const transport = stage.connect({ maxBlockLag: Number(STALE_BLOCKS) });
    expect(await transport.request(stage.read)).to.equal(truth);
    expect(truth).to.not.equal(stage.truth);
  });

  it("ask every endpoint about the same block", async () => {
    const blocks: unknown[] = [];
    const listen: RpcFault = ({ incoming, forward }) => {
      if (incoming.method === "eth_call") blocks.push(incoming.params[1]);
      return forward();
    };
    set(listen, listen, listen);
    await stage.connect().request(stage.read);
    expect(blocks).to.deep.equal(Array(2).fill(`0x${(await head()).toString(16)}`));
  });

  it("read the block that a transaction was mined in once its receipt was seen", async () => {
    const transport = stage.connect({ headMaxAgeMs: 600_000 });
    await transport.request({ method: "eth_blockNumber" });
    const [sender] = await stage.ethers.getSigners();
    const sent = await sender?.sendTransaction({ to: ACCOUNT, value: 5n });
    await transport.request({ method: "eth_getTransactionReceipt", params: [sent?.hash] });
    expect(await transport.request({ method: "eth_getBalance", params: [ACCOUNT, "latest"] })).to.equal(
      "0x5",
    );
  });

  for (const [method, params] of [
    ["eth_getBalance", [ACCOUNT]],
    ["eth_getCode", [ACCOUNT, "latest"]],
    ["eth_getStorageAt", [ACCOUNT, "0x0"]],
    ["eth_getTransactionCount", [ACCOUNT, "latest"]],
    ["eth_getBlockByNumber", ["latest", true]],
    ["eth_getBlockTransactionCountByNumber", ["latest"]],
    ["eth_getLogs", [{ address: ACCOUNT }]],
    ["eth_feeHistory", ["0x2", "latest", [50]]],
  ] as const) {
    it(`take no lie for the answer to ${method}`, async () => {
      const truth = await stage.connect().request({ method, params });
      set(instead(method, method === "eth_getBlockByNumber" ? { number: "0x1" } : "0x2a"));
      expect(await stage.connect().request({ method, params })).to.deep.equal(truth);
    });
  }

  it("take the nonce that two endpoints reach, whatever a liar says", async () => {
    const ask = { method: "eth_getTransactionCount", params: [ACCOUNT, "pending"] };
    for (const nonce of ["0xffffff", "0x0"]) {
      set(instead("eth_getTransactionCount", nonce));
      expect(await stage.connect().request(ask)).to.equal("0x0");
    }
  });

  it("take the middle of the gas prices", async () => {
    const set1 = instead("eth_gasPrice", `0x${"f".repeat(20)}`);
    set(set1, instead("eth_gasPrice", "0x5"), instead("eth_gasPrice", "0x7"));
    expect(await stage.connect().request({ method: "eth_gasPrice" })).to.equal("0x7");
  });

  it("tell the chain without asking", async () => {
    const transport = stage.connect();
    expect(await transport.request({ method: "eth_chainId" })).to.equal(`0x${CHAIN_ID.toString(16)}`);
    expect(await transport.request({ method: "net_version" })).to.equal(String(CHAIN_ID));
    expect(stage.servers.flatMap(({ asked }) => asked)).to.deep.equal([]);
  });

  for (const [method, words] of [
    ["eth_newFilter", "lives on one node"],
    ["eth_subscribe", "lives on one node"],
    ["eth_sendTransaction", "holds no keys"],
    ["hardhat_setBalance", "name it in extraReads"],
    ["toString", "name it in extraReads"],
  ] as const) {
    it(`refuse ${method} in a sentence without asking anybody`, async () => {
      const problem = await failureOf(stage.connect().request({ method }));
      expect(problem).to.be.instanceOf(UnsupportedMethodError);
      expect(problem).to.have.property("message").that.includes(words);
      expect(stage.servers.flatMap(({ asked }) => asked)).to.deep.equal([]);
    });
  }

  it("refuse what is no JSON in a sentence, without asking anybody and without blaming anybody", async () => {
    const transport = stage.connect();
    for (const params of [[{ value: 1n }, "latest"], { to: ACCOUNT }, "latest"]) {
      const problem = await failureOf(transport.request({ method: "eth_call", params } as TransportRequest));
      expect(problem)
        .to.have.property("message")
        .that.equals("eth_call is refused: its params have to be an array of JSON.");
    }
    expect(stage.servers.flatMap(({ asked }) => asked)).to.deep.equal([]);
    expect(transport.snapshot().endpoints.map(({ breaker }) => breaker)).to.not.include("open");
  });

  it("give no logs since a block that is still to come", async () => {
    const fromBlock = `0x${((await head()) + 1).toString(16)}`;
    const transport = stage.connect();
    expect(await transport.request({ method: "eth_getLogs", params: [{ fromBlock }] })).to.deep.equal([]);
  });

  it("ask nobody for logs up to a block that he does not have, because he would leave some out", async () => {
    set(behindOnLogs, behindOnLogs);
    const toBlock = `0x${(await head()).toString(16)}`;
    const transport = stage.connect({ retries: 0 });
    const problem = await failureOf(transport.request({ method: "eth_getLogs", params: [{ toBlock }] }));
    expect(problem).to.have.property("fault", "heads");
    expect(problem)
      .to.have.property("message")
      .that.includes(`node 1 is at block ${(await head()) - 1}, too far off`);
    expect(stage.servers.map((server) => count(server, "eth_getLogs"))).to.deep.equal([0, 0, 0]);
  });

  it("hand a reading method on that the caller vouches for", async () => {
    set(instead("trace_call", "0x1"), instead("trace_call", "0x2"), instead("trace_call", "0x2"));
    const transport = stage.connect({ extraReads: ["trace_call"] });
    expect(await transport.request({ method: "trace_call" })).to.equal("0x2");
  });

  it("answer with the nodes' own error where all say that a method is not there", async () => {
    const problem = await failureOf(
      stage.connect({ extraReads: ["eth_foo"] }).request({ method: "eth_foo" }),
    );
    expect(problem).to.have.property("code", -32_004);
  });

  it("believe whoever answers first where one answer is enough", async () => {
    set(lie);
    expect(await stage.connect({ agreement: 1 }).request(stage.read)).to.not.equal(stage.truth);
  });

  it("stop where the caller does", async () => {
    set(
      () => undefined,
      () => undefined,
      () => undefined,
    );
    const caller = new AbortController();
    const call = stage.connect().request(stage.read, { signal: caller.signal });
    caller.abort(new Error("enough"));
    expect(await failureOf(call)).to.have.property("message", "enough");
  });
});
