import { expect } from "chai";
import { AbiCoder, Interface } from "ethers";
import hre from "hardhat";
import { compileSynthetix } from "../../../bench/peers/synthetix.ts";
import { deployPeers, DEVIATION_BPS, MAX_AGE } from "../../bench/peerStage.ts";
import { refusalOf } from "../../deploy/site.ts";
import { addressesOf, drillLayer, findAt, priceUnder } from "../drillStage.ts";

const { ethers, provider, networkHelpers } = await hre.network.create();
const { loadFixture } = networkHelpers;

const COMPILE_LIMIT = 120_000;
const PROCESS = new Interface(["function process(bytes32)"]);

/** The manager over three feeds, and the ids of the median's node and of the deviation breaker's. */
const deployManagers = async () => {
  const { feeds, peers } = await deployPeers(ethers);
  const nodeOf = ({ address, calldata }: { readonly address: string; readonly calldata: string }) => ({
    address,
    asset: String(PROCESS.decodeFunctionData("process", calldata)[0]),
  });
  const [median, deviation] = [peers["Synthetix, median"], peers["Synthetix, deviation"]].map(nodeOf);
  if (median === undefined || deviation === undefined) throw new RangeError("A graph is missing.");
  return { feeds, median, deviation };
};

describe("the reader of Synthetix' oracle manager", () => {
  before(function compileFirst() {
    this.timeout(COMPILE_LIMIT);
    compileSynthetix();
  });

  it("finds each feed of a graph once, with the age that its breaker accepts", async () => {
    const { feeds, median, deviation } = await loadFixture(deployManagers);
    for (const { address, asset } of [median, deviation]) {
      const { reader, layers } = await findAt(provider, address, { asset });
      expect(reader).to.equal("synthetix-oracle-manager");
      expect(layers).to.have.lengthOf(1);
      expect(layers[0]?.feeds.map(({ feed }) => feed).toSorted()).to.deep.equal(
        (await addressesOf(feeds)).toSorted(),
      );
      expect(layers[0]?.feeds.map(({ maxAge }) => maxAge)).to.deep.equal([MAX_AGE, MAX_AGE, MAX_AGE]);
      expect(layers[0]?.deviationBps).to.equal(asset === median.asset ? undefined : DEVIATION_BPS);
    }
  });

  it("shows that the median stops where one leaf says why it fails, or nothing at all", async () => {
    const { median } = await loadFixture(deployManagers);
    const { layers } = await findAt(provider, median.address, { asset: median.asset });
    const drilled = await drillLayer(provider, layers[0]);
    for (const source of [0, 1, 2]) {
      for (const fault of ["no-code", "short-data:empty", "revert-with-data:reason"]) {
        expect(priceUnder(drilled, source, fault), `${source} ${fault}`).to.equal(null);
      }
      // What has to be scaled up to 18 decimals overflows, outside of what is caught.
      const isScaled = layers[0]?.feeds[source]?.decimals !== 18;
      expect(priceUnder(drilled, source, "huge") === null, String(source)).to.equal(isScaled);
      // An empty revert is a price of 0 of the year 1970, which is stale.
      expect(priceUnder(drilled, source, "revert-empty"), String(source)).not.to.equal(null);
      // The future is fresh.
      expect(priceUnder(drilled, source, "future-time"), String(source)).not.to.equal(null);
    }
    expect(drilled.gates.find(({ gate }) => gate === "one-silent")?.ok).to.equal(false);
  });

  it("shows that the median serves zero where two leaves do", async () => {
    const { median } = await loadFixture(deployManagers);
    const { layers } = await findAt(provider, median.address, { asset: median.asset });
    const { result } = await drillLayer(provider, layers[0]);
    const both = result.cells.filter(({ faults }) => Object.values(faults).join() === "zero,zero");
    expect(both.map(({ price }) => price)).to.deep.equal(["0.0", "0.0", "0.0"]);
  });

  it("shows that the second or the third leg of a deviation breaker alone stops it by lying", async () => {
    const { feeds, deviation } = await loadFixture(deployManagers);
    const { layers } = await findAt(provider, deviation.address, { asset: deviation.asset });
    const drilled = await drillLayer(provider, layers[0]);
    const addresses = await addressesOf(feeds);
    const lying = ["x1.12", "x0.88"].map((lie) =>
      addresses.map((address) => {
        const source = drilled.result.sources.findIndex(({ feed }) => feed === address);
        return priceUnder(drilled, source, `lie:${lie}`) === null;
      }),
    );
    expect(lying).to.deep.include([false, true, true]);
  });

  it("names leaves that are external contracts, pools and Pyth by what they are", async () => {
    const { median } = await loadFixture(deployManagers);
    const coder = AbiCoder.defaultAbiCoder();
    const contract = await (await ethers.deployContract("FaultyFeed", [8, 1])).getAddress();
    const other = await (await ethers.deployContract("FaultyFeed", [8, 1])).getAddress();
    const priceId = `0x${"ab".repeat(32)}`;
    const graph = new Map<string, unknown[]>([
      [
        median.asset,
        [1, coder.encode(["uint256"], [4]), ["01", "02", "03", "04"].map((byte) => `0x${byte.repeat(32)}`)],
      ],
      [`0x${"01".repeat(32)}`, [2, coder.encode(["address"], [contract]), []]],
      [
        `0x${"02".repeat(32)}`,
        [5, coder.encode(["address", "bytes32", "bool"], [other, priceId, false]), []],
      ],
      [
        `0x${"04".repeat(32)}`,
        [3, coder.encode(["address", "uint256", "uint8"], [median.address, 600, 8]), []],
      ],
      [`0x${"03".repeat(32)}`, [8, coder.encode(["int256"], [1]), []]],
    ]);
    const { READERS } = await import("../../../src/drill/readerDefinitions.ts");
    const layers = await READERS.get("synthetix-oracle-manager")?.find({
      address: median.address,
      name: "it",
      hints: { asset: median.asset },
      replies: [],
      ask: async (questions) =>
        questions.map(({ signature, args }) => {
          const node = graph.get(String(args?.[0]));
          return signature.startsWith("getNode") && node !== undefined
            ? [[BigInt(node[0] as number), node[1], node[2]]]
            : undefined;
        }),
    });
    expect(layers?.[0]?.feeds.map(({ feed, name }) => [feed, name])).to.deep.equal([
      [contract, "external node"],
      [other, `Pyth node ${priceId}`],
      [median.address, "Chainlink node"],
    ]);
    expect(layers?.[0]?.notes).to.deep.equal([
      "1 of its leaves are constants, which nothing can take away.",
      "A leaf averages rounds of its feed: a lie is in the latest alone, so that a lasting one moves it further.",
    ]);
    const [unsafe] = layers?.[0]?.feeds[1]?.priceCalls ?? [];
    expect(unsafe?.callData).to.equal(
      new Interface(["function getPriceUnsafe(bytes32)"]).encodeFunctionData("getPriceUnsafe", [priceId]),
    );
  });

  it("says that nodes are not listed, and that an id is unknown", async () => {
    const { median } = await loadFixture(deployManagers);
    expect((await refusalOf(findAt(provider, median.address))).message).to.match(/it has many nodes/);
    const asset = `0x${"12".repeat(32)}`;
    expect((await refusalOf(findAt(provider, median.address, { asset }))).message).to.match(
      /it has no node 0x12\w+ that reads a contract/,
    );
  });
});
