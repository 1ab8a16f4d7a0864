import { expect } from "chai";
import hre from "hardhat";
import { refusalOf } from "../../deploy/site.ts";
import { deployChainlink, deployProxy } from "../../providers/chainlink.ts";
import { deployOracle } from "../../providers/deployOracle.ts";
import { addressOfNew, deployFeeds } from "../deployFeeds.ts";
import { drillLayer, findAt, priceUnder } from "../drillStage.ts";

const { ethers, provider } = await hre.network.create();
const PRICE = 3_000n * 10n ** 8n;

describe("the reader of a Chainlink-shaped proxy", () => {
  it("takes away the aggregator behind a real proxy, which nothing stands in for", async () => {
    const chainlink = await deployChainlink(ethers);
    await chainlink.pushPrice(PRICE);
    const found = await findAt(provider, chainlink.feed);
    expect(found.reader).to.equal("chainlink-proxy");
    expect(found.layers[0]?.feeds.map(({ feed }) => feed)).to.deep.equal([
      await chainlink.aggregator.getAddress(),
    ]);
    const drilled = await drillLayer(provider, found.layers[0]);
    expect(drilled.result.healthy).to.deep.include({ ok: true, price: "3000.0" });
    expect(drilled.result.structure).to.deep.equal({ k: 1, n: 1 });
    expect(priceUnder(drilled, 0, "zero")).to.equal("0.0");
    expect(priceUnder(drilled, 0, "freeze")).to.equal("3000.0");
    expect(priceUnder(drilled, 0, "no-code")).to.equal(null);
  });

  it("reads on through feeds that are made of others", async () => {
    const feeds = await deployFeeds(ethers, 2, 3_000);
    const product = await addressOfNew(ethers, "MultiplicativePriceFeedUnderTest", feeds);
    const { result } = await drillLayer(provider, (await findAt(provider, product)).layers[0]);
    expect(result.sources.map(({ feed }) => feed)).to.deep.equal(feeds);
    expect(new Set(result.sources.map(({ name }) => name)).size).to.equal(2);
    expect(result.healthy.price).to.equal("6000.0");
    expect(result.structure).to.deep.equal({ k: 2, n: 2 });
  });

  it("finds the sources of an oracle of ours behind a proxy", async () => {
    const feeds = await deployFeeds(ethers, 3_000, 3_001, 2_999);
    const oracle = await deployOracle(ethers, feeds, { maxAge: 3_600 });
    const proxy = await (await deployProxy(ethers, oracle)).getAddress();
    const { layers } = await findAt(provider, proxy);
    expect(layers.map(({ name }) => name)).to.deep.equal(["it", "it, sources of its feeds"]);
    expect(layers[1]?.feeds.map(({ feed }) => feed)).to.deep.equal(feeds);
    const { result } = await drillLayer(provider, layers[1]);
    expect(result.structure).to.deep.equal({ k: 2, n: 3 });
  });

  it("says of a feed that says nothing that there is nothing behind it", async () => {
    const [feed = ""] = await deployFeeds(ethers, 3_000);
    expect((await refusalOf(findAt(provider, feed))).message).to.match(
      /it answers as a feed and does not say what it reads/,
    );
  });
});
