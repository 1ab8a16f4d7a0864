import { spawnSync } from "node:child_process";
import { expect } from "chai";
import { getAddress } from "ethers";
import { applyRules, loadRules } from "../../src/lint/lint.ts";
import type { LiveFacts } from "../../src/lint/live.ts";
import type { Finding } from "../../src/lint/rule.ts";
import { pathText } from "../../src/spec/problems.ts";
import type { FeedSpec } from "../../src/spec/feedSchema.ts";
import { type KnownFeed, knownAt, knownFeeds, knownNetworks } from "../../src/spec/knownFeeds.ts";
import type { Spec } from "../../src/spec/schema.ts";
import { parseSpec } from "../../src/spec/spec.ts";
import { projectRoot } from "../meta/testNames.ts";
import { edited, findingsOf } from "./specEdits.ts";

const rules = (await loadRules()).filter(({ id }) =>
  ["known-feed-differs", "feed-of-another-chain", "directory-without-chain"].includes(id),
);

const local = parseSpec(edited("local", {}));

const feedOf = ({ pair, valuation, decimals, heartbeatSeconds, deviationBps }: KnownFeed): FeedSpec => ({
  provider: "chainlink",
  pair,
  valuation: valuation === "exchange-rate" ? valuation : "market",
  model: "push",
  decimals: decimals ?? 8,
  heartbeatSeconds,
  deviationBps,
  updates: "unasked",
  coldGas: null,
});

const specOf = (chainId: number, feeds: Readonly<Record<string, FeedSpec>>): Spec => ({
  ...local,
  network: { name: "any", chainId, layer: "l1" },
  feeds,
  oracles: {},
  routes: [],
});

const errorsOf = (chainId: number, feed: FeedSpec, live?: LiveFacts): readonly Finding[] =>
  applyRules(rules, specOf(chainId, { it: feed }), live).filter(({ severity }) => severity === "error");

const placesOf = (findings: readonly Finding[]): string[] =>
  findings.map(({ rule, path }) => `${rule} ${pathText(path)}`);

/** Rows that a spec can name by their address alone. */
const DIRECT = knownFeeds().filter(
  ({ identifiers, isTwoWay, kind }) =>
    identifiers.length === 0 && !isTwoWay && kind !== "lst-rate-contract" && kind !== "sequencer-uptime",
);
const CHAINS = [...knownNetworks().map(({ chainId }) => chainId), 324];

/** Milliseconds of processor time for reading a spec, the rules and the directory, and for linting. */
const COST = `
const { lintSpec } = await import("./src/lint/lint.ts");
const { readSpec } = await import("./src/spec/spec.ts");
const before = process.cpuUsage();
await lintSpec(await readSpec("deploy/mainnet.json"));
const { user, system } = process.cpuUsage(before);
console.log((user + system) / 1000);`;

describe("the directory", () => {
  it("costs a lint less than a second", () => {
    const words = ["--input-type=module", "--eval", COST];
    const { stdout, stderr } = spawnSync(process.execPath, words, { cwd: projectRoot, encoding: "utf8" });
    expect(Number(stdout), stderr).to.be.within(1, 1_000);
  });

  it("has all rows of all networks, each under its own id and at checksummed addresses", () => {
    const feeds = knownFeeds();
    expect(feeds).to.have.lengthOf(734);
    expect(knownNetworks()).to.have.lengthOf(17);
    expect(new Set(feeds.map(({ id }) => id))).to.have.lengthOf(734);
    for (const { id, address, source } of feeds) {
      expect(getAddress(address), id).to.equal(address);
      expect(source.commit ?? source.version, id).to.match(/^[0-9a-f]{40}$|^\d+\.\d+\.\d+$/);
    }
  });

  it("finds nothing wrong with any row on its own chain, in whatever case the address is written", () => {
    expect(DIRECT).to.have.length.above(490);
    for (const row of DIRECT) {
      for (const address of [row.address, row.address.toLowerCase(), row.address.toUpperCase()]) {
        expect(errorsOf(row.chainId, { ...feedOf(row), address }), row.id).to.deep.equal([]);
      }
    }
  });

  it("finds every row that is called another pair on its own chain", () => {
    for (const row of DIRECT) {
      const feed = { ...feedOf(row), address: row.address.toLowerCase(), pair: "OTHER/USD" };
      expect(placesOf(errorsOf(row.chainId, feed)), row.id).to.include("known-feed-differs feeds.it.pair");
    }
  });

  it("finds every row on every other chain, unless the same pair is at the address there too", () => {
    let found = 0;
    for (const row of DIRECT) {
      for (const chainId of CHAINS.filter((one) => one !== row.chainId)) {
        const errors = errorsOf(chainId, { ...feedOf(row), address: row.address });
        const there = knownAt(row.address).filter((one) => one.chainId === chainId);
        if (there.some(({ pair }) => pair === row.pair)) continue;
        const wanted =
          there.length === 0 ? "feed-of-another-chain feeds.it.address" : "known-feed-differs feeds.it.pair";
        expect(placesOf(errors), `${row.id} on ${chainId}`).to.include(wanted);
        found += 1;
      }
    }
    expect(found).to.be.above(5_000);
  });

  it("finds an identifier that is another pair's at any contract on any chain", () => {
    const rows = knownFeeds().filter(({ identifiers }) => identifiers.length === 1);
    expect(rows).to.have.lengthOf(172);
    for (const { identifiers, ...row } of rows) {
      const config = {
        pyth: "0x70997970C51812dc3A010C7d01b50e0d17dc79C8",
        feedId: identifiers[0]?.toUpperCase().replace("0X", "0x") ?? "",
        maxConfidenceBps: 50,
        isMovingAverage: false,
      };
      const feed: FeedSpec = {
        ...feedOf({ ...row, identifiers }),
        adapter: { contract: "PythAdapter", config },
      };
      expect(errorsOf(324, feed), row.id).to.deep.equal([]);
      const other = placesOf(errorsOf(324, { ...feed, pair: "OTHER/USD" }));
      expect(other, row.id).to.deep.equal(["known-feed-differs feeds.it.pair"]);
    }
  });

  it("takes a pool's price either way round, its native side wrapped or not, and finds another pair's", () => {
    const rows = knownFeeds().filter(({ kind }) => kind === "uniswap-v3-pool");
    expect(rows).to.have.lengthOf(31);
    for (const row of rows) {
      const token = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
      const config = {
        pool: row.address,
        baseToken: token,
        quoteToken: token,
        window: 1800,
        minCardinality: 150,
        minLiquidity: "1",
      };
      const poolOf = (pair: string): FeedSpec => ({
        ...feedOf(row),
        pair,
        valuation: "dex-twap",
        model: "twap",
        adapter: { contract: "UniswapV3TwapAdapter", config },
      });
      const [base = "", quote = ""] = row.pair.split("/");
      const wrapped = row.pair.replace(/^ETH|(?<=\/)ETH$/, "WETH");
      for (const pair of [row.pair, `${quote}/${base}`, wrapped]) {
        expect(errorsOf(row.chainId, poolOf(pair)), `${row.id} ${pair}`).to.deep.equal([]);
      }
      const other = placesOf(errorsOf(row.chainId, poolOf("OTHER/USD")));
      expect(other, row.id).to.include("known-feed-differs feeds.it.pair");
      const elsewhere = placesOf(errorsOf(324, poolOf(row.pair)));
      expect(elsewhere, row.id).to.deep.equal(["feed-of-another-chain feeds.it.adapter.config.pool"]);
    }
  });

  it("finds all three feeds that a spec of Arbitrum takes along to OP Mainnet as other assets", () => {
    const copied = findingsOf("arbitrum", { "network > chainId": 10 });
    const places = placesOf(copied.filter(({ severity }) => severity === "error"));
    for (const asset of ["eth", "usdt", "usdc"]) {
      expect(places).to.include(`known-feed-differs feeds["redstone-${asset}-usd"].pair`);
    }
    expect(places).to.include('feed-of-another-chain feeds["chainlink-eth-usd"].address');
    expect(places).to.include("feed-of-another-chain network.sequencer.feed");
  });

  it("says of a chain without a row that there is none, and of no other", () => {
    for (const chainId of [...CHAINS, 31_337]) {
      const notes = applyRules(rules, specOf(chainId, {}));
      expect(placesOf(notes)).to.deep.equal(
        chainId === 324 ? ["directory-without-chain network.chainId"] : [],
      );
    }
  });
});

describe("feed-of-another-chain", () => {
  const [row] = DIRECT;
  if (row === undefined) throw new RangeError("The directory is empty.");
  const address = "0x5f4eC3Df9cbd43714FE2740f5E3616155c5b8419";
  const feed: FeedSpec = { ...feedOf(row), pair: "ETH/USD", address };
  const withAnswer = (said: object): LiveFacts => ({
    now: 1_800_000_000n,
    feeds: new Map([["it", { hasCode: true, answer: 1n, ...said }]]),
  });

  for (const [what, said, isFound] of [
    ["names the pair on this chain", { description: "ETH / USD" }, false],
    ["names its data by the pair's base", { description: "Price Feed", dataFeedId: "ETH" }, false],
    ["names another pair", { description: "BTC / USD" }, true],
    ["names none", { description: "Price Feed" }, true],
    ["names the pair but does not answer", { description: "ETH / USD", answer: undefined }, true],
  ] as const) {
    it(`${isFound ? "stays" : "is silent"} where the feed ${what}`, () => {
      expect(errorsOf(324, feed, withAnswer(said))).to.have.lengthOf(isFound ? 1 : 0);
    });
  }

  it("is silent where an address that is derived from the pair answers", () => {
    const derived = { ...feed, address: "0x5b0cf2b36a65a6BB085D501B971e4c102B9Cd473" };
    expect(errorsOf(324, derived)).to.have.lengthOf(1);
    expect(errorsOf(324, derived, withAnswer({ description: "" }))).to.deep.equal([]);
  });
});
