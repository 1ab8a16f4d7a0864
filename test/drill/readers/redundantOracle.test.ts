import { expect } from "chai";
import hre from "hardhat";
import { findOracle } from "../../../src/drill/findOracle.ts";
import { deployOracle } from "../../providers/deployOracle.ts";
import { drillAt, sessionOn } from "../drillStage.ts";

const { ethers, provider } = await hre.network.create();

const deployFeeds = async (prices: readonly number[]): Promise<string[]> => {
  const feeds: string[] = [];
  for (const price of prices) {
    feeds.push(await (await ethers.deployContract("FaultyFeed", [8, price * 1e8])).getAddress());
  }
  return feeds;
};

describe("the reader of RedundantOracle", () => {
  it("finds every feed with its limits, and names them as they call themselves", async () => {
    const feeds = await deployFeeds([3_000, 3_001]);
    const oracle = await (
      await deployOracle(ethers, feeds, { maxAge: 3_600, gasLimit: 90_000 })
    ).getAddress();
    const found = await findOracle(await sessionOn(provider), {
      name: "ETH/USD",
      address: oracle,
      hints: {},
    });
    expect(found.reader).to.equal("redundant-oracle");
    expect(found.layers).to.have.lengthOf(1);
    expect(found.layers[0]).to.deep.include({ name: "ETH/USD", deviationBps: 200, notes: [] });
    expect(found.layers[0]?.feeds).to.deep.equal(
      feeds
        .map((feed) => ({ feed, name: feed, maxAge: 3_600, gasLimit: 90_000, decimals: 8 }))
        .map((each, index) => ({
          ...each,
          name: found.layers[0]?.feeds[index]?.name,
        })),
    );
  });

  it("takes names and heartbeats from whoever knows them", async () => {
    const feeds = await deployFeeds([3_000, 3_001]);
    const oracle = await (await deployOracle(ethers, feeds, { maxAge: 3_600 })).getAddress();
    const feedFacts = new Map([[feeds[1]?.toLowerCase() ?? "", { name: "second", heartbeatSeconds: 1_200 }]]);
    const { layers } = await findOracle(await sessionOn(provider), {
      name: "x",
      address: oracle,
      hints: { feedFacts },
    });
    expect(layers[0]?.feeds[1]).to.deep.include({ name: "second", heartbeatSeconds: 1_200 });
    const drilled = await drillAt(provider, oracle, { feedFacts });
    expect(drilled.result.failover[1]).to.deep.equal({ source: 1, seconds: 3_600, soonest: 2_400 });
  });

  it("counts two of three as they are: one may be silent or lie, two move it", async () => {
    const oracle = await (
      await deployOracle(ethers, await deployFeeds([3_000, 3_001, 2_999]), { maxAge: 3_600 })
    ).getAddress();
    const { result, gates } = await drillAt(provider, oracle);
    expect(result.structure).to.deep.equal({ k: 2, n: 3 });
    expect(result.tolerance).to.deep.equal({
      silent: 1,
      lying: 1,
      together: [
        [0, 1],
        [1, 0],
      ],
    });
    expect(result.singlePoints).to.deep.equal([]);
    expect(result.healthy).to.deep.include({ ok: true, price: "3000.0", level: "Normal" });
    expect(gates.every(({ ok }) => ok)).to.equal(true);
    expect(result.isMovedBy(1)).to.equal(false);
    expect(result.isMovedBy(2)).to.equal(true);
  });

  it("finds the margin gone when a feed is broken", async () => {
    const feeds = await deployFeeds([3_000, 3_001, 2_999]);
    const oracle = await (await deployOracle(ethers, feeds, { maxAge: 3_600 })).getAddress();
    await (await ethers.getContractAt("FaultyFeed", feeds[0] ?? "")).getFunction("setBehavior")(1);
    const { result, gates } = await drillAt(provider, oracle);
    expect(result.healthy).to.deep.include({ ok: true, level: "Degraded" });
    expect(result.structure).to.deep.equal({ k: 3, n: 3 });
    expect(result.silencesThatStop.map(({ source }) => source)).to.include.members([1, 2]);
    expect(gates.find(({ gate }) => gate === "one-silent")?.ok).to.equal(false);
  });

  it("calls one of one by its name, and says how far its liar reaches", async () => {
    const oracle = await (
      await deployOracle(ethers, await deployFeeds([3_000]), { maxAge: 3_600 })
    ).getAddress();
    const { result, gates } = await drillAt(provider, oracle);
    expect(result.structure).to.deep.equal({ k: 1, n: 1 });
    expect(result.tolerance).to.deep.equal({ silent: 0, lying: 0, together: [[0, 0]] });
    expect(result.frontier.reach).to.deep.equal([{ lying: 1, lowBps: 9_000, highBps: 90_000 }]);
    expect(result.singlePoints.map(({ effect }) => effect)).to.include.members(["stopped", "moved"]);
    expect(gates.map(({ ok }) => ok)).to.deep.equal([false, false]);
  });

  it("stops with the sequencer, which is no source", async () => {
    const sequencer = await ethers.deployContract("FaultyFeed", [0, 0]);
    await sequencer.getFunction("setRound")([1, 0, 1, 1, 1]);
    const oracle = await deployOracle(ethers, await deployFeeds([3_000, 3_001, 2_999]), {
      maxAge: 3_600,
      sequencerFeed: await sequencer.getAddress(),
      sequencerGrace: 3_600,
    });
    const { result } = await drillAt(provider, await oracle.getAddress());
    const cell = result.cells.find(({ faults }) => faults["sequencer"] !== undefined);
    expect(cell).to.deep.include({ ok: false, level: "Unavailable" });
    expect(result.causes).to.deep.include({
      kind: "sequencer",
      name: "Sequencer",
      sources: [0, 1, 2],
      silent: "stopped",
      movedBps: 0,
      isMoved: false,
    });
    expect(result.singlePoints).to.deep.equal([]);
    expect(result.structure).to.deep.equal({ k: 2, n: 3 });
  });

  it("drills sources whose gas limit leaves no room for a stub, and none of them is taken for failed", async () => {
    const feeds = await deployFeeds([3_000, 3_001, 2_999]);
    const roomy = await (await deployOracle(ethers, feeds, { maxAge: 3_600 })).getAddress();
    const expected = await drillAt(provider, roomy);
    // The least that a healthy feed can do with.
    let gasLimit = 10_000;
    for (; ; gasLimit += 50) {
      const oracle = await deployOracle(ethers, feeds, { maxAge: 3_600, gasLimit });
      if ((await oracle.getFunction("tryRead")()).level === 0n) break;
    }
    const oracle = await (await deployOracle(ethers, feeds, { maxAge: 3_600, gasLimit })).getAddress();
    const tight = await drillAt(provider, oracle);
    expect(tight.result.isSparse).to.equal(true);
    const known = ({ result }: typeof expected) =>
      result.cells.map(({ faults, ok, price, level }) => ({ faults, ok, price, level }));
    expect(known(tight)).to.deep.equal(known(expected));
  });

  it("refuses feeds that are one contract", async () => {
    const { requireApart } = await import("../../../src/drill/stagedFeeds.ts");
    const feed = { feed: `0x${"aB".repeat(20)}`, name: "one", maxAge: 1, decimals: 8 };
    const oracle = {
      name: "x",
      address: feed.feed,
      data: "0x",
      decode: () => undefined,
      decimals: 8,
      notes: [],
    };
    expect(() =>
      requireApart({ ...oracle, feeds: [feed, { ...feed, feed: feed.feed.toLowerCase() }] }),
    ).to.throw(/x has the feed 0x(ab)+ twice/);
  });
});
