import { expect } from "chai";
import hre from "hardhat";
import { refusalOf } from "../../deploy/site.ts";
import { deployOracle } from "../../providers/deployOracle.ts";
import { addressOfNew, deployFeeds } from "../deployFeeds.ts";
import { drillLayer, findAt, priceUnder, singlePointsOf } from "../drillStage.ts";

const { ethers, provider } = await hre.network.create();

/** A market of dollars against ether, which a feed alone prices, and bitcoin, which an oracle of ours does. */
const deployComet = async () => {
  const token = (symbol: string, decimals: number) =>
    addressOfNew(ethers, "MintableToken", [symbol, decimals]);
  const [usdc, weth, wbtc] = [await token("USDC", 6), await token("WETH", 18), await token("WBTC", 8)];
  const [dollar, ether, ...sources] = await deployFeeds(ethers, 1, 3_000, 90_000, 90_001, 89_999);
  const oracle = await (await deployOracle(ethers, sources, { maxAge: 3_600 })).getAddress();
  const comet = await addressOfNew(ethers, "CometUnderTest", [usdc, dollar, [weth, wbtc], [ether, oracle]]);
  return { comet, ether, oracle, sources, weth };
};

describe("the reader of Compound III", () => {
  it("finds an oracle for the base and for each collateral, and the sources of ours below", async () => {
    const { comet, ether, oracle, sources } = await deployComet();
    const { reader, layers } = await findAt(provider, comet);
    expect(reader).to.equal("compound-iii");
    expect(layers.map(({ name }) => name)).to.deep.equal([
      "it USDC",
      "it WETH",
      "it WBTC",
      "it WBTC, sources of its feeds",
    ]);
    expect(layers.map(({ feeds }) => feeds.map(({ feed }) => feed)).slice(1)).to.deep.equal([
      [ether],
      [oracle],
      sources,
    ]);
    expect(layers[0]?.notes).to.include("It judges no age.");
  });

  it("stops with its one feed, serves what is old, and survives with ours what the sources survive", async () => {
    const { comet } = await deployComet();
    const { layers } = await findAt(provider, comet);
    const alone = await drillLayer(provider, layers[1]);
    expect(alone.result.structure).to.deep.equal({ k: 1, n: 1 });
    expect(Object.values(singlePointsOf(alone, "stopped"))[0]).to.include.members(["revert-empty", "zero"]);
    expect(priceUnder(alone, 0, "freeze")).to.equal("3000.0");
    const ours = await drillLayer(provider, layers[3]);
    expect(ours.result.healthy.price).to.equal("90000.0");
    expect(ours.result.structure).to.deep.equal({ k: 2, n: 3 });
    expect(ours.result.singlePoints).to.deep.equal([]);
  });

  it("drills the one asset that is named, by address or symbol, and refuses another", async () => {
    const { comet, weth } = await deployComet();
    for (const asset of [weth, weth.toLowerCase(), "WETH"]) {
      const { layers } = await findAt(provider, comet, { asset });
      expect(layers.map(({ name }) => name)).to.deep.equal(["it"]);
    }
    expect((await refusalOf(findAt(provider, comet, { asset: "DAI" }))).message).to.match(
      /it has no price feed for DAI/,
    );
  });
});
