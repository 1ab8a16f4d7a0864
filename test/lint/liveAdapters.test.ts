import { expect } from "chai";
import hre from "hardhat";
import { applyRules, loadRules } from "../../src/lint/lint.ts";
import { observe } from "../../src/lint/observe.ts";
import { Problem } from "../../src/problem.ts";
import { refuseErrors, standingErrors } from "../../src/lint/standingErrors.ts";
import { pathText } from "../../src/spec/problems.ts";
import { parseSpec } from "../../src/spec/spec.ts";
import { deployChainlink } from "../providers/chainlink.ts";
import { deployPyth } from "../providers/pyth.ts";
import { ETH, feed, source } from "./caseParts.ts";
import { type Edits, edited } from "./specEdits.ts";

const rules = await loadRules();
const FEED_ID = `0x${"e7".repeat(32)}`;
const PRICE = 3_000n * 10n ** 8n;
const NOWHERE = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

/** Adapters that a spec would deploy are asked before they are there: created in a call, upon what is there. */
describe("observe, of adapters", () => {
  const stage = async () => {
    const { ethers, provider } = await hre.network.create();
    const request = (method: string, params: readonly unknown[]) =>
      provider.request({ method, params: [...params] });
    const chainlink = await deployChainlink(ethers);
    const pyth = await deployPyth(ethers);
    const made = (contract: string, config: object, changes: object = {}) =>
      feed({ model: "pull", coldGas: null, adapter: { contract, config }, ...changes });
    const pythFeed = (address: unknown, changes: object = {}) =>
      made(
        "PythAdapter",
        { pyth: address, feedId: FEED_ID, maxConfidenceBps: 100, isMovingAverage: false },
        { provider: "pyth", ...changes },
      );
    const leg = (key: string, gasLimit = 100_000) => ({ feed: key, gasLimit });
    const feeds: Record<string, object> = {
      chainlink: feed({ address: await chainlink.proxy.getAddress() }),
      pyth: pythFeed(pyth.pyth.target),
      inverse: made("InverseAdapter", { leg: leg("pyth") }, { decimals: 18 }),
      product: made(
        "ProductAdapter",
        { first: leg("inverse", 200_000), second: leg("chainlink"), maxLegSkew: 3_600 },
        { decimals: 18 },
      ),
    };
    const specWith = (more: Readonly<Record<string, object>> = {}, edits: Edits = {}) => {
      const all: Edits = Object.fromEntries(
        Object.entries({ ...feeds, ...more }).map(([key, value]) => [`feeds > ${key}`, value]),
      );
      return parseSpec(edited("local", { ...all, ...edits }));
    };
    return { ethers, request, chainlink, pyth, pythFeed, made, leg, specWith };
  };

  it("says what the deployed adapter says, decimals, description and answer, and deploys nothing", async () => {
    const { ethers, request, pyth, specWith } = await stage();
    await pyth.pushPrice(PRICE);
    const before = await ethers.provider.getBlockNumber();
    const seen = (await observe(specWith(), request)).feeds.get("pyth");
    const [, answer, , updatedAt] = await pyth.adapter.getFunction("latestRoundData")();
    expect(seen).to.include({ hasCode: true, decimals: 8, answer, updatedAt });
    expect(seen?.description).to.equal("ETH / USD, Pyth, stand-in");
    expect(seen).to.not.have.property("coldGas");
    expect(await ethers.provider.getBlockNumber()).to.equal(before);
  });

  it("creates what an adapter is made of first, and hands over its address", async () => {
    const { request, chainlink, pyth, specWith } = await stage();
    await pyth.pushPrice(PRICE);
    await chainlink.pushPrice(PRICE);
    const { feeds } = await observe(specWith(), request);
    const unit = 10n ** 18n;
    const inverse = (unit * 10n ** 8n) / PRICE;
    expect(feeds.get("inverse")).to.include({ hasCode: true, decimals: 18, answer: inverse });
    expect(feeds.get("product")).to.include({
      hasCode: true,
      decimals: 18,
      answer: (inverse * PRICE) / 10n ** 8n,
    });
  });

  it("live-unreadable finds what would not be constructed, with the constructor's own error", async () => {
    const { request, made, leg, specWith } = await stage();
    const spec = specWith({
      nowhere: made("InverseAdapter", { leg: leg(NOWHERE) }),
      wide: made("ProductAdapter", {
        first: leg("chainlink"),
        second: leg("pyth"),
        maxLegSkew: 9_999_999,
      }),
      upon: made("InverseAdapter", { leg: leg("nowhere") }),
    });
    const live = await observe(spec, request);
    expect(live.feeds.get("upon")).to.deep.equal(live.feeds.get("nowhere"));
    const found = applyRules(rules, spec, live).filter(({ rule }) => rule === "live-unreadable");
    const of = (key: string) => found.find(({ path }) => path[1] === key);
    for (const [key, contract, error] of [
      ["nowhere", "InverseAdapter", /InverseAdapter: \w+\(.*0x70997970/],
      ["upon", "InverseAdapter", /InverseAdapter: \w+\(.*0x70997970/],
      ["wide", "ProductAdapter", /ProductAdapter: MaxLegSkewOutOfRange\(maxLegSkew 9999999, /],
    ] as const) {
      expect(of(key), key).to.include({ severity: "error" });
      expect(pathText(of(key)?.path ?? [])).to.equal(`feeds.${key}.adapter`);
      expect(of(key)?.message).to.contain(`is ${contract}, which would not be constructed: `);
      expect(of(key)?.message, of(key)?.message).to.match(error);
    }
  });

  it("live-unreadable finds a leg that is given too little gas", async () => {
    const { request, chainlink, pyth, made, leg, specWith } = await stage();
    await pyth.pushPrice(PRICE);
    await chainlink.pushPrice(PRICE);
    const starved = { first: leg("inverse"), second: leg("chainlink"), maxLegSkew: 3_600 };
    const spec = specWith({ product: made("ProductAdapter", starved) });
    const found = applyRules(rules, spec, await observe(spec, request)).find(
      ({ rule, path }) => rule === "live-unreadable" && path[1] === "product",
    );
    expect(found?.message).to.match(/would not answer latestRoundData\(\): ProductAdapter: LegFailed\(/);
  });

  it("live-unreadable finds what would not answer: a note where updates have to be brought", async () => {
    const { request, pyth, pythFeed, specWith } = await stage();
    await pyth.pushPrice(PRICE);
    await pyth.breakDown();
    const brought = pythFeed(pyth.pyth.target, { updates: "on-demand" });
    const spec = specWith({ brought });
    const live = await observe(spec, request);
    expect(live.feeds.get("pyth")).to.not.have.property("answer");
    const found = applyRules(rules, spec, live).filter(({ rule }) => rule === "live-unreadable");
    const [error] = found.filter(({ path }) => path[1] === "pyth");
    expect(error).to.include({ severity: "error" });
    expect(error?.message).to.match(/which would not answer latestRoundData\(\): PythAdapter: \w+\(/);
    expect(found.find(({ path }) => path[1] === "brought")).to.include({ severity: "note" });
  });

  it("live-age notes what nobody has brought, and its old price is compared with nothing", async () => {
    const { ethers, request, pyth, pythFeed, specWith } = await stage();
    await pyth.pushPrice(PRICE * 2n);
    await ethers.provider.send("evm_increaseTime", [7_200]);
    await ethers.provider.send("evm_mine", []);
    const found = async (updates: string) => {
      const spec = specWith(
        { brought: pythFeed(pyth.pyth.target, { updates }) },
        { [`${ETH} > sources > 4`]: source("brought", "pyth", { role: "Anchor" }) },
      );
      return applyRules(rules, spec, await observe(spec, request)).filter(({ rule }) =>
        ["live-age", "live-reference"].includes(rule),
      );
    };
    expect((await found("on-demand")).map(({ rule, severity }) => `${severity} ${rule}`)).to.deep.equal([
      "note live-age",
    ]);
    expect((await found("unasked")).map(({ rule, severity }) => `${severity} ${rule}`)).to.have.members([
      "error live-age",
      "error live-reference",
    ]);
  });

  it("asks nothing of an adapter that is made of a feed that is made up", async () => {
    const { request, made, leg, specWith } = await stage();
    const spec = specWith({ upon: made("InverseAdapter", { leg: leg("chainlink-eth-usd") }) });
    expect((await observe(spec, request)).feeds.has("upon")).to.equal(false);
  });
});

describe("standingErrors", () => {
  /** Of Base's BTC / USD, in the place of ETH / USD. */
  const BASE_BTC_FEED = "0x64c911996D3c6aC71f9b455B1E8E7266BcbD848F";
  const EDITS: Edits = {
    "feeds > api3-eth-usd > local": undefined,
    "feeds > api3-eth-usd > address": BASE_BTC_FEED,
  };

  const stage = async (description: string) => {
    const { ethers, provider } = await hre.network.create();
    const request = (method: string, params: readonly unknown[]) =>
      provider.request({ method, params: [...params] });
    const leg = { feed: (await ethers.deployContract("FaultyFeed", [8, PRICE])).target, gasLimit: 100_000 };
    const made = await ethers.deployContract("InverseAdapter", [{ description, leg, decimals: 18 }]);
    const address = await made.getAddress();
    const code = await ethers.provider.getCode(address);
    await ethers.provider.send("hardhat_setCode", [BASE_BTC_FEED, code]);
    // The description is the only thing that an adapter keeps in its storage.
    const slot = ["0x0", await ethers.provider.getStorage(address, 0)];
    await ethers.provider.send("hardhat_setStorageAt", [BASE_BTC_FEED, ...slot]);
    return { request };
  };

  it("asks no chain where the spec has no error", async () => {
    const request = () => Promise.reject(new Error("It was asked."));
    expect(await standingErrors(parseSpec(edited("local", {})), request)).to.deep.equal([]);
  });

  it("leave an error that the chain refutes", async () => {
    const { request } = await stage("ETH / USD");
    expect(await standingErrors(parseSpec(edited("local", EDITS)), request)).to.deep.equal([]);
  });

  it("keep an error that the chain confirms, in a sentence with its place and its remedy", async () => {
    const { request } = await stage("BTC / USD");
    const [sentence, ...others] = await standingErrors(parseSpec(edited("local", EDITS)), request);
    expect(sentence).to.match(
      /^lint feed-of-another-chain: feeds\["api3-eth-usd"\]\.address is 0x64c9.* on Base as BTC\/USD, .*\. Take the address/,
    );
    expect(others).to.deep.equal([]);
  });

  it("keep no error that is waived", async () => {
    const waivers = [
      { rule: "no-spare", path: 'oracles["ETH/USD"].quorum', reason: "A trial", expires: "2999-12-31" },
    ];
    const { request } = await stage("ETH / USD");
    const spec = (more: Edits) => parseSpec(edited("local", { [`${ETH} > quorum`]: 4, ...more }));
    expect(await standingErrors(spec({}), request)).to.have.lengthOf(1);
    expect(await standingErrors(spec({ waivers }), request)).to.deep.equal([]);
  });

  it("let nothing be deployed: one is a problem with exit code 1, none is nothing", async () => {
    const { request } = await stage("BTC / USD");
    const provider = {
      request: ({ method, params }: { method: string; params: readonly unknown[] }) =>
        request(method, params),
    };
    const refusalOf = (edits: Edits) =>
      refuseErrors(parseSpec(edited("local", edits)), provider).then(
        () => undefined,
        (failure: unknown) => failure,
      );
    expect(await refusalOf({})).to.equal(undefined);
    const problem = await refusalOf(EDITS);
    expect(problem).to.be.instanceOf(Problem).with.property("exitCode", 1);
    expect((problem as Problem).sentences).to.have.lengthOf(1);
  });
});
