import { expect } from "chai";
import hre from "hardhat";
import { deployApi3 } from "./api3.ts";
import { deployOracle } from "./deployOracle.ts";
import { inspect } from "./inspect.ts";

const { ethers, networkHelpers } = await hre.network.create();
const { time, loadFixture } = networkHelpers;

/** In the oracle's 8 decimals. */
const PRICE = 3_000n * 10n ** 8n;
/** From the oracle's decimals to API3's 18. */
const SCALE = 10n ** 10n;
const MAX_AGE = 600;
const FUTURE_TOLERANCE = 60;
const HOUR = 3_600;
const LARGEST_PRICE = 2n ** 127n - 1n;
const LARGEST_VALUE = 2n ** 223n - 1n;

const deployWithOracle = async () => {
  const api3 = await deployApi3(ethers);
  const oracle = await deployOracle(ethers, [api3.feed], { maxAge: MAX_AGE });
  return { ...api3, oracle };
};

describe("an API3 feed", () => {
  it("answers in 18 decimals, which the oracle scales to its own", async () => {
    const { oracle, publish } = await loadFixture(deployWithOracle);
    await publish(PRICE * SCALE, await time.latest());
    expect(await inspect(oracle)).to.include({ fault: "None", price: PRICE });
  });

  it("is rounded down to the oracle's decimals", async () => {
    const { oracle, publish } = await loadFixture(deployWithOracle);
    await publish(PRICE * SCALE + SCALE - 1n, await time.latest());
    expect(await inspect(oracle)).to.include({ fault: "None", price: PRICE });
  });

  it("has no rounds: its ids are 0, which is not carried over", async () => {
    const { oracle, proxy, pushPrice } = await loadFixture(deployWithOracle);
    await pushPrice(PRICE);
    const { roundId, answeredInRound } = await proxy.getFunction("latestRoundData")();
    const { fault } = await inspect(oracle);
    expect([roundId, answeredInRound, fault]).to.deep.equal([0n, 0n, "None"]);
  });

  it("is dated by its signatures, not by the block that brought them", async () => {
    const { oracle, publish } = await loadFixture(deployWithOracle);
    const signedAt = (await time.latest()) - 500;
    await publish(PRICE * SCALE, signedAt);
    expect(await inspect(oracle)).to.include({ updatedAt: BigInt(signedAt) });
  });

  it("is usable when its signatures are exactly as old as allowed", async () => {
    const { oracle, publish } = await loadFixture(deployWithOracle);
    const signedAt = (await time.latest()) - 500;
    await publish(PRICE * SCALE, signedAt);
    await time.increaseTo(signedAt + MAX_AGE);
    expect(await inspect(oracle)).to.include({ fault: "None", age: BigInt(MAX_AGE) });
  });

  it("is Stale when its signatures are a second older than allowed", async () => {
    const { oracle, publish } = await loadFixture(deployWithOracle);
    const signedAt = (await time.latest()) - 500;
    await publish(PRICE * SCALE, signedAt);
    await time.increaseTo(signedAt + MAX_AGE + 1);
    expect(await inspect(oracle)).to.include({ fault: "Stale", age: BigInt(MAX_AGE) + 1n });
  });

  it("is Stale as soon as it is updated with data that is too old", async () => {
    const { oracle, publish } = await loadFixture(deployWithOracle);
    await publish(PRICE * SCALE, (await time.latest()) - MAX_AGE - 1);
    expect(await inspect(oracle)).to.include({ fault: "Stale" });
  });

  it("is refused by the server itself when signed an hour ahead", async () => {
    const { publish } = await loadFixture(deployWithOracle);
    const signedAt = (await time.latest()) + HOUR + 1;
    await time.setNextBlockTimestamp(signedAt - HOUR);
    await expect(publish(PRICE * SCALE, signedAt)).to.be.revertedWith("Timestamp not valid");
  });

  it("is taken by the server when signed just under an hour ahead, but Future for the oracle", async () => {
    const { oracle, publish } = await loadFixture(deployWithOracle);
    const signedAt = (await time.latest()) + HOUR;
    await time.setNextBlockTimestamp(signedAt - HOUR + 1);
    await publish(PRICE * SCALE, signedAt);
    expect(await inspect(oracle)).to.include({ fault: "Future", updatedAt: BigInt(signedAt), age: 0n });
  });

  it("is Future when dated 61 s ahead", async () => {
    const { oracle, publish } = await loadFixture(deployWithOracle);
    const signedAt = (await time.latest()) + 10 * FUTURE_TOLERANCE;
    await publish(PRICE * SCALE, signedAt);
    await time.increaseTo(signedAt - FUTURE_TOLERANCE - 1);
    expect(await inspect(oracle)).to.include({ fault: "Future" });
  });

  it("has the age 0 when dated 60 s ahead", async () => {
    const { oracle, publish } = await loadFixture(deployWithOracle);
    const signedAt = (await time.latest()) + 10 * FUTURE_TOLERANCE;
    await publish(PRICE * SCALE, signedAt);
    await time.increaseTo(signedAt - FUTURE_TOLERANCE);
    expect(await inspect(oracle)).to.include({ fault: "None", age: 0n });
  });

  it("is the median of its beacons, which one that lies does not move", async () => {
    const { oracle, publishEach } = await loadFixture(deployWithOracle);
    const timestamp = await time.latest();
    const values = [PRICE * SCALE, PRICE * SCALE, 1_000n * PRICE * SCALE];
    await publishEach(values.map((value) => ({ value, timestamp })));
    expect(await inspect(oracle)).to.include({ fault: "None", price: PRICE });
  });

  it("takes value and time as separate medians, a pair that no beacon signed", async () => {
    const { oracle, publishEach } = await loadFixture(deployWithOracle);
    const now = await time.latest();
    await publishEach([
      { value: PRICE * SCALE, timestamp: now - 30 },
      { value: (PRICE + 1n) * SCALE, timestamp: now - 10 },
      { value: (PRICE + 2n) * SCALE, timestamp: now - 20 },
    ]);
    expect(await inspect(oracle)).to.include({ price: PRICE + 1n, updatedAt: BigInt(now - 20) });
  });

  it("goes back in time when its manager repoints it to an older beacon", async () => {
    const { oracle, publishEach, repointToBeacon } = await loadFixture(deployWithOracle);
    const now = await time.latest();
    const value = PRICE * SCALE;
    await publishEach([now - 2 * MAX_AGE, now, now].map((timestamp) => ({ value, timestamp })));
    await repointToBeacon(0);
    expect(await inspect(oracle)).to.include({ fault: "Stale", updatedAt: BigInt(now - 2 * MAX_AGE) });
  });

  it("is Reverted before its first update, by its own error", async () => {
    const { oracle, proxy } = await loadFixture(deployWithOracle);
    const errorSelector = proxy.interface.getError("DataFeedIsNotInitialized")?.selector;
    expect(await inspect(oracle)).to.include({ fault: "Reverted", errorSelector });
  });

  it("is Reverted when its manager unsets the name, by its own error", async () => {
    const { breakDown, oracle, proxy, pushPrice } = await loadFixture(deployWithOracle);
    await pushPrice(PRICE);
    await breakDown();
    const errorSelector = proxy.interface.getError("DapiNameIsNotSet")?.selector;
    expect(await inspect(oracle)).to.include({ fault: "Reverted", errorSelector });
  });

  for (const { name, value, fault } of [
    { name: "zero", value: 0n, fault: "NonPositive" },
    { name: "a negative value", value: -1n, fault: "NonPositive" },
    { name: "the lowest int224", value: -LARGEST_VALUE - 1n, fault: "NonPositive" },
    { name: "a value that rounds down to zero", value: SCALE - 1n, fault: "NonPositive" },
    { name: "the lowest value that does not round down to zero", value: SCALE, fault: "None" },
    { name: "the highest value that an oracle takes", value: LARGEST_PRICE, fault: "None" },
    {
      name: "one above the highest value that an oracle takes",
      value: LARGEST_PRICE + 1n,
      fault: "TooLarge",
    },
    { name: "the highest int224", value: LARGEST_VALUE, fault: "TooLarge" },
  ]) {
    it(`serves ${name} unchecked, which is ${fault}`, async () => {
      const { oracle, proxy, publish } = await loadFixture(deployWithOracle);
      await publish(value, await time.latest());
      const { answer } = await proxy.getFunction("latestRoundData")();
      const report = await inspect(oracle);
      expect([answer, report.fault]).to.deep.equal([value, fault]);
    });
  }

  it("refuses a value beyond an int224 rather than truncate it", async () => {
    const { publish } = await loadFixture(deployWithOracle);
    const signedAt = await time.latest();
    await expect(publish(LARGEST_VALUE + 1n, signedAt)).to.be.revertedWith("Value typecasting error");
  });
});
