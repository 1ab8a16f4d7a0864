import { expect } from "chai";
import hre from "hardhat";
import { applyRules, loadRules } from "../../src/lint/lint.ts";
import { observe } from "../../src/lint/observe.ts";
import { pathText } from "../../src/spec/problems.ts";
import { parseSpec } from "../../src/spec/spec.ts";
import { ETH } from "./caseParts.ts";
import { type Edits, edited } from "./specEdits.ts";
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
