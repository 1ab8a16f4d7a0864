import { expect } from "chai";
import type { Contract } from "ethers";
import hre from "hardhat";
import { deployOracle } from "./deployOracle.ts";
import { inspect } from "./inspect.ts";
import { deployTellor } from "./tellor.ts";

const { ethers, networkHelpers } = await hre.network.create();
const { time, loadFixture } = networkHelpers;

const PRICE = 3_000n * 10n ** 8n;
const NEXT_PRICE = 3_030n * 10n ** 8n;
const MAX_AGE = 3_600;
const DISPUTE_DELAY = 900;
const REPORTING_LOCK = 43_200;
const DAY = 86_400;

const word = (value: bigint): string => ethers.toBeHex(value, 32);
const in18Decimals = (price: bigint): string => word(price * 10n ** 10n);

const selectorOf = (adapter: Contract, name: string): string | undefined =>
  adapter.interface.getError(name)?.selector;

const deployEmpty = async () => {
  const tellor = await deployTellor(ethers, { disputeDelay: DISPUTE_DELAY });
  const oracle = await deployOracle(ethers, [tellor.feed], { maxAge: MAX_AGE });
  return { ...tellor, flex: tellor.oracle, oracle };
};

/** One report, that has just become visible. */
const deployVisible = async () => {
  const tellor = await deployEmpty();
  const reportedAt = await tellor.report(in18Decimals(PRICE));
  await time.increase(tellor.visibleAfterSeconds);
  return { ...tellor, reportedAt };
};

/** Two reports that are both old enough, a minute apart. */
const deployWithTwo = async () => {
  const tellor = await deployEmpty();
  const firstAt = await tellor.report(in18Decimals(PRICE));
  await time.increase(60);
  const secondAt = await tellor.report(in18Decimals(NEXT_PRICE));
  await time.increase(tellor.visibleAfterSeconds);
  return { ...tellor, firstAt, secondAt };
};

describe("a Tellor feed", () => {
  it("shows a report that is older than the dispute delay, by the report's own time", async () => {
    const { oracle, reportedAt } = await loadFixture(deployVisible);
    expect(await inspect(oracle)).to.include({ fault: "None", price: PRICE, updatedAt: reportedAt });
  });

  it("hides a report as old as the dispute delay", async () => {
    const { adapter, oracle, report } = await loadFixture(deployEmpty);
    await time.increaseTo((await report(in18Decimals(PRICE))) + BigInt(DISPUTE_DELAY));
    const errorSelector = selectorOf(adapter, "NoUndisputedValue");
    expect(await inspect(oracle)).to.include({ fault: "Reverted", errorSelector });
  });

  it("hides a report in its own block, where Tellor itself gives it at once", async () => {
    const { flex, oracle, queryId, report } = await loadFixture(deployVisible);
    const now = await report(in18Decimals(NEXT_PRICE));
    const [, newest] = await flex.getFunction("getDataBefore")(queryId, now + 1n);
    const { price } = await inspect(oracle);
    expect([newest, price]).to.deep.equal([in18Decimals(NEXT_PRICE), PRICE]);
  });

  it("is Reverted, by name, before anything was reported", async () => {
    const { adapter, oracle } = await loadFixture(deployEmpty);
    const errorSelector = selectorOf(adapter, "NoUndisputedValue");
    expect(await inspect(oracle)).to.include({ fault: "Reverted", errorSelector });
  });

  it("reads another query where a symbol is in upper case", async () => {
    const { adapter, pushPrice, visibleAfterSeconds } = await deployTellor(ethers, { asset: "ETH" });
    await pushPrice(PRICE);
    await time.increase(visibleAfterSeconds);
    await expect(adapter.getFunction("latestRoundData")()).to.be.revertedWithCustomError(
      adapter,
      "NoUndisputedValue",
    );
  });

  it("shows the report before, by its time, in the block in which the newest is disputed", async () => {
    const { dispute, firstAt, oracle, secondAt } = await loadFixture(deployWithTwo);
    await dispute(secondAt);
    expect(await inspect(oracle)).to.include({ fault: "None", price: PRICE, updatedAt: firstAt });
  });

  it("has nothing left of a disputed report", async () => {
    const { dispute, flex, queryId, secondAt } = await loadFixture(deployWithTwo);
    await dispute(secondAt);
    expect(await flex.getFunction("retrieveData")(queryId, secondAt)).to.equal("0x");
  });

  it("is Stale where a dispute leaves a report older than the maximum age only", async () => {
    const { dispute, oracle, report, visibleAfterSeconds } = await loadFixture(deployVisible);
    await time.increase(MAX_AGE);
    const newest = await report(in18Decimals(NEXT_PRICE));
    await time.increase(visibleAfterSeconds);
    await dispute(newest);
    expect(await inspect(oracle)).to.include({ fault: "Stale", price: PRICE });
  });

  it("does not bring a report back when the vote is against its dispute", async () => {
    const { dispute, firstAt, flex, governance, oracle, queryId, secondAt } =
      await loadFixture(deployWithTwo);
    await dispute(secondAt);
    await governance.getFunction("vote")(1, false, false);
    await time.increase(2 * DAY + 1);
    await governance.getFunction("tallyVotes")(1);
    await time.increase(2 * DAY + 1);
    await governance.getFunction("executeVote")(1);
    const isDisputed = await flex.getFunction("isInDispute")(queryId, secondAt);
    const { fault, updatedAt } = await inspect(oracle);
    expect([isDisputed, fault, updatedAt]).to.deep.equal([true, "Stale", firstAt]);
  });

  it("can be taken a report for a tenth of a stake", async () => {
    const { dispute, flex, governance, secondAt, token } = await loadFixture(deployWithTwo);
    await dispute(secondAt);
    const stake = await flex.getFunction("getStakeAmount")();
    // Governance holds the fee, and the stake that was slashed.
    expect(await token.getFunction("balanceOf")(governance.target)).to.equal(stake + stake / 10n);
  });

  it("can be disputed for 12 hours, not longer", async () => {
    const { dispute, reportedAt } = await loadFixture(deployVisible);
    await time.increaseTo(reportedAt + BigInt(REPORTING_LOCK));
    await expect(dispute(reportedAt)).to.be.revertedWith(
      "Dispute must be started within reporting lock time",
    );
  });

  for (const { name, value } of [
    { name: "of one byte", value: "0x01" },
    { name: "of 31 bytes", value: `0x${"00".repeat(30)}01` },
    { name: "of two words", value: word(PRICE) + word(1n).slice(2) },
  ]) {
    it(`is Reverted, by name, where a reporter wrote a value ${name}`, async () => {
      const { adapter, oracle, report, visibleAfterSeconds } = await loadFixture(deployVisible);
      await report(value);
      await time.increase(visibleAfterSeconds);
      const errorSelector = selectorOf(adapter, "UnexpectedValueLength");
      expect(await inspect(oracle)).to.include({ fault: "Reverted", errorSelector });
    });

    it(`is usable again when a value ${name} is disputed`, async () => {
      const { dispute, oracle, report, visibleAfterSeconds } = await loadFixture(deployVisible);
      const malformed = await report(value);
      await time.increase(visibleAfterSeconds);
      await dispute(malformed);
      expect(await inspect(oracle)).to.include({ fault: "None", price: PRICE });
    });
  }

  it("is OutOfGas where a reporter wrote a value too long to be read", async () => {
    const { oracle, report, visibleAfterSeconds } = await loadFixture(deployVisible);
    await report(`0x${"11".repeat(4_096)}`);
    await time.increase(visibleAfterSeconds);
    expect(await inspect(oracle)).to.include({ fault: "OutOfGas" });
  });

  it("is TooLarge where a reporter wrote the largest value", async () => {
    const { oracle, report, visibleAfterSeconds } = await loadFixture(deployVisible);
    await report(word(2n ** 256n - 1n));
    await time.increase(visibleAfterSeconds);
    expect(await inspect(oracle)).to.include({ fault: "TooLarge" });
  });

  it("is NonPositive where a reporter wrote zero", async () => {
    const { oracle, report, visibleAfterSeconds } = await loadFixture(deployVisible);
    await report(word(0n));
    await time.increase(visibleAfterSeconds);
    expect(await inspect(oracle)).to.include({ fault: "NonPositive" });
  });

  it("is usable at the maximum age after its reporters stopped", async () => {
    const { oracle, reportedAt } = await loadFixture(deployVisible);
    await time.increaseTo(reportedAt + BigInt(MAX_AGE));
    expect(await inspect(oracle)).to.include({ fault: "None", age: BigInt(MAX_AGE) });
  });

  it("is Stale a second later, with its last price still shown", async () => {
    const { oracle, reportedAt } = await loadFixture(deployVisible);
    await time.increaseTo(reportedAt + BigInt(MAX_AGE) + 1n);
    expect(await inspect(oracle)).to.include({ fault: "Stale", price: PRICE });
  });

  it("takes one report in 12 hours from a reporter of one stake", async () => {
    const { deployReporter, report } = await loadFixture(deployEmpty);
    const reporter = await deployReporter(2, 1n);
    await report(in18Decimals(PRICE), reporter);
    await time.increase(REPORTING_LOCK - 2);
    await expect(report(in18Decimals(NEXT_PRICE), reporter)).to.be.revertedWith(
      "still in reporter time lock, please wait!",
    );
  });

  it("takes a report every 6 hours from a reporter of two stakes", async () => {
    const { deployReporter, report } = await loadFixture(deployEmpty);
    const reporter = await deployReporter(2, 2n);
    const first = await report(in18Decimals(PRICE), reporter);
    await time.increase(REPORTING_LOCK / 2);
    expect(await report(in18Decimals(NEXT_PRICE), reporter)).to.be.greaterThan(first);
  });

  it("is Reverted, by name, when all of its reports are disputed", async () => {
    const { adapter, breakDown, oracle } = await loadFixture(deployWithTwo);
    await breakDown();
    const errorSelector = selectorOf(adapter, "NoUndisputedValue");
    expect(await inspect(oracle)).to.include({ fault: "Reverted", errorSelector });
  });

  it("stays so for the dispute delay after it was repaired", async () => {
    const { breakDown, oracle, repair, visibleAfterSeconds } = await loadFixture(deployWithTwo);
    await breakDown();
    await repair();
    await time.increase(visibleAfterSeconds - 1);
    expect(await inspect(oracle)).to.include({ fault: "Reverted" });
  });

  it("is usable again when the dispute delay is over", async () => {
    const { breakDown, oracle, repair, visibleAfterSeconds } = await loadFixture(deployWithTwo);
    await breakDown();
    await repair();
    await time.increase(visibleAfterSeconds);
    expect(await inspect(oracle)).to.include({ fault: "None", price: NEXT_PRICE });
  });
});
