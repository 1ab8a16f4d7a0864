import { expect } from "chai";
import hre from "hardhat";
import { applyRules, loadRules } from "../../src/lint/lint.ts";
import type { LiveFacts } from "../../src/lint/live.ts";
import { observe } from "../../src/lint/observe.ts";
import { pathText } from "../../src/spec/problems.ts";
import { parseSpec } from "../../src/spec/spec.ts";
import { ETH } from "./caseParts.ts";
import { deployChainlink } from "../providers/chainlink.ts";
import { deployRedStone } from "../providers/redstone.ts";
import { type Edits, edited, findingsOf } from "./specEdits.ts";
import { Problem } from "../../src/problem.ts";

const FEEDS = [
  { key: "chainlink-eth-usd", decimals: 8, answer: 3000n * 10n ** 8n },
  { key: "redstone-eth-usd", decimals: 8, answer: 3001n * 10n ** 8n },
  { key: "api3-eth-usd", decimals: 18, answer: 3002n * 10n ** 18n },
  { key: "chronicle-eth-usd", decimals: 18, answer: 3003n * 10n ** 18n },
] as const;

const rules = await loadRules();

describe("observe, and the live rules", () => {
  const stage = async () => {
    const { ethers, provider } = await hre.network.create();
    const deploy = (decimals: number, answer: bigint) =>
      ethers.deployContract("FaultyFeed", [decimals, answer]);
    const feeds = new Map<string, Awaited<ReturnType<typeof deploy>>>();
    for (const { key, decimals, answer } of FEEDS) feeds.set(key, await deploy(decimals, answer));
    const edits: Record<string, unknown> = {};
    for (const [key, feed] of feeds) {
      edits[`feeds > ${key} > local`] = undefined;
      edits[`feeds > ${key} > address`] = await feed.getAddress();
    }
    const request = (method: string, params: readonly unknown[]) =>
      provider.request({ method, params: [...params] });
    const specWith = (more: Edits = {}) => parseSpec(edited("local", { ...edits, ...more }));
    /** Places and severities of what a live rule finds on the chain as it is now. */
    const found = async (rule: string, more: Edits = {}) => {
      const spec = specWith(more);
      const findings = applyRules(rules, spec, await observe(spec, request));
      return findings
        .filter((finding) => finding.rule === rule)
        .map(({ severity, path }) => `${severity} ${pathText(path)}`);
    };
    const feed = (key: string) => {
      const known = feeds.get(key);
      if (known === undefined) throw new Error(`${key} was not deployed.`);
      return known;
    };
    return { ethers, request, specWith, found, feed };
  };

  it("finds nothing in a healthy chain", async () => {
    const { request, specWith } = await stage();
    const spec = specWith();
    const live = applyRules(rules, spec, await observe(spec, request)).filter(({ rule }) =>
      rule.startsWith("live-"),
    );
    expect(live).to.deep.equal([]);
  });

  it("measures a cold read as a transaction would pay for it", async () => {
    const { ethers, request, specWith, feed } = await stage();
    const spec = specWith();
    const key = "chainlink-eth-usd";
    const { coldGas } = (await observe(spec, request)).feeds.get(key) ?? {};
    const data = feed(key).interface.encodeFunctionData("latestRoundData");
    const whole = await ethers.provider.estimateGas({ to: await feed(key).getAddress(), data });
    // A transaction's own 21,000 and its four bytes; its target is warm, which a consumer's feed is not.
    const wanted = Number(whole) - 21_000 - 4 * 16 + 2_600;
    expect(coldGas).to.be.within(wanted - 300, wanted + 300);
    expect(coldGas).to.be.at.most(spec.feeds[key]?.coldGas ?? 0);
  });

  it("live-unreadable finds an address without a contract, and one that reverts", async () => {
    const { found, feed } = await stage();
    await feed("api3-eth-usd").getFunction("setBehavior")(1); // RevertEmpty
    const edits = { "feeds > chronicle-eth-usd > address": "0x70997970C51812dc3A010C7d01b50e0d17dc79C8" };
    expect(await found("live-unreadable", edits)).to.have.members([
      'error feeds["api3-eth-usd"].address',
      'error feeds["chronicle-eth-usd"].address',
    ]);
    const arranged = { ...edits, "feeds > api3-eth-usd > requires": "A word" };
    expect(await found("live-unreadable", arranged)).to.include('note feeds["api3-eth-usd"].address');
  });

  it("live-decimals finds other decimals than are pinned, and none", async () => {
    const { found, feed } = await stage();
    expect(await found("live-decimals", { "feeds > api3-eth-usd > decimals": 8 })).to.deep.equal([
      'error feeds["api3-eth-usd"].decimals',
    ]);
    await feed("chainlink-eth-usd").getFunction("setDecimals")(1, 8); // RevertEmpty
    expect(await found("live-decimals")).to.deep.equal(['error feeds["chainlink-eth-usd"].decimals']);
  });

  it("decimals-unlike-siblings is silent once the chain has confirmed the decimals", async () => {
    const { request, specWith } = await stage();
    const edits = {
      "feeds > api3-eth-usd > provider": "chainlink",
      "feeds > redstone-eth-usd > provider": "chainlink",
    };
    const spec = specWith(edits);
    const found = (live?: LiveFacts) =>
      applyRules(rules, spec, live)
        .filter(({ rule }) => rule === "decimals-unlike-siblings")
        .map(({ path }) => path[1]);
    expect(found()).to.include("api3-eth-usd");
    const live = await observe(spec, request);
    expect(live.feeds.get("api3-eth-usd")).to.include({ decimals: 18 });
    expect(found(live)).to.not.include("api3-eth-usd");
    const wrong = new Map([...live.feeds, ["api3-eth-usd", { hasCode: true, decimals: 8 }] as const]);
    expect(found({ ...live, feeds: wrong })).to.include("api3-eth-usd");
  });

  it("live-description finds another pair's description", async () => {
    const { request, specWith } = await stage();
    const spec = specWith();
    const live = await observe(spec, request);
    const described = (description: string) => {
      const feeds = new Map([["chainlink-eth-usd", { hasCode: true, decimals: 8, answer: 1n, description }]]);
      return applyRules(rules, spec, { ...live, feeds }).filter(({ rule }) => rule === "live-description");
    };
    for (const same of ["ETH / USD", "ETH/USD", "eth-usd by somebody", "Feed"]) {
      expect(described(same), same).to.deep.equal([]);
    }
    expect(described("BTC / USD")).to.have.lengthOf(1);
    const renamed = specWith({ "feeds > chainlink-eth-usd > describedAs": "BTC / USD" });
    const feeds = (description: string) =>
      new Map([["chainlink-eth-usd", { hasCode: true, decimals: 8, answer: 1n, description }]]);
    const found = (description: string) =>
      applyRules(rules, renamed, { ...live, feeds: feeds(description) }).filter(
        ({ rule }) => rule === "live-description",
      );
    expect(found("BTC / USD")).to.deep.equal([]);
    expect(found("BTC / EUR")).to.have.lengthOf(1);
  });

  it("live-description finds what a real feed calls its data, where its description names no pair", async () => {
    const { ethers, request, specWith } = await stage();
    const { priceFeed } = await deployRedStone(ethers);
    expect(await priceFeed.getFunction("description")()).to.equal("Redstone Price Feed");
    const address = await priceFeed.getAddress();
    const named = (pair: string) => {
      const spec = specWith({ "feeds > redstone-eth-usd > address": address });
      const renamed = { ...spec.feeds, "redstone-eth-usd": { ...spec.feeds["redstone-eth-usd"], pair } };
      return { ...spec, feeds: renamed } as typeof spec;
    };
    const live = await observe(named("ETH/USD"), request);
    expect(live.feeds.get("redstone-eth-usd")).to.include({ dataFeedId: "ETH" });
    const found = (pair: string) =>
      applyRules(rules, named(pair), live).filter(
        ({ rule, path }) => rule === "live-description" && path[1] === "redstone-eth-usd",
      );
    expect(found("ETH/USD")).to.deep.equal([]);
    expect(found("BTC/USD")).to.have.lengthOf(1);
  });

  it("live-aggregator finds a proxy that reads from another contract than the directory knows", async () => {
    const { ethers, request, specWith } = await stage();
    const { proxy, aggregator } = await deployChainlink(ethers);
    const live = await observe(
      specWith({ "feeds > chainlink-eth-usd > address": await proxy.getAddress() }),
      request,
    );
    const seen = live.feeds.get("chainlink-eth-usd");
    expect(seen?.aggregator).to.equal(await aggregator.getAddress());
    const snapshots = { mainnet: "0x7d4E742018fb52E48b08BE73d041C18B21de6Fb5" } as const;
    const found = (reads: string, name: "mainnet" | "base" = "mainnet") => {
      const feeds = new Map([["chainlink-eth-usd", { hasCode: true, decimals: 8, aggregator: reads }]]);
      return findingsOf(name, {}, { ...live, feeds }).filter(({ rule }) => rule === "live-aggregator");
    };
    expect(found(snapshots.mainnet)).to.deep.equal([]);
    expect(found(snapshots.mainnet.toLowerCase())).to.deep.equal([]);
    const [finding] = found(seen?.aggregator ?? "");
    expect(finding).to.include({ severity: "warning" });
    expect(finding?.message).to.contain(`reads from ${seen?.aggregator}, and from ${snapshots.mainnet}`);
    expect(found(seen?.aggregator ?? "", "base")[0]?.message).to.contain("auctioned (SVR, default)");
  });

  it("live-age finds a source that is older than its limit, and not one that is as old", async () => {
    const { ethers, found, feed } = await stage();
    const { timestamp } = (await ethers.provider.getBlock("latest")) ?? { timestamp: 0 };
    const place = `error oracles["ETH/USD"].sources[0].maxAge`;
    await feed("chainlink-eth-usd").getFunction("setAnswer")(FEEDS[0].answer, timestamp + 1 - 4200);
    expect(await found("live-age")).to.deep.equal([]);
    await feed("redstone-eth-usd").getFunction("setAnswer")(FEEDS[1].answer, timestamp + 2);
    expect(await found("live-age")).to.deep.equal([place]);
  });

  it("live-bounds finds a price outside a bound, and one near it", async () => {
    const { found } = await stage();
    expect(await found("live-bounds", { [`${ETH} > maxPrice`]: "2999" })).to.include(
      'error oracles["ETH/USD"].maxPrice',
    );
    expect(await found("live-bounds", { [`${ETH} > maxPrice`]: "3200" })).to.include(
      'warning oracles["ETH/USD"].maxPrice',
    );
    expect(await found("live-bounds", { [`${ETH} > maxPrice`]: "3400" })).to.deep.equal([]);
  });

  it("live-reference finds a price that is another asset's", async () => {
    const { found, feed } = await stage();
    await feed("redstone-eth-usd").getFunction("setAnswer")(60_000n * 10n ** 8n, 1n);
    expect(await found("live-reference")).to.deep.equal(['error oracles["ETH/USD"].reference.price']);
    expect(await found("live-reference", { [`${ETH} > reference > price`]: "0" })).to.have.lengthOf(4);
  });

  it("live-disagreement finds sources that differ by more than the deviation", async () => {
    const { found, feed } = await stage();
    await feed("redstone-eth-usd").getFunction("setAnswer")(3_100n * 10n ** 8n, 1n);
    expect(await found("live-disagreement")).to.have.lengthOf(3);
  });

  it("live-gas finds a limit below what was measured, and below twice that", async () => {
    const { request, specWith, found } = await stage();
    const { coldGas = 0 } = (await observe(specWith(), request)).feeds.get("chainlink-eth-usd") ?? {};
    const place = `${ETH} > sources > 0 > gasLimit`;
    const path = 'oracles["ETH/USD"].sources[0].gasLimit';
    expect(await found("live-gas", { [place]: coldGas - 1 })).to.deep.equal([`error ${path}`]);
    expect(await found("live-gas", { [place]: 2 * coldGas - 1 })).to.deep.equal([`warning ${path}`]);
    expect(await found("live-gas", { [place]: 2 * coldGas })).to.deep.equal([]);
  });

  it("refuses to look at another chain", async () => {
    const { request } = await stage();
    const failure = await observe(parseSpec(edited("base", {})), request).catch((reason: unknown) => reason);
    expect(failure).to.be.instanceOf(Problem);
    expect(failure).to.have.property(
      "message",
      "The network is chain 31337, and network.chainId is 8453: name the right one with --network.",
    );
  });

  it("says that a network does not answer", async () => {
    const request = () => Promise.reject(new Error("connect ECONNREFUSED 127.0.0.1:1"));
    const failure = await observe(parseSpec(edited("local", {})), request).catch((reason: unknown) => reason);
    expect(failure).to.have.property(
      "message",
      "The network does not answer (connect ECONNREFUSED 127.0.0.1:1): name one that does with --network, or lint without --live.",
    );
  });
});
