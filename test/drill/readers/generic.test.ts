import { expect } from "chai";
import { Interface } from "ethers";
import hre from "hardhat";
import { refusalOf } from "../../deploy/site.ts";
import { addressOfNew, deployFeeds } from "../deployFeeds.ts";
import { drillLayer, findAt, priceUnder, singlePointsOf } from "../drillStage.ts";

const { ethers, provider } = await hre.network.create();
const HOUR = 3_600;

const deployNaive = async () => {
  const feeds = await deployFeeds(ethers, 3_000, 3_001);
  return { feeds, address: await addressOfNew(ethers, "NaiveFallback", [feeds, [HOUR, HOUR]]) };
};

describe("the reader of any contract whose feeds and call are given", () => {
  it("shows what try/catch does not catch: no code, and data that is too short", async () => {
    const { feeds, address } = await deployNaive();
    const { reader, layers } = await findAt(provider, address, { call: "latestPrice()", feeds });
    expect(reader).to.equal("generic");
    const drilled = await drillLayer(provider, layers[0]);
    expect(drilled.result.healthy).to.deep.include({ ok: true, price: "3000.0", level: null });
    expect(drilled.result.decimals).to.equal(18);
    // Both describe themselves alike.
    expect(drilled.result.sources.map(({ name }) => name)).to.deep.equal(
      feeds.map((feed) => `faulty (${feed.slice(0, 6)}…${feed.slice(-4)})`),
    );
    const [first, second] = drilled.result.sources.map(({ name }) => name);
    const stopped = singlePointsOf(drilled, "stopped");
    expect(stopped[first ?? ""]).to.include.members(["no-code", "short-data:empty"]);
    // What can be caught leads on to the next feed, which is never asked while the first answers.
    expect(stopped[first ?? ""]).not.to.include.members(["revert-empty", "zero"]);
    for (const fault of ["revert-empty", "revert-with-data", "revert-with-data:reason", "zero", "negative"]) {
      expect(priceUnder(drilled, 0, fault), fault).to.equal("3001.0");
    }
    expect(priceUnder(drilled, 0, "factor:x10")).to.equal("30000.0");
    expect(stopped).not.to.have.property(second ?? "");
    expect(drilled.gates.map(({ ok }) => ok)).to.deep.equal([false, false]);
  });

  it("shows who serves zero and less, and who serves what is old", async () => {
    const feeds = await deployFeeds(ethers, 3_000);
    const single = await addressOfNew(ethers, "SingleFeed", [feeds[0]]);
    const hints = { call: "latestPrice()", feeds, decimals: 8 };
    const drilled = await drillLayer(provider, (await findAt(provider, single, hints)).layers[0]);
    expect(drilled.result.structure).to.deep.equal({ k: 1, n: 1 });
    expect(priceUnder(drilled, 0, "zero")).to.equal("0.0");
    expect(priceUnder(drilled, 0, "negative")).to.equal("-0.00000001");
    expect(priceUnder(drilled, 0, "freeze")).to.equal("3000.0");
    expect(Object.values(singlePointsOf(drilled, "moved"))[0]).to.include.members(["negative", "zero"]);
    const careful = await addressOfNew(ethers, "SingleFeedStaleness", [feeds[0], HOUR]);
    const judged = await drillLayer(provider, (await findAt(provider, careful, hints)).layers[0]);
    expect(Object.values(singlePointsOf(judged, "stopped"))[0]).to.include.members([
      "freeze",
      "negative",
      "zero",
    ]);
  });

  it("takes a call that is encoded, one with an argument, and the words of a round", async () => {
    const { feeds, address } = await deployNaive();
    const data = new Interface(["function latestPrice()"]).encodeFunctionData("latestPrice");
    const encoded = await findAt(provider, address, { call: data, feeds });
    expect(encoded.layers[0]?.data).to.equal(data);
    const [asset = ""] = feeds;
    const call = "getAssetPrice(address)";
    const priced = await findAt(provider, address, { call, feeds, asset });
    expect(priced.layers[0]?.data).to.equal(
      new Interface([`function ${call}`]).encodeFunctionData("getAssetPrice", [asset]),
    );
    const round = await findAt(provider, asset, { call: "latestRoundData()", feeds });
    const words = [7n, -3n, 1n, 2n, 7n];
    const answer = ethers.AbiCoder.defaultAbiCoder().encode(
      ["uint80", "int256", "uint256", "uint256", "uint80"],
      words,
    );
    expect(round.layers[0]?.decode(answer)).to.deep.equal({ price: -3n, level: null, isServed: true });
    expect(round.layers[0]?.decode(answer.slice(0, 60))).to.equal(undefined);
    const unsigned = await findAt(provider, asset, { call: "price() returns (uint256)", feeds });
    expect(unsigned.layers[0]?.decode(`0x${"ff".repeat(32)}`)?.price).to.equal(2n ** 256n - 1n);
  });

  it("is not healthy by feeds that it does not read: none of them is refused, one of them is told", async () => {
    const { feeds, address } = await deployNaive();
    const strangers = await deployFeeds(ethers, 1);
    const drillOver = async (some: readonly string[]) =>
      drillLayer(
        provider,
        (await findAt(provider, address, { call: "latestPrice()", feeds: some })).layers[0],
      );
    expect((await refusalOf(drillOver(strangers))).message).to.match(
      /^it reads none of 0x\w+: whatever they do/,
    );
    const absent = `0x${"12".repeat(20)}`;
    expect((await refusalOf(drillOver([absent]))).message).to.match(/^it reads none of 0x1212/);
    const { result } = await drillOver([...feeds, ...strangers, absent]);
    expect(result.notes).to.deep.equal([
      `${result.sources[2]?.name} is not read in any cell: its faults change neither price nor gas.`,
      `${absent} has no code at ${absent}: it has failed already, and no fault adds to that.`,
    ]);
    // The second is read where the first has failed.
    expect((await drillOver(feeds)).result.notes).to.deep.equal([]);
  });

  it("says that decimals are not known, and takes those that are given", async () => {
    const feeds = await deployFeeds(ethers, 3_000);
    const single = await addressOfNew(ethers, "SingleFeed", [feeds[0]]);
    const unknown = await findAt(provider, single, { call: "latestPrice()", feeds });
    expect(unknown.layers[0]?.decimals).to.equal(0);
    expect(unknown.layers[0]?.notes[0]).to.match(/does not say the decimals/);
    const given = await findAt(provider, single, { call: "latestPrice()", feeds, decimals: 8 });
    expect(given.layers[0]).to.deep.include({ decimals: 8, notes: [] });
  });

  it("is not taken where nobody names call and feeds", async () => {
    const { feeds, address } = await deployNaive();
    expect((await refusalOf(findAt(provider, address))).message).to.match(/no oracle that a reader knows/);
    expect((await refusalOf(findAt(provider, address, { feeds }, "generic"))).message).to.match(
      /does not answer as/,
    );
  });

  for (const [what, change, sentence] of [
    ["no feeds", { feeds: [] }, /it has no feeds/],
    ["a feed that is no address", { feeds: ["0x12"] }, /"0x12", a feed of it, is no address/],
    ["a call that is none", { call: "latestPrice" }, /"latestPrice" is no call/],
    ["an odd number of digits", { call: "0x123" }, /"0x123" is no call/],
    ["an argument without an asset", { call: "getPrice(address)" }, /takes address, for which nothing/],
    ["an argument of another kind", { call: "f(uint256)", asset: "ETH" }, /takes uint256, for which ETH/],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const { feeds, address } = await deployNaive();
      expect(
        (await refusalOf(findAt(provider, address, { ...{ call: "latestPrice()", feeds }, ...change })))
          .message,
      ).to.match(sentence);
    });
  }

  it("refuses feeds that are one contract", async () => {
    const { feeds, address } = await deployNaive();
    const [feed = ""] = feeds;
    expect(
      (
        await refusalOf(
          findAt(provider, address, { call: "latestPrice()", feeds: [feed, feed.toLowerCase()] }),
        )
      ).message,
    ).to.match(/it has the feed 0x\w+ twice/);
  });
});
