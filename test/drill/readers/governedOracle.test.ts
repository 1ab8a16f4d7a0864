import { expect } from "chai";
import hre from "hardhat";
import { findOracle } from "../../../src/drill/findOracle.ts";
import { deployGoverned } from "../../governed/deployGoverned.ts";
import { deployOracle } from "../../providers/deployOracle.ts";
import { drillAt, sessionOn } from "../drillStage.ts";

const { ethers, provider } = await hre.network.create();

/** A governed oracle over two of three feeds, whose guardian is the second account. */
const deployOverThree = async () => {
  const feeds: string[] = [];
  for (const price of [3_000, 3_001, 2_999]) {
    feeds.push(await (await ethers.deployContract("FaultyFeed", [8, price * 1e8])).getAddress());
  }
  const oracle = await deployOracle(ethers, feeds, { maxAge: 3_600 });
  const [, guardian, governor] = await ethers.getSigners();
  const { governed } = await deployGoverned(ethers, oracle, {
    governor: governor?.address ?? "",
    guardian: guardian?.address ?? "",
  });
  return { feeds, guarded: governed.connect(guardian ?? null), address: await governed.getAddress() };
};

describe("the reader of GovernedOracle", () => {
  it("finds the feeds of the oracle behind it, and drills them through it", async () => {
    const { feeds, address } = await deployOverThree();
    const found = await findOracle(await sessionOn(provider), { name: "ETH/USD", address, hints: {} });
    expect(found.reader).to.equal("governed-oracle");
    expect(found.layers[0]?.feeds.map(({ feed }) => feed)).to.deep.equal(feeds);
    expect(found.layers[0]?.notes).to.deep.equal([]);
    const { result } = await drillAt(provider, address);
    expect(result.address).to.equal(address);
    expect(result.structure).to.deep.equal({ k: 2, n: 3 });
  });

  it("says which sources the guardian has disabled, and counts without them", async () => {
    const { guarded, address } = await deployOverThree();
    await guarded.getFunction("disable")(1);
    const { result } = await drillAt(provider, address);
    expect(result.notes[0]).to.match(/^The guardian has disabled .+\.$/);
    expect(result.healthy.level).to.equal("Degraded");
    expect(result.structure).to.deep.equal({ k: 3, n: 3 });
  });

  it("says that it is halted, and serves nothing then", async () => {
    const { guarded, address } = await deployOverThree();
    await guarded.getFunction("halt")(3_600);
    const { result, gates } = await drillAt(provider, address);
    expect(result.notes.at(-1)).to.match(/has halted it until 20/);
    expect(result.healthy.ok).to.equal(false);
    expect(gates.every(({ ok }) => !ok)).to.equal(true);
  });
});
