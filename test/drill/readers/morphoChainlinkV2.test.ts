import { expect } from "chai";
import type { Contract } from "ethers";
import hre from "hardhat";
import { COMPILE_LIMIT } from "../../consumers/compile.ts";
import { compileMorpho, deployMorpho } from "../../consumers/morpho.ts";
import { refusalOf } from "../../deploy/site.ts";
import { deployOracle } from "../../providers/deployOracle.ts";
import { addressOfNew, deployFeeds } from "../deployFeeds.ts";
import { drillLayer, findAt, priceUnder, singlePointsOf } from "../drillStage.ts";

const { ethers, provider, networkHelpers } = await hre.network.create();
const { loadFixture } = networkHelpers;

const ETHER = 10n ** 18n;
const NONE = ethers.ZeroAddress;
const NO_SIDE = [NONE, 1n, NONE, NONE];

const deployTokens = async () => {
  const collateral = await addressOfNew(ethers, "MintableToken", ["WETH", 18]);
  const loan = await addressOfNew(ethers, "MintableToken", ["USDC", 6]);
  return { collateral, loan };
};

const marketOn = async (oracle: string, tokens: Awaited<ReturnType<typeof deployTokens>>) => {
  const { morpho, id } = await deployMorpho(ethers, {
    loanToken: tokens.loan,
    collateralToken: tokens.collateral,
    oracle,
    lltv: (86n * ETHER) / 100n,
  });
  return { morpho: await morpho.getAddress(), id };
};

/** A market on two feeds in ratio: 36 + 6 - 18 digits, and both feeds have 8. */
const deployAlone = async () => {
  const [ether = "", dollar = ""] = await deployFeeds(ethers, 3_000, 1);
  const oracle = await addressOfNew(ethers, "MorphoChainlinkOracleUnderTest", [
    [NONE, 1n, ether, NONE],
    [NONE, 1n, dollar, NONE],
    10n ** 24n,
  ]);
  return { ether, dollar, oracle, ...(await marketOn(oracle, await deployTokens())) };
};

const deployOverOurs = async () => {
  const feeds = await deployFeeds(ethers, 3_000, 3_001, 2_999);
  const oracle = await (await deployOracle(ethers, feeds, { maxAge: 3_600 })).getAddress();
  const tokens = await deployTokens();
  const face = await addressOfNew(ethers, "MorphoPriceFace", [{ oracle, inverted: false, ...tokens }]);
  return { feeds, face, ...(await marketOn(face, tokens)) };
};

/** A vault's shares in its asset in dollars; the vault has twice as many assets as shares. */
const deployOverVault = async () => {
  const asset = (await ethers.deployContract("Asset", [18])) as unknown as Contract;
  const vault = (await ethers.deployContract("Vault", [await asset.getAddress(), 0])) as unknown as Contract;
  const [owner] = await ethers.getSigners();
  await asset.getFunction("setBalance")(owner?.address, ETHER);
  await asset.getFunction("approve")(await vault.getAddress(), ETHER);
  await vault.getFunction("deposit")(ETHER, owner?.address);
  await asset.getFunction("setBalance")(await vault.getAddress(), 2n * ETHER);
  const [feed = ""] = await deployFeeds(ethers, 3_000);
  const oracle = await addressOfNew(ethers, "MorphoChainlinkOracleUnderTest", [
    [await vault.getAddress(), ETHER, feed, NONE],
    NO_SIDE,
    10n ** 10n,
  ]);
  return { feed, vault: await vault.getAddress(), oracle };
};

describe("the reader of Morpho's Chainlink oracles", () => {
  before(function compileFirst() {
    this.timeout(COMPILE_LIMIT);
    compileMorpho();
  });

  it("finds the feeds behind a real market by its id, with the decimals of its tokens", async () => {
    const { morpho, id, oracle, ether, dollar } = await loadFixture(deployAlone);
    const { reader, layers } = await findAt(provider, morpho, { asset: id });
    expect(reader).to.equal("morpho-chainlink-v2");
    expect(layers[0]).to.deep.include({ address: oracle, decimals: 24 });
    expect(layers[0]?.feeds.map(({ feed }) => feed)).to.deep.equal([ether, dollar]);
    const drilled = await drillLayer(provider, layers[0]);
    expect(drilled.result.healthy).to.deep.include({ ok: true, price: "3000.0" });
  });

  it("shows that a market on feeds alone needs all of them, serves zero, and judges no age", async () => {
    const { oracle } = await loadFixture(deployAlone);
    const { layers } = await findAt(provider, oracle, { decimals: 24 });
    const drilled = await drillLayer(provider, layers[0]);
    expect(drilled.result.structure).to.deep.equal({ k: 2, n: 2 });
    expect(priceUnder(drilled, 0, "zero")).to.equal("0.0");
    expect(priceUnder(drilled, 1, "zero")).to.equal(null);
    expect(priceUnder(drilled, 0, "freeze")).to.equal("3000.0");
    for (const [source, stopped] of Object.entries(singlePointsOf(drilled, "stopped"))) {
      expect(stopped, source).to.include.members(["revert-empty", "no-code", "short-data:empty", "negative"]);
    }
    expect(Object.keys(singlePointsOf(drilled, "stopped"))).to.have.lengthOf(2);
  });

  it("shows that a market on ours survives any one source", async () => {
    const { morpho, id, face, feeds } = await loadFixture(deployOverOurs);
    const { layers } = await findAt(provider, morpho, { asset: id });
    expect(layers).to.have.lengthOf(1);
    expect(layers[0]).to.deep.include({ address: face, decimals: 24, deviationBps: 200 });
    expect(layers[0]?.notes).to.deep.equal([`Its price is that of the oracle ${face}.`]);
    expect(layers[0]?.feeds.map(({ feed }) => feed)).to.deep.equal(feeds);
    const drilled = await drillLayer(provider, layers[0]);
    expect(drilled.result.healthy.price).to.equal("3000.0");
    expect(drilled.result.structure).to.deep.equal({ k: 2, n: 3 });
    expect(drilled.result.singlePoints).to.deep.equal([]);
    expect(drilled.gates.map(({ ok }) => ok)).to.deep.equal([true, true]);
  });

  it("drills a vault as what it is: without it there is no price", async () => {
    const { oracle, vault, feed } = await loadFixture(deployOverVault);
    const { layers } = await findAt(provider, oracle);
    expect(layers[0]?.feeds.map(({ feed: one }) => one)).to.deep.equal([vault, feed]);
    expect(layers[0]?.notes.join(" ")).to.match(/is shown with 36/);
    const drilled = await drillLayer(provider, layers[0]);
    expect(Math.round(Number(drilled.result.healthy.price))).to.equal(6_000);
    expect(priceUnder(drilled, 0, "revert-empty")).to.equal(null);
    expect(priceUnder(drilled, 0, "zero")).to.equal("0.0");
    expect(Number(priceUnder(drilled, 0, "factor"))).not.to.equal(6_000);
  });

  it("takes a feed that is read twice for one", async () => {
    const [feed = ""] = await deployFeeds(ethers, 3_000);
    const oracle = await addressOfNew(ethers, "MorphoChainlinkOracleUnderTest", [
      [NONE, 1n, feed, feed],
      NO_SIDE,
      10n ** 20n,
    ]);
    const { layers } = await findAt(provider, oracle);
    expect(layers[0]?.feeds.map(({ feed: one }) => one)).to.deep.equal([feed]);
    const { result } = await drillLayer(provider, layers[0]);
    expect(result.structure).to.deep.equal({ k: 1, n: 1 });
  });

  it("says what it cannot drill: many markets, an unknown one, and an oracle without feeds", async () => {
    const { morpho } = await loadFixture(deployAlone);
    expect((await refusalOf(findAt(provider, morpho))).message).to.match(/it has many markets/);
    const asset = `0x${"12".repeat(32)}`;
    expect((await refusalOf(findAt(provider, morpho, { asset }))).message).to.match(/it has no market 0x12/);
    const fixed = await addressOfNew(ethers, "MorphoChainlinkOracleUnderTest", [
      NO_SIDE,
      NO_SIDE,
      10n ** 36n,
    ]);
    expect((await refusalOf(findAt(provider, fixed))).message).to.match(
      /reads no feed at all: its price is 10{36} /,
    );
  });
});
