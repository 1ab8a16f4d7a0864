import { expect } from "chai";
import { BrowserProvider, Contract, Wallet } from "ethers";
import { createPublicClient, custom, type Hex, parseAbi } from "viem";
import { hardhat } from "viem/chains";
import { ResilientProvider } from "../../src/transport/resilientProvider.ts";
import { HoldfastTransportError, type ResilientTransport } from "../../src/transport/transport.ts";
import { lie, status } from "./faultyRpc.ts";
import { count, failureOf, type Stage, startStage } from "./stage.ts";

const ABI = [
  "function read() view returns (uint256 price, uint256 updatedAt)",
  "function getRoundData(uint80) view returns (uint80, int256, uint256, uint256, uint80)",
  "error NoHistory()",
];

/** A private key that only this test's chain knows. */
const KEY = `0x${"11".repeat(32)}`;

describe("a transport as a provider", () => {
  let stage: Stage;

  before(async () => {
    stage = await startStage();
  });

  afterEach(() => stage.heal());

  after(() => stage.close());

  const address = async (): Promise<Hex> => (await stage.oracle.getAddress()) as Hex;

  const liesFirst = () => {
    const [first] = stage.servers;
    if (first !== undefined) first.fault = lie;
  };

  const breakAll = () => {
    for (const server of stage.servers) server.fault = status(500);
  };

  const providers: Readonly<
    Record<string, (transport: ResilientTransport) => ResilientProvider | BrowserProvider>
  > = {
    ResilientProvider: (transport) =>
      new ResilientProvider(transport, { cacheTimeout: -1, pollingInterval: 20 }),
    "ethers' BrowserProvider": (transport) =>
      new BrowserProvider(transport, undefined, { cacheTimeout: -1, polling: true, pollingInterval: 20 }),
  };

  for (const [name, create] of Object.entries(providers)) {
    describe(name, () => {
      it("reads the price although the first endpoint lies", async () => {
        liesFirst();
        const provider = create(stage.connect());
        const { price } = await new Contract(await address(), ABI, provider).getFunction("read")();
        expect(price).to.equal((await stage.oracle.getFunction("read")()).price);
        provider.destroy();
      });

      it("decodes a custom error, because a revert is an answer", async () => {
        const transport = stage.connect();
        const provider = create(transport);
        const oracle = new Contract(await address(), ABI, provider);
        const problem = await failureOf(oracle.getFunction("getRoundData")(1));
        expect(problem).to.have.nested.property("revert.name", "NoHistory");
        expect(transport.snapshot().endpoints.map(({ breaks }) => breaks)).to.deep.equal([0, 0, 0]);
        provider.destroy();
      });

      it("sends a transaction and reads its receipt, its block and the state after it", async () => {
        const provider = create(stage.connect());
        const wallet = new Wallet(KEY, provider);
        const [funder] = await stage.ethers.getSigners();
        await (await funder?.sendTransaction({ to: wallet.address, value: 10n ** 18n }))?.wait();
        const before = await provider.getBalance(wallet.address);
        const sent = await wallet.sendTransaction({ to: wallet.address, value: 0n });
        const receipt = await sent.wait();
        expect(receipt?.status).to.equal(1);
        expect((await provider.getBlock(receipt?.blockHash ?? ""))?.number).to.equal(receipt?.blockNumber);
        expect(await provider.getBalance(wallet.address)).to.equal(before - (receipt?.fee ?? 0n));
        provider.destroy();
      });

      it("follows new blocks by asking for them", async () => {
        const provider = create(stage.connect({ headMaxAgeMs: 0 }));
        const seen: number[] = [];
        await provider.on("block", (block: number) => seen.push(block));
        // The first look only tells where the chain is, so blocks have to come until one is seen.
        while (seen.length === 0) {
          await stage.networkHelpers.mine(1);
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        expect(await stage.ethers.provider.getBlockNumber()).to.be.at.least(seen[0] ?? Number.NaN);
        provider.destroy();
      });
    });
  }

  it("hands the error that names every endpoint on to who calls through ResilientProvider", async () => {
    breakAll();
    const provider = new ResilientProvider(stage.connect());
    expect(await failureOf(provider.getBlockNumber())).to.be.instanceOf(HoldfastTransportError);
    provider.destroy();
  });

  describe("viem's custom()", () => {
    const abi = parseAbi(ABI);
    const connect = () =>
      createPublicClient({
        chain: hardhat,
        transport: custom(stage.connect(), { retryCount: 0 }),
        cacheTime: 0,
      });

    it("reads the price although the first endpoint lies", async () => {
      liesFirst();
      const [price] = (await connect().readContract({
        address: await address(),
        abi,
        functionName: "read",
      })) as [bigint];
      expect(price).to.equal((await stage.oracle.getFunction("read")()).price);
    });

    it("decodes a custom error, because a revert is an answer, and asks no second time", async () => {
      const call = connect().readContract({
        address: await address(),
        abi,
        functionName: "getRoundData",
        args: [1n],
      });
      expect(await failureOf(call)).to.have.nested.property("cause.data.errorName", "NoHistory");
      expect(stage.servers.map((server) => count(server, "eth_call"))).to.deep.equal([1, 1, 0]);
    });

    it("follows events by eth_getLogs, because a filter is refused", async () => {
      const client = connect();
      const filter = await failureOf(client.createBlockFilter());
      expect(filter)
        .to.have.property("details")
        .that.matches(/^eth_newBlockFilter is refused: a filter or/);
      expect(await client.getLogs({ address: await address() })).to.deep.equal([]);
    });

    it("names every endpoint in the error, and does not try again by itself", async () => {
      breakAll();
      const problem = await failureOf(
        createPublicClient({
          chain: hardhat,
          transport: custom(stage.connect({ retries: 0 })),
        }).getBlockNumber(),
      );
      expect(problem).to.have.property("details").that.includes("node 1 answered HTTP 500, node 2 answered");
      expect(stage.servers.map(({ asked }) => asked.length)).to.deep.equal([1, 1, 1]);
    });
  });
});
