import { expect } from "chai";
import hre from "hardhat";
import { refusalOf } from "../../deploy/site.ts";
import { deployOracle } from "../../providers/deployOracle.ts";
import { addressOfNew, deployFeeds } from "../deployFeeds.ts";
import { drillLayer, findAt, priceUnder } from "../drillStage.ts";

const { ethers, provider } = await hre.network.create();

const USD = "0x0000000000000000000000000000000000000348";
const EUR = "0x00000000000000000000000000000000000003d2";
const NATIVE = "0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE";
const HOUR = 3_600;

/** Ether in dollars over three feeds, and in euros over one more. */
const deployRoutes = async () => {
  const ether = await deployFeeds(ethers, 3_000, 3_001, 2_999);
  const euro = await deployFeeds(ethers, 2);
  const first = await (await deployOracle(ethers, ether, { maxAge: HOUR })).getAddress();
  const second = await (
    await deployOracle(ethers, euro, { maxAge: HOUR, maxDeviationBps: 100 })
  ).getAddress();
  const leg = { oracle: first, inverted: false };
  const router = await addressOfNew(ethers, "OracleRouter", [
    {
      routes: [
        { base: NATIVE, quote: USD, maxLegSkew: 0, legs: [leg] },
        { base: NATIVE, quote: EUR, maxLegSkew: HOUR, legs: [leg, { oracle: second, inverted: true }] },
      ],
      assets: [],
    },
  ]);
  return { ether, euro, router };
};

describe("the reader of OracleRouter", () => {
  it("drills a route over the sources of its leg", async () => {
    const { ether, router } = await deployRoutes();
    const { reader, layers } = await findAt(provider, router, { asset: NATIVE, quote: USD });
    expect(reader).to.equal("oracle-router");
    expect(layers).to.have.lengthOf(1);
    expect(layers[0]).to.deep.include({ name: "it", deviationBps: 200, notes: [] });
    expect(layers[0]?.feeds.map(({ feed }) => feed)).to.deep.equal(ether);
    expect(layers[0]?.feeds.map(({ maxAge, gasLimit }) => [maxAge, gasLimit])).to.deep.equal(
      ether.map(() => [HOUR, 150_000]),
    );
    const drilled = await drillLayer(provider, layers[0]);
    expect(drilled.result.healthy.price).to.equal("3000.0");
    expect(drilled.result.structure).to.deep.equal({ k: 2, n: 3 });
    expect(drilled.result.singlePoints).to.deep.equal([]);
  });

  it("drills all legs of a route together, and each source that its leg cannot lose stops it", async () => {
    const { ether, euro, router } = await deployRoutes();
    const { layers } = await findAt(provider, router, { asset: NATIVE, quote: EUR });
    expect(layers[0]?.feeds.map(({ feed }) => feed)).to.deep.equal([...ether, ...euro]);
    const drilled = await drillLayer(provider, layers[0]);
    expect(drilled.result.healthy.price).to.equal("1500.0");
    expect(priceUnder(drilled, 0, "no-code")).not.to.equal(null);
    expect(priceUnder(drilled, 3, "revert-empty")).to.equal(null);
    expect(drilled.result.structure).to.deep.equal({ k: 4, n: 4 });
  });

  it("says that pairs are not listed, and that a pair has no route", async () => {
    const { router } = await deployRoutes();
    expect((await refusalOf(findAt(provider, router))).message).to.match(
      /it prices pairs of assets and does not list them/,
    );
    expect((await refusalOf(findAt(provider, router, { asset: "ETH", quote: USD }))).message).to.match(
      /in place of ETH and 0x/,
    );
    expect((await refusalOf(findAt(provider, router, { asset: USD, quote: EUR }))).message).to.match(
      /it has no route from 0x\w+ to 0x/,
    );
  });
});
