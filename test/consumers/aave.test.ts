import { expect } from "chai";
import hre from "hardhat";
import { compileAave, LIQUIDATION_BONUS } from "./aave.ts";
import type { AaveStage } from "./aaveStage.ts";
import {
  ALL,
  BORROW_LIMIT,
  BPS,
  balanceOf,
  COLLATERAL,
  DEBT,
  DEGRADED,
  DOLLAR,
  deployAaveStage,
  ETHER,
  expectNoPrice,
  FALLEN,
  NORMAL,
  ONE_DOLLAR,
  PRICE,
  RESERVE,
  RESTRICTED,
} from "./aaveStage.ts";
import { COMPILE_LIMIT } from "./compile.ts";
import { actAtGasLevels } from "./gasSweep.ts";

const { ethers, networkHelpers } = await hre.network.create();
const { loadFixture, time } = networkHelpers;

const WRONG = 300n * 10n ** 8n;
/** A pool's price is that of a whole tick: at most a basis point off. */
const TICK_BPS = 1n;
/** A loan costs 320,288 gas, and 319,544 on the fallback: a feed that reverts costs less than one that answers. */
const LOAN_GAS = 322_000n;

const deployOverOracle = () => deployAaveStage(ethers, time);

const isNear = (price: bigint, expected: bigint): boolean =>
  price <= expected && price >= (expected * (BPS - TICK_BPS)) / BPS;

describe("Aave V3 over oracles", () => {
  before(function () {
    this.timeout(COMPILE_LIMIT);
    compileAave();
  });

  for (const [level, bring] of [
    ["Normal", (stage: AaveStage) => stage.expectLevel(NORMAL)],
    ["Degraded, on the fallback", (stage: AaveStage) => stage.degrade()],
  ] as const) {
    it(`has its oracle give the price at ${level}`, async () => {
      const stage = await loadFixture(deployOverOracle);
      await bring(stage);
      expect(isNear(await stage.priceOf(), PRICE)).to.equal(true);
    });

    it(`lends up to its limit at ${level}`, async () => {
      const stage = await loadFixture(deployOverOracle);
      await bring(stage);
      const value = (COLLATERAL * (await stage.priceOf())) / ETHER;
      const limit = (((value * BigInt(BORROW_LIMIT)) / BPS) * DOLLAR) / ONE_DOLLAR;
      await expect(stage.borrow(limit + 1n)).to.be.revertedWithCustomError(
        stage.errors,
        "CollateralCannotCoverNewBorrow",
      );
      await stage.borrow(limit);
      expect(await balanceOf(stage.usdc, stage.borrower)).to.equal(RESERVE + limit);
    });

    it(`takes a whole loan back, and hands the collateral out, at ${level}`, async () => {
      const stage = await loadFixture(deployOverOracle);
      await stage.borrow(DEBT / 2n);
      await bring(stage);
      await stage.withdraw(ETHER);
      await stage.repayAll();
      await stage.withdraw(9n * ETHER);
      expect(await balanceOf(stage.weth, stage.borrower)).to.equal(2n * COLLATERAL);
    });
  }

  it(`takes at most ${LOAN_GAS} gas for a loan, on the fallback too`, async () => {
    const stage = await loadFixture(deployOverOracle);
    await stage.borrow(DOLLAR);
    const healthy = await (await stage.borrow(DOLLAR)).wait();
    await stage.degrade();
    const degraded = await (await stage.borrow(DOLLAR)).wait();
    expect([healthy.gasUsed <= LOAN_GAS, degraded.gasUsed <= LOAN_GAS]).to.deep.equal([true, true]);
  });

  it("liquidates nobody where one provider says a tenth of the price", async () => {
    const stage = await loadFixture(deployOverOracle);
    await stage.borrow(DEBT);
    await stage.chainlink.pushPrice(WRONG);
    await stage.expectLevel(DEGRADED);
    await expect(stage.liquidate(ALL)).to.be.revertedWithCustomError(
      stage.errors,
      "HealthFactorNotBelowThreshold",
    );
  });

  it("liquidates at the true price, on the fallback, where the price has fallen", async () => {
    const stage = await loadFixture(deployOverOracle);
    await stage.borrow(DEBT);
    await stage.fall();
    await stage.degrade();
    const price = await stage.priceOf();
    expect(isNear(price, FALLEN)).to.equal(true);
    const before = await balanceOf(stage.usdc, stage.liquidator);
    await stage.liquidate(DEBT / 4n);
    const repaid = before - (await balanceOf(stage.usdc, stage.liquidator));
    const seized = (await balanceOf(stage.weth, stage.liquidator)) - 2n * COLLATERAL;
    const value = (repaid * ONE_DOLLAR) / DOLLAR;
    const fair = (value * ETHER * BigInt(LIQUIDATION_BONUS)) / BPS / price;
    expect(repaid).to.equal(DEBT / 4n);
    expect(seized <= fair + 1n && seized >= fair - 1n).to.equal(true);
  });

  it("lends what was asked for at any gas, or nothing", async () => {
    const stage = await loadFixture(deployOverOracle);
    const dollars = () => balanceOf(stage.usdc, stage.borrower);
    const { succeeded, failed, wrong } = await actAtGasLevels(
      (overrides) => stage.borrow(DOLLAR, overrides),
      dollars,
      DOLLAR,
    );
    expect(wrong).to.deep.equal([]);
    expect(Math.min(succeeded, failed)).to.be.greaterThan(0);
    const tooMuch = (overrides: object) => stage.borrow(DEBT + 400n * DOLLAR, overrides);
    expect(await actAtGasLevels(tooMuch, dollars, 0n)).to.include({ succeeded: 0 });
  });

  it("liquidates nobody who is healthy, whatever the gas", async () => {
    const stage = await loadFixture(deployOverOracle);
    await stage.borrow(DEBT);
    const { succeeded, wrong } = await actAtGasLevels(
      (overrides) => stage.liquidate(ALL, overrides),
      () => balanceOf(stage.weth, stage.liquidator),
      0n,
    );
    expect({ succeeded, wrong }).to.deep.equal({ succeeded: 0, wrong: [] });
  });

  for (const [name, act] of [
    ["lend", (stage: AaveStage) => stage.borrow(1n)],
    ["hand a debtor's collateral out", (stage: AaveStage) => stage.withdraw(1n)],
    ["liquidate", (stage: AaveStage) => stage.liquidate(ALL)],
  ] as const) {
    it(`does not ${name} at Restricted`, async () => {
      const stage = await loadFixture(deployOverOracle);
      await stage.borrow(DEBT);
      await stage.restrict();
      await expectNoPrice(stage, act(stage), RESTRICTED, 0b101);
    });
  }

  it("takes collateral, and lets people repay and leave, at Restricted", async () => {
    const stage = await loadFixture(deployOverOracle);
    await stage.borrow(DEBT);
    await stage.restrict();
    await stage.supply(ETHER);
    await stage.repayAll();
    await stage.withdraw(COLLATERAL + ETHER);
    expect(await balanceOf(stage.weth, stage.borrower)).to.equal(2n * COLLATERAL);
  });
});
