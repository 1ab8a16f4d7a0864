import { expect } from "chai";
import hre from "hardhat";
import { deployDataFeedsCache } from "./dataFeedsCache.ts";
import { deployOracle } from "./deployOracle.ts";
import { inspect } from "./inspect.ts";

const { ethers, networkHelpers } = await hre.network.create();
const { time, loadFixture } = networkHelpers;

const PRICE = 3_000n * 10n ** 8n;
const NEXT_PRICE = 3_030n * 10n ** 8n;
const MAX_AGE = 600;
const FUTURE_TOLERANCE = 60;
const HOUR = 3_600;
const LARGEST_PRICE = 2n ** 127n - 1n;
const LARGEST_ANSWER = 2n ** 224n - 1n;
const PHASE_BITS = 64n;

const deployWithOracle = async () => {
  const cached = await deployDataFeedsCache(ethers);
  const oracle = await deployOracle(ethers, [cached.feed], { maxAge: MAX_AGE });
  return { ...cached, oracle };
};

const deployAnswering = async () => {
  const deployed = await deployWithOracle();
  await deployed.pushPrice(PRICE);
  return deployed;
};

describe("a Chainlink Data Feeds Cache feed", () => {
  it("is read through a proxy without an adapter", async () => {
    const { oracle } = await loadFixture(deployAnswering);
    expect(await inspect(oracle)).to.include({ fault: "None", price: PRICE });
  });

  it("has the decimals that its id says, which the oracle scales to its own", async () => {
    const { feed, proxy, pushPrice } = await deployDataFeedsCache(ethers, 18);
    const oracle = await deployOracle(ethers, [feed]);
    await pushPrice(PRICE);
    const decimals = await proxy.getFunction("decimals")();
    const { fault, price } = await inspect(oracle);
    expect([decimals, fault, price]).to.deep.equal([18n, "None", PRICE]);
  });

  it("answers 0 as of 0, without a revert, when mapped but never written", async () => {
    const { proxy } = await loadFixture(deployWithOracle);
    const { answer, updatedAt } = await proxy.getFunction("latestRoundData")();
    expect([answer, updatedAt]).to.deep.equal([0n, 0n]);
  });

  it("is NonPositive when mapped but never written", async () => {
    const { oracle } = await loadFixture(deployWithOracle);
    expect(await inspect(oracle)).to.include({ fault: "NonPositive", updatedAt: 0n });
  });

  it("is dated by its report, not by the block that brought it", async () => {
    const { oracle, publish } = await loadFixture(deployWithOracle);
    const observedAt = (await time.latest()) - 500;
    await publish(PRICE, observedAt);
    expect(await inspect(oracle)).to.include({ fault: "None", updatedAt: BigInt(observedAt) });
  });

  it("counts its rounds in the proxy's phase, which is not Malformed", async () => {
    const { oracle, proxy } = await loadFixture(deployAnswering);
    const { roundId, answeredInRound } = await proxy.getFunction("latestRoundData")();
    const { fault } = await inspect(oracle);
    const round = (1n << PHASE_BITS) | 1n;
    expect([roundId, answeredInRound, fault]).to.deep.equal([round, round, "None"]);
  });

  it("is usable when its report is exactly as old as allowed", async () => {
    const { oracle } = await loadFixture(deployAnswering);
    const { updatedAt } = await inspect(oracle);
    await time.increaseTo(updatedAt + BigInt(MAX_AGE));
    expect(await inspect(oracle)).to.include({ fault: "None", age: BigInt(MAX_AGE) });
  });

  it("is Stale a second later, with its last price still shown", async () => {
    const { oracle } = await loadFixture(deployAnswering);
    const { updatedAt } = await inspect(oracle);
    await time.increaseTo(updatedAt + BigInt(MAX_AGE) + 1n);
    expect(await inspect(oracle)).to.include({ fault: "Stale", price: PRICE });
  });

  it("takes a report of an hour ahead, but is Future for the oracle", async () => {
    const { oracle, publish } = await loadFixture(deployWithOracle);
    const observedAt = (await time.latest()) + HOUR;
    await publish(PRICE, observedAt);
    expect(await inspect(oracle)).to.include({ fault: "Future", updatedAt: BigInt(observedAt), age: 0n });
  });

  it("is Future when dated 61 s ahead", async () => {
    const { oracle, publish } = await loadFixture(deployWithOracle);
    const observedAt = (await time.latest()) + HOUR;
    await publish(PRICE, observedAt);
    await time.increaseTo(observedAt - FUTURE_TOLERANCE - 1);
    expect(await inspect(oracle)).to.include({ fault: "Future" });
  });

  it("has the age 0 when dated 60 s ahead", async () => {
    const { oracle, publish } = await loadFixture(deployWithOracle);
    const observedAt = (await time.latest()) + HOUR;
    await publish(PRICE, observedAt);
    await time.increaseTo(observedAt - FUTURE_TOLERANCE);
    expect(await inspect(oracle)).to.include({ fault: "None", age: 0n });
  });

  it("ignores every honest report after one of the future, until that time", async () => {
    const { cache, oracle, publish } = await loadFixture(deployWithOracle);
    await publish(PRICE, (await time.latest()) + HOUR);
    await expect(publish(NEXT_PRICE, await time.latest())).to.emit(cache, "StaleDecimalReport");
    expect(await inspect(oracle)).to.include({ fault: "Future", price: PRICE });
  });

  it("ignores an older report, without a revert", async () => {
    const { oracle, publish } = await loadFixture(deployAnswering);
    const { updatedAt } = await inspect(oracle);
    await publish(NEXT_PRICE, Number(updatedAt) - 1);
    expect(await inspect(oracle)).to.include({ price: PRICE, updatedAt });
  });

  it("ignores a report of the same time with another answer, without a revert", async () => {
    const { oracle, publish } = await loadFixture(deployAnswering);
    const { updatedAt } = await inspect(oracle);
    await publish(NEXT_PRICE, Number(updatedAt));
    expect(await inspect(oracle)).to.include({ price: PRICE, updatedAt });
  });

  it("ignores a workflow that may not report, without a revert", async () => {
    const { cache, oracle, publishAsStranger } = await loadFixture(deployAnswering);
    await expect(publishAsStranger(NEXT_PRICE, await time.latest())).to.emit(
      cache,
      "InvalidUpdatePermission",
    );
    expect(await inspect(oracle)).to.include({ fault: "None", price: PRICE });
  });

  it("is Reverted when its admin removes the mapping, by the cache's own error", async () => {
    const { breakDown, cache, oracle } = await loadFixture(deployAnswering);
    await breakDown();
    const errorSelector = cache.interface.getError("NoMappingForSender")?.selector;
    expect(await inspect(oracle)).to.include({ fault: "Reverted", errorSelector });
  });

  it("is usable again, with the same report, when its admin maps it again", async () => {
    const { breakDown, oracle, repair } = await loadFixture(deployAnswering);
    await breakDown();
    await repair();
    expect(await inspect(oracle)).to.include({ fault: "None", price: PRICE });
  });

  it("cannot be a source while it is unmapped", async () => {
    const { breakDown, feed, oracle } = await loadFixture(deployAnswering);
    await breakDown();
    await expect(deployOracle(ethers, [feed]))
      .to.be.revertedWithCustomError(oracle, "FeedDecimalsUnreadable")
      .withArgs(feed);
  });

  for (const { name, answer, fault } of [
    { name: "zero", answer: 0n, fault: "NonPositive" },
    { name: "the highest answer that an oracle takes", answer: LARGEST_PRICE, fault: "None" },
    { name: "one above it", answer: LARGEST_PRICE + 1n, fault: "TooLarge" },
    { name: "the highest uint224", answer: LARGEST_ANSWER, fault: "TooLarge" },
  ]) {
    it(`serves ${name} unchecked, which is ${fault}`, async () => {
      const { oracle, proxy, publish } = await loadFixture(deployWithOracle);
      await publish(answer, await time.latest());
      const served = await proxy.getFunction("latestRoundData")();
      const report = await inspect(oracle);
      expect([served.answer, report.fault]).to.deep.equal([answer, fault]);
    });
  }
});
