import { expect } from "chai";
import type { Contract } from "ethers";
import hre from "hardhat";
import {
  createDon,
  deployDataStreams,
  deployStreamAdapter,
  deployVerifier,
  encodeAssetReport,
  encodeReport,
  feedIdOf,
  STREAM_DECIMALS,
} from "../providers/dataStreams.ts";
import { deployOracle } from "../providers/deployOracle.ts";
import { inspect } from "../providers/inspect.ts";
import { deployPrebuilt } from "../providers/prebuilt.ts";
import { PRICE_DECIMALS } from "../providers/provider.ts";

const { ethers, networkHelpers } = await hre.network.create();
const { time, loadFixture } = networkHelpers;

/** In the oracle's 8 decimals. */
const PRICE = 3_000n * 10n ** BigInt(PRICE_DECIMALS);
/** The same in the stream's. */
const STREAM_PRICE = PRICE * 10n ** BigInt(STREAM_DECIMALS - PRICE_DECIMALS);
const MAX_AGE = 600;
const FUTURE_TOLERANCE = 60;
const HOUR = 3_600;

const deployEmpty = async () => {
  const streams = await deployDataStreams(ethers);
  const oracle = await deployOracle(ethers, [streams.feed], { maxAge: MAX_AGE });
  const update = (signedReport: string) => streams.adapter.getFunction("update")(signedReport);
  return { ...streams, oracle, update };
};

const deployAnswering = async () => {
  const deployed = await deployEmpty();
  await deployed.pushPrice(PRICE);
  return deployed;
};

/** What the verifier makes of a report that is brought to it without the adapter. */
const verified = (proxy: Contract, signedReport: string): Promise<string> =>
  proxy.getFunction("verify").staticCall(signedReport, "0x");

describe("DataStreamsAdapter, on the real verifier", () => {
  it("is NonPositive as long as nobody brought a report", async () => {
    const { oracle } = await loadFixture(deployEmpty);
    expect(await inspect(oracle)).to.include({ fault: "NonPositive", updatedAt: 0n });
  });

  it("serves a report that anyone brought, in its own decimals", async () => {
    const { adapter, oracle, signedReport } = await loadFixture(deployEmpty);
    const [, stranger] = await ethers.getSigners();
    const report = signedReport(STREAM_PRICE, await time.latest());
    await adapter.connect(stranger ?? null).getFunction("update")(report);
    expect(await inspect(oracle)).to.include({ fault: "None", price: PRICE });
  });

  it("is dated by the observation, not by the block that brought it", async () => {
    const { oracle, signedReport, update } = await loadFixture(deployEmpty);
    const observedAt = await time.latest();
    await time.increase(500);
    await update(signedReport(STREAM_PRICE, observedAt));
    expect(await inspect(oracle)).to.include({ fault: "None", updatedAt: BigInt(observedAt) });
  });

  it("logs what it keeps", async () => {
    const { adapter, signedReport, update } = await loadFixture(deployEmpty);
    const observedAt = await time.latest();
    await expect(update(signedReport(STREAM_PRICE, observedAt)))
      .to.emit(adapter, "ReportKept")
      .withArgs(observedAt, observedAt, STREAM_PRICE);
  });

  it("refuses an expired report, which still verifies", async () => {
    const { adapter, feedId, proxy, signedReport, update } = await loadFixture(deployEmpty);
    const observedAt = await time.latest();
    const expiresAt = observedAt + HOUR;
    await time.increaseTo(expiresAt + 2 * HOUR);
    const report = signedReport(STREAM_PRICE, observedAt, { expiresAt });
    expect((await verified(proxy, report)).slice(0, feedId.length)).to.equal(feedId);
    await time.setNextBlockTimestamp(expiresAt + 2 * HOUR + 1);
    await expect(update(report))
      .to.be.revertedWithCustomError(adapter, "ReportExpired")
      .withArgs(expiresAt, expiresAt + 2 * HOUR + 1);
  });

  it("takes a report in the last second before it expires", async () => {
    const { adapter, signedReport, update } = await loadFixture(deployEmpty);
    const observedAt = await time.latest();
    await time.setNextBlockTimestamp(observedAt + HOUR);
    await update(signedReport(STREAM_PRICE, observedAt, { expiresAt: observedAt + HOUR }));
    expect(await adapter.getFunction("observedAt")()).to.equal(observedAt);
  });

  it("refuses a verified report of another stream", async () => {
    const { adapter, feedId, proxy, signedReport, update } = await loadFixture(deployEmpty);
    const other = feedIdOf(ethers, 3, "BTC/USD");
    const report = signedReport(STREAM_PRICE, await time.latest(), { feedId: other });
    expect((await verified(proxy, report)).slice(0, other.length)).to.equal(other);
    await expect(update(report)).to.be.revertedWithCustomError(adapter, "WrongFeed").withArgs(other, feedId);
  });

  it("refuses a verified report of another schema", async () => {
    const { adapter, don, feedId, update } = await loadFixture(deployEmpty);
    const other = feedIdOf(ethers, 8, "ETH/USD");
    const words = { feedId: other, marketStatus: 2 };
    const report = encodeAssetReport(ethers, STREAM_PRICE, await time.latest(), words);
    await expect(update(don.sign(report)))
      .to.be.revertedWithCustomError(adapter, "WrongFeed")
      .withArgs(other, feedId);
  });

  for (const { name, age } of [
    { name: "an older report", age: 1 },
    { name: "the very report that it keeps", age: 0 },
  ]) {
    it(`lets the replay of ${name} change nothing, and does not fail over it`, async () => {
      const { adapter, oracle, signedReport, update } = await loadFixture(deployAnswering);
      const { updatedAt } = await inspect(oracle);
      const before = await adapter.getFunction("latestRoundData")();
      await update(signedReport(2n * STREAM_PRICE, Number(updatedAt) - age));
      expect(await adapter.getFunction("latestRoundData")()).to.deep.equal(before);
    });
  }

  it("refuses a verified report from more than 60 s ahead", async () => {
    const { adapter, proxy, signedReport, update } = await loadFixture(deployEmpty);
    const now = (await time.latest()) + 10;
    const observedAt = now + FUTURE_TOLERANCE + 1;
    const report = signedReport(STREAM_PRICE, observedAt);
    await verified(proxy, report);
    await time.setNextBlockTimestamp(now);
    await expect(update(report))
      .to.be.revertedWithCustomError(adapter, "ReportFromFuture")
      .withArgs(observedAt, now + FUTURE_TOLERANCE);
  });

  it("has the age 0 with a report from 60 s ahead", async () => {
    const { oracle, signedReport, update } = await loadFixture(deployEmpty);
    const now = (await time.latest()) + 10;
    await time.setNextBlockTimestamp(now);
    await update(signedReport(STREAM_PRICE, now + FUTURE_TOLERANCE));
    expect(await inspect(oracle)).to.include({ fault: "None", age: 0n });
  });

  for (const { name, bid, ask } of [
    { name: "a bid above its price", bid: STREAM_PRICE + 1n, ask: STREAM_PRICE + 1n },
    { name: "an ask below its price", bid: STREAM_PRICE - 1n, ask: STREAM_PRICE - 1n },
    { name: "bid and ask out of order", bid: STREAM_PRICE + 1n, ask: STREAM_PRICE - 1n },
  ]) {
    it(`refuses a verified report with ${name}`, async () => {
      const { adapter, signedReport, update } = await loadFixture(deployEmpty);
      await expect(update(signedReport(STREAM_PRICE, await time.latest(), { bid, ask })))
        .to.be.revertedWithCustomError(adapter, "PriceOutsideSpread")
        .withArgs(STREAM_PRICE, bid, ask);
    });
  }

  for (const price of [0n, -1n, -(2n ** 191n)]) {
    it(`refuses a verified report of the price ${price}`, async () => {
      const { adapter, signedReport, update } = await loadFixture(deployEmpty);
      await expect(update(signedReport(price, await time.latest())))
        .to.be.revertedWithCustomError(adapter, "PriceNotPositive")
        .withArgs(price);
    });
  }

  it("keeps the price that it has when a report is refused", async () => {
    const { oracle, signedReport, update } = await loadFixture(deployAnswering);
    await update(signedReport(-1n, await time.latest())).catch(() => undefined);
    expect(await inspect(oracle)).to.include({ fault: "None", price: PRICE });
  });

  it("has the decimals that its stream is said to have", async () => {
    const { proxy, signedReport } = await loadFixture(deployEmpty);
    const feedId = feedIdOf(ethers, 3, "ETH/USD in 8 decimals");
    const adapter = await deployStreamAdapter(ethers, proxy, feedId, { streamDecimals: 8 });
    await adapter.getFunction("update")(signedReport(PRICE, await time.latest(), { feedId }));
    const { answer } = await adapter.getFunction("latestRoundData")();
    expect(answer).to.equal(PRICE);
  });

  for (const { name, marketStatus } of [
    { name: "closed", marketStatus: 1 },
    { name: "not known to be open", marketStatus: 0 },
  ]) {
    it(`refuses a verified report of an asset whose market is ${name}`, async () => {
      const { don, proxy } = await loadFixture(deployEmpty);
      const feedId = feedIdOf(ethers, 8, "NVDA/USD");
      const adapter = await deployStreamAdapter(ethers, proxy, feedId);
      const report = encodeAssetReport(ethers, STREAM_PRICE, await time.latest(), { feedId, marketStatus });
      await expect(adapter.getFunction("update")(don.sign(report)))
        .to.be.revertedWithCustomError(adapter, "MarketNotOpen")
        .withArgs(marketStatus);
    });
  }

  it("serves a report of an asset whose market is open", async () => {
    const { don, proxy } = await loadFixture(deployEmpty);
    const feedId = feedIdOf(ethers, 8, "NVDA/USD");
    const adapter = await deployStreamAdapter(ethers, proxy, feedId);
    const observedAt = await time.latest();
    const report = encodeAssetReport(ethers, STREAM_PRICE, observedAt, { feedId, marketStatus: 2 });
    await adapter.getFunction("update")(don.sign(report));
    const { answer, updatedAt } = await adapter.getFunction("latestRoundData")();
    expect([answer, updatedAt]).to.deep.equal([PRICE, BigInt(observedAt)]);
  });
});

describe("DataStreamsAdapter, when the verifier refuses", () => {
  it("passes BadVerification on for 1 of f + 1 signatures", async () => {
    const { don, feedId, update, verifier } = await loadFixture(deployEmpty);
    const report = encodeReport(ethers, STREAM_PRICE, await time.latest(), { feedId });
    const signed = don.sign(report, don.operators.slice(0, 1));
    await expect(update(signed)).to.be.revertedWithCustomError(verifier, "BadVerification");
  });

  it("passes BadVerification on for one operator's signature twice", async () => {
    const { don, feedId, update, verifier } = await loadFixture(deployEmpty);
    const report = encodeReport(ethers, STREAM_PRICE, await time.latest(), { feedId });
    const [operator] = don.operators;
    const signed = don.sign(report, operator === undefined ? [] : [operator, operator]);
    await expect(update(signed)).to.be.revertedWithCustomError(verifier, "BadVerification");
  });

  it("passes BadVerification on for the signatures of another network", async () => {
    const { feedId, update, verifier } = await loadFixture(deployEmpty);
    const report = encodeReport(ethers, STREAM_PRICE, await time.latest(), { feedId });
    const signed = createDon(ethers, "stranger").sign(report);
    await expect(update(signed)).to.be.revertedWithCustomError(verifier, "BadVerification");
  });

  it("passes BadVerification on once the network's configuration is deactivated", async () => {
    const { signedReport, stop, update, verifier } = await loadFixture(deployAnswering);
    await stop();
    const signed = signedReport(STREAM_PRICE, await time.latest());
    await expect(update(signed)).to.be.revertedWithCustomError(verifier, "BadVerification");
  });

  it("serves its last report while the network is stopped, until that is Stale", async () => {
    const { oracle, stop } = await loadFixture(deployAnswering);
    await stop();
    const { fault, updatedAt } = await inspect(oracle);
    await time.increaseTo(updatedAt + BigInt(MAX_AGE) + 1n);
    expect([fault, (await inspect(oracle)).fault]).to.deep.equal(["None", "Stale"]);
  });

  it("is usable again once the network is resumed", async () => {
    const { oracle, pushPrice, resume, stop } = await loadFixture(deployAnswering);
    await stop();
    await time.increase(MAX_AGE + 1);
    await resume();
    await pushPrice(PRICE);
    expect(await inspect(oracle)).to.include({ fault: "None", price: PRICE });
  });

  it("passes BadVerification on for a report from before the network was configured", async () => {
    const { signedReport, update, verifier } = await loadFixture(deployEmpty);
    const signed = signedReport(STREAM_PRICE, (await time.latest()) - HOUR);
    await expect(update(signed)).to.be.revertedWithCustomError(verifier, "BadVerification");
  });

  it("passes AccessForbidden on while the verifier's access controller does not know it", async () => {
    const { adapter, oracle, pushPrice, verifier } = await loadFixture(deployEmpty);
    const controller = await deployPrebuilt(ethers, "SimpleWriteAccessController");
    await verifier.getFunction("setAccessController")(controller.target);
    await expect(pushPrice(PRICE)).to.be.revertedWithCustomError(verifier, "AccessForbidden");
    await controller.getFunction("addAccess")(adapter.target);
    await pushPrice(PRICE);
    expect(await inspect(oracle)).to.include({ fault: "None", price: PRICE });
  });

  it("takes the reports of another network once the proxy's owner replaced the verifier", async () => {
    const { adapter, feedId, proxy, pushPrice, update } = await loadFixture(deployAnswering);
    const successor = createDon(ethers, "successor");
    const verifier = await deployVerifier(ethers, proxy, successor);
    await proxy.getFunction("setVerifier")(verifier.target);
    await expect(pushPrice(PRICE)).to.be.revertedWithCustomError(verifier, "BadVerification");
    const observedAt = await time.latest();
    await update(successor.sign(encodeReport(ethers, STREAM_PRICE, observedAt, { feedId })));
    expect(await adapter.getFunction("observedAt")()).to.equal(observedAt);
  });
});
