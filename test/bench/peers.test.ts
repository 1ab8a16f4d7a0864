import { readFile } from "node:fs/promises";
import { expect } from "chai";
import hre from "hardhat";
import type { PeerSettings } from "../../bench/peers/peer.ts";
import { compileSynthetix } from "../../bench/peers/synthetix.ts";
import {
  DEVIATION_BPS,
  deployPeers,
  FAULTS,
  FEEDS,
  MAX_AGE,
  outcomeOf,
  PEERS,
  priceOf,
  readPeer,
} from "./peerStage.ts";

const { ethers, networkHelpers } = await hre.network.create();
const { loadFixture, time } = networkHelpers;

const DOCUMENT = "docs/peers.md";
const COMPILE_LIMIT = 120_000;
/** `InvalidOpcode` of `docs/spec/behaviors.md`. */
const BURNING = 9;
const WORD = "00".repeat(32);
const NEGATIVE = "ff".repeat(32);
const WAD = 10n ** 18n;
const BPS = 10_000n;
const [MAIN, , FALLBACK] = FEEDS;

const deployStage = () => deployPeers(ethers);

/** The cells of the tables of a document, a list for each line. */
const cellsIn = (text: string): string[][] =>
  text
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

/** What the three systems do when these feeds fail so. */
const outcomesOf = async (fault: string, failing: readonly number[]): Promise<string[]> => {
  const { feeds, peers } = await loadFixture(deployStage);
  const now = await time.latest();
  for (const index of failing) {
    const [feed, { answer }] = [feeds[index], FEEDS[index] ?? MAIN];
    if (feed !== undefined) await FAULTS[fault]?.(feed, answer, now);
  }
  const outcomes: string[] = [];
  for (const name of PEERS) outcomes.push(await outcomeOf(ethers, peers[name]));
  return outcomes;
};

const rowOf = async (fault: string, failing: readonly number[]): Promise<string[]> => {
  const names = failing.map((index) => FEEDS[index]?.name).join(" and ");
  const words = failing.length > 1 ? fault.replace("is", "are") : fault;
  return [`${names} ${words}`, ...(await outcomesOf(fault, failing))];
};

describe("the oracle systems of others", () => {
  before(function () {
    this.timeout(COMPILE_LIMIT);
    compileSynthetix();
  });

  it("serve a healthy price to the last digit of its scaling", async () => {
    const { peers } = await loadFixture(deployStage);
    expect(await readPeer(ethers, peers["Venus"])).to.equal(3_000_123456780000000000n);
    expect(await readPeer(ethers, peers["Synthetix, deviation"])).to.equal(3_000_123456780000000000n);
    expect(await readPeer(ethers, peers["Synthetix, median"])).to.equal(3_001_500000000000000001n);
  });

  it(`do what ${DOCUMENT} says of them`, async () => {
    const text = await readFile(DOCUMENT, "utf8");
    const documented = cellsIn(text.slice(text.indexOf("## What they do")));
    const rows = [["nothing", ...(await outcomesOf("", []))]];
    for (const fault of Object.keys(FAULTS)) {
      for (const index of FEEDS.keys()) rows.push(await rowOf(fault, [index]));
    }
    rows.push(await rowOf("is stale", [0, 1]), await rowOf("is stale", [0, 1, 2]));
    rows.push(await rowOf("is tenfold", [0, 1]));
    expect(documented.slice(2)).to.deep.equal(rows);
    expect(documented[0]).to.deep.equal(["what fails", ...PEERS]);
  });

  it("take the main feed's price up to its maximum age and no longer", async () => {
    const { feeds, peers } = await loadFixture(deployStage);
    const now = await time.latest();
    await feeds[0].getFunction("setAnswer")(MAIN.answer, now);
    for (const index of [1, 2] as const)
      await feeds[index].getFunction("setAnswer")(FEEDS[index].answer, now + 60);
    await time.increaseTo(now + MAX_AGE);
    expect(await outcomeOf(ethers, peers["Venus"])).to.equal("main");
    expect(await outcomeOf(ethers, peers["Synthetix, deviation"])).to.equal("main");
    await time.increaseTo(now + MAX_AGE + 1);
    expect(await outcomeOf(ethers, peers["Venus"])).to.equal("fallback");
    expect(await outcomeOf(ethers, peers["Synthetix, deviation"])).to.equal("pivot");
  });

  it("take the main feed's price up to the edge of the band and no farther", async () => {
    const { feeds, peers } = await loadFixture(deployStage);
    const [main, pivot] = feeds;
    const now = await time.latest();
    const edge = (priceOf(MAIN) * (BPS + BigInt(DEVIATION_BPS))) / BPS;
    await main.getFunction("setAnswer")(MAIN.answer, now);
    await pivot.getFunction("setAnswer")(edge, now);
    expect(await readPeer(ethers, peers["Venus"])).to.equal(priceOf(MAIN));
    expect(await readPeer(ethers, peers["Synthetix, deviation"])).to.equal(priceOf(MAIN));
    // A ratio has 18 digits: the smallest step beyond the edge is a price's 10^-18th.
    await pivot.getFunction("setAnswer")(edge + priceOf(MAIN) / WAD + 1n, now);
    expect(await readPeer(ethers, peers["Venus"])).to.equal(priceOf(FALLBACK));
    expect(await readPeer(ethers, peers["Synthetix, deviation"])).to.equal(edge + priceOf(MAIN) / WAD + 1n);
  });

  it("lose one feed that burns all it gets: Venus takes the fallback, Synthetix the leg's next feed", async () => {
    const { feeds, peers } = await loadFixture(deployStage);
    await feeds[0].getFunction("setBehavior")(BURNING);
    expect(await outcomeOf(ethers, peers["Venus"])).to.equal("fallback");
    expect(await outcomeOf(ethers, peers["Synthetix, median"])).to.equal("pivot");
  });

  it("have data of another size and a negative price refused", async () => {
    const { peers } = await loadFixture(deployStage);
    expect(peers["Venus"].decode("0x")).to.equal(undefined);
    expect(peers["Venus"].decode(`0x${WORD.slice(2)}`)).to.equal(undefined);
    expect(peers["Venus"].decode(`0x${WORD}`)).to.equal(0n);
    expect(peers["Synthetix, median"].decode(`0x${WORD.repeat(4)}`)).to.equal(0n);
    expect(peers["Synthetix, median"].decode(`0x${WORD.repeat(3)}`)).to.equal(undefined);
    expect(peers["Synthetix, median"].decode(`0x${NEGATIVE}${WORD.repeat(3)}`)).to.equal(undefined);
  });

  it("are called by what their consumers call them by", async () => {
    const { peers } = await loadFixture(deployStage);
    expect(Object.values(peers).map(({ name }) => name)).to.deep.equal([
      "venus",
      "synthetix",
      "synthetix-deviation",
    ]);
  });

  const refused: readonly [string, Partial<PeerSettings>, RegExp][] = [
    ["decimals above 18", { decimals: [8, 19, 6] }, /19 decimals/],
    ["decimals below 0", { decimals: [-1, 18, 6] }, /-1 decimals/],
    ["a maximum age of 0", { maxAges: [MAX_AGE, 0, MAX_AGE] }, /0 seconds/],
    ["a deviation of 0", { deviationBps: 0 }, /0 basis points/],
    ["a deviation of the whole price", { deviationBps: 10_000 }, /10000 basis points/],
  ];
  for (const [what, changed, sentence] of refused) {
    it(`are not set up with ${what}`, async () => {
      const failure = await deployPeers(ethers, changed).catch((reason: unknown) => reason);
      expect(failure).to.be.instanceOf(RangeError).with.property("message").that.matches(sentence);
    });
  }
});
