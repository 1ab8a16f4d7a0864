import { expect } from "chai";
import hre from "hardhat";
import { compileAave } from "./aave.ts";
import type { AaveStage } from "./aaveStage.ts";
import {
  ALL,
  balanceOf,
  COLLATERAL,
  DEBT,
  deployAaveStage,
  expectNoPrice,
  GRACE,
  NORMAL,
  RESTRICTED,
  UNAVAILABLE,
} from "./aaveStage.ts";
import { COMPILE_LIMIT } from "./compile.ts";

const { ethers, networkHelpers } = await hre.network.create();
const { loadFixture, time } = networkHelpers;

const deployOverOracle = () => deployAaveStage(ethers, time);
const deployOverChainlink = () => deployAaveStage(ethers, time, false);

/** The sequencer was down for ten minutes and is back as of now. */
const interrupt = async ({ sequencer }: AaveStage) => {
  await sequencer.report(true, await time.latest());
  await time.increase(600);
  await sequencer.report(false, await time.latest());
};

describe("Aave V3's sentinel beside oracles", () => {
  before(function () {
    this.timeout(COMPILE_LIMIT);
    compileAave();
  });

  it("and the oracle both stop lending while the sequencer is down", async () => {
    const stage = await loadFixture(deployOverOracle);
    await stage.sequencer.report(true, await time.latest());
    expect(await stage.sentinel.getFunction("isBorrowAllowed")()).to.equal(false);
    await expectNoPrice(stage, stage.priceOf(), UNAVAILABLE, 0);
    await expect(stage.borrow(1n)).to.be.revertedWithCustomError(
      stage.errors,
      "PriceOracleSentinelCheckFailed",
    );
  });

  it("and the oracle both end the grace with the same second", async () => {
    const stage = await loadFixture(deployOverOracle);
    await interrupt(stage);
    const { startedAt } = await stage.sequencer.feed.getFunction("latestRoundData")();
    await time.increaseTo(startedAt + BigInt(GRACE));
    expect(await stage.sentinel.getFunction("isLiquidationAllowed")()).to.equal(false);
    await stage.expectLevel(RESTRICTED);
    await time.increase(1);
    expect(await stage.sentinel.getFunction("isLiquidationAllowed")()).to.equal(true);
    await stage.expectLevel(NORMAL);
  });

  it("alone lets who fell far be liquidated in the grace, at a health factor below 0.95", async () => {
    const stage = await loadFixture(deployOverChainlink);
    await stage.borrow(DEBT);
    await interrupt(stage);
    await stage.fall();
    expect(await stage.sentinel.getFunction("isLiquidationAllowed")()).to.equal(false);
    await stage.liquidate(ALL);
    expect((await balanceOf(stage.weth, stage.liquidator)) > 2n * COLLATERAL).to.equal(true);
  });

  it("over an oracle liquidates nobody in the grace, and after it who has not added collateral", async () => {
    const stage = await loadFixture(deployOverOracle);
    await stage.borrow(DEBT);
    await interrupt(stage);
    await stage.fall();
    await expectNoPrice(stage, stage.liquidate(ALL), RESTRICTED, 0);
    await time.increase(GRACE);
    await stage.liquidate(ALL);
    expect((await balanceOf(stage.weth, stage.liquidator)) > 2n * COLLATERAL).to.equal(true);
  });

  it("over an oracle lets a debtor save itself in the grace", async () => {
    const stage = await loadFixture(deployOverOracle);
    await stage.borrow(DEBT);
    await interrupt(stage);
    await stage.fall();
    await stage.supply(COLLATERAL);
    await time.increase(GRACE);
    await expect(stage.liquidate(ALL)).to.be.revertedWithCustomError(
      stage.errors,
      "HealthFactorNotBelowThreshold",
    );
  });
});
