import { expect } from "chai";
import { Wallet } from "ethers";
import { RpcAnswerError } from "../../src/transport/transport.ts";
import { hang, type RpcFault, status } from "./faultyRpc.ts";
import { count, failureOf, type Stage, startStage } from "./stage.ts";

const FALSE_HASH = `0x${"ab".repeat(32)}`;

/** A node that takes a transaction, says another hash, and keeps it to itself. */
const swallow: RpcFault = ({ incoming, forward, reply }) =>
  incoming.method === "eth_sendRawTransaction" ? reply({ result: FALSE_HASH }) : forward();

/** A node that knows every transaction. */
const knowAll: RpcFault = ({ incoming, forward, reply }) =>
  incoming.method === "eth_sendRawTransaction"
    ? reply({ error: { code: -32_000, message: "already known" } })
    : forward();

/** A node whose sender has not a coin. */
const refuse: RpcFault = ({ incoming, forward, reply }) =>
  incoming.method === "eth_sendRawTransaction"
    ? reply({ error: { code: -32_000, message: "insufficient funds for gas * price + value" } })
    : forward();

/** A node that answers every transaction with an error of its own. */
const say =
  (code: number, message: string): RpcFault =>
  ({ incoming, forward, reply }) =>
    incoming.method === "eth_sendRawTransaction" ? reply({ error: { code, message } }) : forward();

/** How node programs say that they have a transaction already. */
const KNOWN = [
  [-32_010, "AlreadyKnown"],
  [-32_000, "AlreadyKnown"],
  [-32_000, "Known transaction"],
  [-32_003, "already known"],
  [-32_000, "existing txn with same hash"],
  [-32_010, "Transaction with the same hash was already imported."],
  [-32_003, "Tx: [0x11] already Imported"],
] as const;

/** How they say that its nonce is used. */
const SPENT = [
  [-32_010, "OldNonce, Current nonce: 8, nonce of rejected tx: 7"],
  [-32_000, "OldNonce"],
  [-32_001, "Nonce too low"],
  [-32_003, "nonce too low: next nonce 8, tx nonce 7"],
  [-32_010, "Transaction nonce is too low. Try incrementing the nonce."],
] as const;

/** How they refuse a transaction for what it is. */
const REFUSED = [
  [-32_009, "Gas price below configured minimum gas price"],
  [-32_005, "Transaction gas limit exceeds block gas limit"],
  [-32_007, "Sender account not authorized to send transactions"],
  [-32_010, "FeeTooLowToCompete"],
  [-32_003, "txpool is full"],
  [-32_088, "words that nobody knows"],
] as const;

describe("eth_sendRawTransaction", () => {
  let stage: Stage;
  let wallet: Wallet;

  before(async () => {
    stage = await startStage();
    const [funder] = await stage.ethers.getSigners();
    wallet = new Wallet(`0x${"22".repeat(32)}`);
    await funder?.sendTransaction({ to: wallet.address, value: 10n ** 20n });
    await stage.provider.request({ method: "evm_setAutomine", params: [false] });
  });

  afterEach(async () => {
    stage.heal();
    await stage.networkHelpers.mine(1);
  });

  after(() => stage.close());

  const sign = async (): Promise<{ readonly raw: string; readonly hash: string }> => {
    const { ethers } = stage;
    const nonce = await ethers.provider.getTransactionCount(wallet.address, "pending");
    const fees = { maxFeePerGas: 10n ** 11n, maxPriorityFeePerGas: 10n ** 9n };
    const raw = await wallet.signTransaction({
      to: wallet.address,
      nonce,
      gasLimit: 21_000n,
      chainId: 31_337n,
      type: 2,
      ...fees,
    });
    return { raw, hash: ethers.Transaction.from(raw).hash ?? "" };
  };

  const send = (raw: string, options = {}) =>
    stage.connect(options).request({ method: "eth_sendRawTransaction", params: [raw] });

  const set = (...faults: RpcFault[]) => {
    for (const [index, fault] of faults.entries()) {
      const server = stage.servers[index];
      if (server !== undefined) server.fault = fault;
    }
  };

  it("goes to every endpoint", async () => {
    const { raw, hash } = await sign();
    expect(await send(raw)).to.equal(hash);
    expect(stage.servers.map((server) => count(server, "eth_sendRawTransaction"))).to.deep.equal([1, 1, 1]);
  });

  it("is a success again for a transaction that every node knows", async () => {
    const { raw, hash } = await sign();
    await send(raw);
    expect(await send(raw)).to.equal(hash);
  });

  it("is a success again for a transaction that is mined", async () => {
    const { raw, hash } = await sign();
    await send(raw);
    await stage.networkHelpers.mine(1);
    expect(await send(raw)).to.equal(hash);
  });

  it("is a success where every node says only that it knows it", async () => {
    const { raw, hash } = await sign();
    set(knowAll, knowAll, knowAll);
    expect(await send(raw)).to.equal(hash);
  });

  for (const [code, message] of KNOWN) {
    it(`is a success where every node says ${code} "${message}", and none rests`, async () => {
      const { raw, hash } = await sign();
      set(say(code, message), say(code, message), say(code, message));
      const transport = stage.connect();
      const request = { method: "eth_sendRawTransaction", params: [raw] };
      expect(await transport.request(request)).to.equal(hash);
      expect(transport.snapshot().endpoints.map(({ breaks }) => breaks)).to.deep.equal([0, 0, 0]);
    });
  }

  for (const [code, message] of SPENT) {
    it(`is a success where every node says ${code} "${message}" of one that is mined`, async () => {
      const { raw, hash } = await sign();
      await send(raw);
      await stage.networkHelpers.mine(1);
      set(say(code, message), say(code, message), say(code, message));
      expect(await send(raw)).to.equal(hash);
    });
  }

  it("is a success where each node says in its own words that it is mined", async () => {
    const { raw, hash } = await sign();
    await send(raw);
    await stage.networkHelpers.mine(1);
    set(say(-32_010, "OldNonce"), say(-32_001, "Nonce too low"), say(-32_000, "already known"));
    expect(await send(raw)).to.equal(hash);
  });

  for (const [code, message] of REFUSED) {
    it(`is refused in the nodes' own words with ${code} "${message}", and none rests`, async () => {
      const { raw } = await sign();
      set(say(code, message), say(code, message), say(code, message));
      const transport = stage.connect();
      const request = { method: "eth_sendRawTransaction", params: [raw] };
      const problem = await failureOf(transport.request(request));
      expect(problem).to.be.instanceOf(RpcAnswerError).and.to.include({ code, message });
      expect(transport.snapshot().endpoints.map(({ breaks }) => breaks)).to.deep.equal([0, 0, 0]);
    });
  }

  it("is a success without a node that can hash, because its hash is its own", async () => {
    const { raw, hash } = await sign();
    const fault: RpcFault = (exchange) =>
      exchange.incoming.method === "web3_sha3"
        ? exchange.reply({ error: { code: -32_601, message: "Method not found" } })
        : knowAll(exchange);
    set(fault, fault, fault);
    expect(await send(raw)).to.equal(hash);
  });

  it("is a success where one endpoint takes it and the others are down", async () => {
    const { raw, hash } = await sign();
    set(status(500), hang);
    expect(await send(raw, { deadlineMs: 1_500, hedgeAfterMs: 1_500 })).to.equal(hash);
  });

  it("never hands on the hash of a node that lies about it", async () => {
    const { raw, hash } = await sign();
    set(swallow);
    expect(await send(raw)).to.equal(hash);
  });

  it("is refused as the honest nodes refuse it where only a liar takes it", async () => {
    const { raw } = await sign();
    set(swallow, refuse, refuse);
    const problem = await failureOf(send(raw));
    expect(problem).to.be.instanceOf(RpcAnswerError);
    expect(problem)
      .to.have.property("message")
      .that.matches(/^insufficient funds/);
  });

  it("is a success where one honest node takes what the others refuse", async () => {
    const { raw, hash } = await sign();
    set(refuse, refuse);
    expect(await send(raw)).to.equal(hash);
  });

  it("is refused with the node's words where a nonce is spent by another transaction", async () => {
    const { raw } = await sign();
    await stage.provider.request({
      method: "hardhat_setNonce",
      params: [
        wallet.address,
        `0x${((await stage.ethers.provider.getTransactionCount(wallet.address)) + 5).toString(16)}`,
      ],
    });
    const problem = await failureOf(send(raw));
    expect(problem)
      .to.have.property("message")
      .that.matches(/nonce too low/i);
  });
});
