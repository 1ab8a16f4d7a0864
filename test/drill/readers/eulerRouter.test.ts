import { expect } from "chai";
import type { Contract } from "ethers";
import hre from "hardhat";
import { refusalOf } from "../../deploy/site.ts";
import { addressOfNew, deployFeeds } from "../deployFeeds.ts";
import { drillLayer, findAt, priceUnder } from "../drillStage.ts";

const { ethers, provider } = await hre.network.create();

const USD = "0x0000000000000000000000000000000000000348";
const ETHER = 10n ** 18n;
const HOUR = 3_600;

/** Staked ether in ether in dollars, by two adapters in series; and a vault of staked ether. */
const deployRouter = async () => {
  const staked = await ethers.deployContract("Asset", [18]);
  const [base, cross] = [await staked.getAddress(), await addressOfNew(ethers, "Asset", [18])];
  const feeds = await deployFeeds(ethers, 2, 3_000);
  const adapters = [
    await addressOfNew(ethers, "EulerFeedAdapterUnderTest", [feeds[0], HOUR, base]),
    await addressOfNew(ethers, "EulerFeedAdapterUnderTest", [feeds[1], 2 * HOUR, cross]),
  ];
  const crossed = await addressOfNew(ethers, "EulerCrossAdapterUnderTest", [base, cross, USD, ...adapters]);
  const router = (await ethers.deployContract("EulerRouterUnderTest")) as unknown as Contract;
  await router.getFunction("setConfig")(base, USD, crossed);
  const vault = (await ethers.deployContract("Vault", [base, 0])) as unknown as Contract;
  await staked.getFunction("setBalance")(await vault.getAddress(), 3n * ETHER);
  await router.getFunction("setResolvedVault")(await vault.getAddress());
  return { router, address: await router.getAddress(), base, cross, feeds, adapters, vault };
};

describe("the reader of Euler's router", () => {
  it("finds the feeds of adapters in series, with the age that each accepts", async () => {
    const { address, base, feeds } = await deployRouter();
    const { reader, layers } = await findAt(provider, address, { asset: base, quote: USD });
    expect(reader).to.equal("euler-router");
    expect(layers[0]?.feeds.map(({ feed, maxAge }) => [feed, maxAge])).to.deep.equal([
      [feeds[0], HOUR],
      [feeds[1], 2 * HOUR],
    ]);
    const drilled = await drillLayer(provider, layers[0]);
    expect(drilled.result.healthy.price).to.equal("6000.0");
    expect(drilled.result.structure).to.deep.equal({ k: 2, n: 2 });
    expect(priceUnder(drilled, 0, "freeze")).to.equal(null);
    expect(priceUnder(drilled, 1, "zero")).to.equal(null);
    expect(priceUnder(drilled, 1, "factor")).not.to.equal("6000.0");
  });

  it("finds the vault whose shares are priced, beside the feeds", async () => {
    const { address, vault, feeds } = await deployRouter();
    const asset = await vault.getAddress();
    const { layers } = await findAt(provider, address, { asset, quote: USD });
    expect(layers[0]?.feeds.map(({ feed }) => feed)).to.deep.equal([asset, ...feeds]);
    const drilled = await drillLayer(provider, layers[0]);
    expect(priceUnder(drilled, 0, "revert-empty")).to.equal(null);
    expect(Number(priceUnder(drilled, 0, "zero"))).to.equal(0);
  });

  it("takes an adapter that does not say what it reads as a feed, and says so", async () => {
    const { router, address, cross, base } = await deployRouter();
    const fixed = await addressOfNew(ethers, "EulerFixedAdapterUnderTest", [2n * ETHER]);
    await router.getFunction("setConfig")(base, cross, fixed);
    const { layers } = await findAt(provider, address, { asset: base, quote: cross });
    expect(layers[0]?.feeds.map(({ feed, name }) => [feed, name])).to.deep.equal([
      [fixed, "FixedRateOracle"],
    ]);
    expect(layers[0]?.notes.join(" ")).to.match(/FixedRateOracle, 0x\w+, reads could not be found/);
    const drilled = await drillLayer(provider, layers[0]);
    expect(drilled.result.healthy.price).to.equal("2.0");
    expect(priceUnder(drilled, 0, "zero")).to.equal("0.0");
  });

  it("says where the fallback oracle prices the pair, and where nothing does", async () => {
    const { router, address, cross, adapters } = await deployRouter();
    const hints = { asset: cross, quote: USD };
    expect((await refusalOf(findAt(provider, address, hints))).message).to.match(/it has no adapter from 0x/);
    await router.getFunction("setFallbackOracle")(adapters[1]);
    const { layers } = await findAt(provider, address, hints);
    expect(layers[0]?.notes).to.include("The pair is not configured: its fallback oracle prices it.");
    expect((await refusalOf(findAt(provider, address))).message).to.match(/does not list them/);
  });
});
