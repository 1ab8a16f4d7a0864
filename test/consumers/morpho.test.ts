import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import type { BaseContract, Contract, Overrides } from "ethers";
import hre from "hardhat";
import { deployApi3 } from "../providers/api3.ts";
import { deployChainlink } from "../providers/chainlink.ts";
import { deployOracle } from "../providers/deployOracle.ts";
import { deployUniswapV3 } from "../providers/uniswapV3.ts";
import { COMPILE_LIMIT } from "./compile.ts";
import { actAtGasLevels } from "./gasSweep.ts";
import { compileMorpho, deployMorpho } from "./morpho.ts";

const { ethers, networkHelpers } = await hre.network.create();
const { loadFixture, time } = networkHelpers;

const PRICE = 3_000n * 10n ** 8n;
const FALLEN = 2_500n * 10n ** 8n;
const WRONG = 300n * 10n ** 8n;
const WINDOW = 300;
const ETHER = 10n ** 18n;
const DOLLAR = 10n ** 6n;
const WAD = 10n ** 18n;
/** One dollar for one ether: 36 + 6 - 18 digits. */
const SCALE = 10n ** 24n;
const LLTV = (86n * WAD) / 100n;
const RESERVE = 1_000_000n * DOLLAR;
const COLLATERAL = 10n * ETHER;
/** 85 % of 30,000 dollars: a position that stays healthy by whichever of the honest providers. */
const DEBT = 25_500n * DOLLAR;
const UNIT = 1n;
/** A pool's price is that of a whole tick: at most a basis point off. */
const TICK_BPS = 1n;
const BPS = 10_000n;
/** Of a position at 86 %: `1 / (1 - 0.3 (1 - 0.86))`, rounded down in 18 decimals. */
const INCENTIVE = (WAD * WAD) / (WAD - (3n * (WAD - LLTV)) / 10n);
/** A loan costs 141,939 gas, and 141,195 on the fallback: a feed that reverts costs less than one that answers. */
const LOAN_GAS = 143_000n;
const [NORMAL, DEGRADED, RESTRICTED] = [0n, 1n, 2n];

/** One real market of Morpho Blue, ether against dollars, over three real providers. */
const deployMarket = async () => {
  const [chainlink, api3] = [await deployChainlink(ethers), await deployApi3(ethers)];
  const uniswap = await deployUniswapV3(ethers, PRICE, WINDOW);
  await chainlink.pushPrice(PRICE);
  await api3.pushPrice(PRICE);
  const oracle = await deployOracle(ethers, [chainlink.feed, api3.feed, uniswap.feed], { maxAge: 86_400 });
  const weth = await ethers.deployContract("MintableToken", ["WETH", 18]);
  const usdc = await ethers.deployContract("MintableToken", ["USDC", 6]);
  const [collateralToken, loanToken] = [await weth.getAddress(), await usdc.getAddress()];
  const face = (await ethers.deployContract("MorphoPriceFace", [
    { oracle: oracle.target, inverted: false, collateral: collateralToken, loan: loanToken },
  ])) as unknown as Contract;
  const { morpho, params, id } = await deployMorpho(ethers, {
    loanToken,
    collateralToken,
    oracle: await face.getAddress(),
    lltv: LLTV,
  });
  const [lender, borrower, liquidator] = (await ethers.getSigners()).slice(10, 13);
  if (lender === undefined || borrower === undefined || liquidator === undefined)
    throw new RangeError("Too few accounts.");
  for (const account of [lender, borrower, liquidator]) {
    await usdc.getFunction("mint")(account, RESERVE);
    await usdc.connect(account).getFunction("approve")(morpho.target, ethers.MaxUint256);
    await weth.getFunction("mint")(account, COLLATERAL);
    await weth.connect(account).getFunction("approve")(morpho.target, ethers.MaxUint256);
  }
  await morpho.connect(lender).getFunction("supply")(params, RESERVE, 0, lender, "0x");
  await morpho.connect(borrower).getFunction("supplyCollateral")(params, COLLATERAL, borrower, "0x");

  const asBorrower = (name: string) => morpho.connect(borrower).getFunction(name);
  return {
    chainlink,
    api3,
    uniswap,
    oracle,
    face,
    weth,
    usdc,
    morpho,
    borrower,
    liquidator,
    position: () => morpho.getFunction("position")(id, borrower),
    borrow: (amount: bigint, overrides: Overrides = {}) =>
      asBorrower("borrow")(params, amount, 0, borrower, borrower, overrides),
    repay: (shares: bigint) => asBorrower("repay")(params, 0, shares, borrower, "0x"),
    supplyCollateral: (amount: bigint) => asBorrower("supplyCollateral")(params, amount, borrower, "0x"),
    withdrawCollateral: (amount: bigint) =>
      asBorrower("withdrawCollateral")(params, amount, borrower, borrower),
    liquidate: (shares: bigint, overrides: Overrides = {}) =>
      morpho.connect(liquidator).getFunction("liquidate")(params, borrower, 0, shares, "0x", overrides),
  };
};

type Stage = Awaited<ReturnType<typeof deployMarket>>;

const expectLevel = async ({ oracle }: Stage, level: bigint) => {
  const reading = await oracle.getFunction("tryRead")();
  expect(reading.level).to.equal(level);
};

/** The first provider is gone, and the others say the price. */
const degrade = async (stage: Stage) => {
  await stage.chainlink.breakDown();
  await expectLevel(stage, DEGRADED);
};

/** One provider is left, which nobody confirms. */
const restrict = async (stage: Stage) => {
  await stage.chainlink.breakDown();
  await stage.uniswap.breakDown();
  await time.increase(1);
  await expectLevel(stage, RESTRICTED);
};

const sharesOf = async ({ position }: Stage): Promise<bigint> => {
  const { borrowShares } = await position();
  return borrowShares;
};

const balanceOf = (token: BaseContract, account: HardhatEthersSigner): Promise<bigint> =>
  token.getFunction("balanceOf")(account);

const expectNoPrice = async (stage: Stage, action: Promise<unknown>) => {
  await expect(action)
    .to.be.revertedWithCustomError(stage.oracle, "PriceUnavailable")
    .withArgs(RESTRICTED, 0b101);
};

describe("Morpho Blue over an oracle", () => {
  before(function () {
    this.timeout(COMPILE_LIMIT);
    compileMorpho();
  });

  it("reads the price in its own scale", async () => {
    const { face } = await loadFixture(deployMarket);
    expect(await face.getFunction("price")()).to.equal(3_000n * SCALE);
  });

  for (const [level, bring] of [
    ["Normal", (stage: Stage) => expectLevel(stage, NORMAL)],
    ["Degraded, on the fallback", degrade],
  ] as const) {
    it(`lends up to its limit at ${level}`, async () => {
      const stage = await loadFixture(deployMarket);
      await bring(stage);
      const price: bigint = await stage.face.getFunction("price")();
      expect(price <= 3_000n * SCALE && price >= (3_000n * SCALE * (BPS - TICK_BPS)) / BPS).to.equal(true);
      const limit = (((COLLATERAL * price) / 10n ** 36n) * LLTV) / WAD;
      await expect(stage.borrow(limit + UNIT)).to.be.revertedWith("insufficient collateral");
      await stage.borrow(limit);
      expect(await balanceOf(stage.usdc, stage.borrower)).to.equal(RESERVE + limit);
    });

    it(`takes a whole loan back, and hands the collateral out, at ${level}`, async () => {
      const stage = await loadFixture(deployMarket);
      await stage.borrow(DEBT / 2n);
      await bring(stage);
      await stage.withdrawCollateral(ETHER);
      await stage.repay(await sharesOf(stage));
      await stage.withdrawCollateral(9n * ETHER);
      expect(await balanceOf(stage.weth, stage.borrower)).to.equal(COLLATERAL);
    });
  }

  it(`takes at most ${LOAN_GAS} gas for a loan, on the fallback too`, async () => {
    const stage = await loadFixture(deployMarket);
    await stage.borrow(DOLLAR);
    const healthy = await (await stage.borrow(DOLLAR)).wait();
    await degrade(stage);
    const degraded = await (await stage.borrow(DOLLAR)).wait();
    expect([healthy.gasUsed <= LOAN_GAS, degraded.gasUsed <= LOAN_GAS]).to.deep.equal([true, true]);
  });

  it("liquidates nobody where one provider says a tenth of the price", async () => {
    const stage = await loadFixture(deployMarket);
    await stage.borrow(DEBT);
    await stage.chainlink.pushPrice(WRONG);
    await expectLevel(stage, DEGRADED);
    await expect(stage.liquidate(await sharesOf(stage))).to.be.revertedWith("position is healthy");
  });

  it("lends no more where one provider says ten times the price", async () => {
    const stage = await loadFixture(deployMarket);
    await stage.chainlink.pushPrice(10n * PRICE);
    await expectLevel(stage, DEGRADED);
    await expect(stage.borrow(DEBT + 400n * DOLLAR)).to.be.revertedWith("insufficient collateral");
  });

  it("liquidates at the true price, on the fallback, where the price has fallen", async () => {
    const stage = await loadFixture(deployMarket);
    await stage.borrow(DEBT);
    await stage.api3.pushPrice(FALLEN);
    await stage.uniswap.pushPrice(FALLEN);
    await time.increase(WINDOW);
    await stage.chainlink.breakDown();
    await stage.api3.pushPrice(FALLEN);
    await expectLevel(stage, DEGRADED);
    const { price } = await stage.oracle.getFunction("tryRead")();
    expect(price > (FALLEN * 99n) / 100n && price < (FALLEN * 101n) / 100n).to.equal(true);
    const shares = (await sharesOf(stage)) / 2n;
    const before = await balanceOf(stage.usdc, stage.liquidator);
    await stage.liquidate(shares);
    const repaid = before - (await balanceOf(stage.usdc, stage.liquidator));
    const seized = (await balanceOf(stage.weth, stage.liquidator)) - COLLATERAL;
    // One unit of the loan token is rounded up in what is repaid.
    const fair = (amount: bigint) => (((amount * INCENTIVE) / WAD) * ETHER * 10n ** 2n) / price;
    expect(seized <= fair(repaid) && seized >= fair(repaid - 2n * UNIT)).to.equal(true);
  });

  it("lends what was asked for at any gas, or nothing", async () => {
    const stage = await loadFixture(deployMarket);
    const dollars = () => balanceOf(stage.usdc, stage.borrower);
    const { succeeded, failed, wrong } = await actAtGasLevels(
      (overrides) => stage.borrow(DOLLAR, overrides),
      dollars,
      DOLLAR,
    );
    expect(wrong).to.deep.equal([]);
    expect(Math.min(succeeded, failed)).to.be.greaterThan(0);
    const tooMuch = (overrides: Overrides) => stage.borrow(DEBT + 400n * DOLLAR, overrides);
    expect(await actAtGasLevels(tooMuch, dollars, 0n)).to.include({ succeeded: 0 });
  });

  it("liquidates nobody who is healthy, whatever the gas", async () => {
    const stage = await loadFixture(deployMarket);
    await stage.borrow(DEBT);
    const shares = await sharesOf(stage);
    const { succeeded, wrong } = await actAtGasLevels(
      (overrides) => stage.liquidate(shares, overrides),
      () => balanceOf(stage.weth, stage.liquidator),
      0n,
    );
    expect({ succeeded, wrong }).to.deep.equal({ succeeded: 0, wrong: [] });
  });

  for (const [name, act] of [
    ["lend", (stage: Stage) => stage.borrow(1n)],
    ["hand a debtor's collateral out", (stage: Stage) => stage.withdrawCollateral(1n)],
    ["liquidate", async (stage: Stage) => stage.liquidate(await sharesOf(stage))],
  ] as const) {
    it(`does not ${name} at Restricted`, async () => {
      const stage = await loadFixture(deployMarket);
      await stage.borrow(DEBT);
      await restrict(stage);
      await expectNoPrice(stage, act(stage));
    });
  }

  it("takes collateral, and lets people repay and leave, at Restricted", async () => {
    const stage = await loadFixture(deployMarket);
    await stage.borrow(DEBT);
    await restrict(stage);
    await stage.repay(await sharesOf(stage));
    await stage.withdrawCollateral(COLLATERAL);
    await stage.supplyCollateral(ETHER);
    expect((await stage.position()).collateral).to.equal(ETHER);
  });

  it("goes on where it stopped when the providers are back", async () => {
    const stage = await loadFixture(deployMarket);
    await stage.borrow(DEBT / 2n);
    await restrict(stage);
    await expectNoPrice(stage, stage.borrow(1n));
    await stage.chainlink.repair();
    await expectLevel(stage, DEGRADED);
    await stage.borrow(DOLLAR);
    await expect(stage.liquidate(1n)).to.be.revertedWith("position is healthy");
  });
});
