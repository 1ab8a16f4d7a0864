import { expect } from "chai";
import type { Contract } from "ethers";
import hre from "hardhat";
import { deployOracle } from "../providers/deployOracle.ts";
import { inspect } from "../providers/inspect.ts";
import type { PoolOptions } from "../providers/uniswapV3.ts";
import { deployAdapter, deployPool } from "../providers/uniswapV3.ts";
import { sqrtPriceX96OfTick, tickPrice } from "../support/tickPrice.ts";

const { ethers, networkHelpers } = await hre.network.create();
const { time, loadFixture } = networkHelpers;

const PRICE = 3_000n * 10n ** 8n;
const OTHER_PRICE = 3_100n * 10n ** 8n;
/** A power of two, by which a pool divides without a remainder: the mean of it is exact. */
const LIQUIDITY = 2n ** 56n;
const WINDOW = 300;
/** Selector of `Error(string)`. */
const ERROR_STRING = "0x08c379a0";

const answerOf = async (adapter: Contract): Promise<bigint> => {
  const { answer } = await adapter.getFunction("latestRoundData")();
  return answer;
};

const deployStandingPool = async () => {
  const pool = await deployPool(ethers, { price: PRICE, liquidity: LIQUIDITY });
  await time.increase(WINDOW);
  return pool;
};

/** An adapter over a pool that the next trades take the history from. */
const deployForgetful = async () => {
  const pool = await deployPool(ethers, { price: PRICE, cardinality: 2 });
  await time.increase(WINDOW);
  const adapter = await deployAdapter(ethers, pool, { minCardinality: 2 });
  await pool.tradeTo(OTHER_PRICE);
  await pool.tradeTo(PRICE);
  return adapter;
};

describe("UniswapV3TwapAdapter, liquidity", () => {
  it("serves at exactly the lowest liquidity", async () => {
    const pool = await loadFixture(deployStandingPool);
    const adapter = await deployAdapter(ethers, pool, { minLiquidity: LIQUIDITY });
    expect(await answerOf(adapter)).to.be.greaterThan(0n);
  });

  it("refuses one below the lowest liquidity, with both figures", async () => {
    const pool = await loadFixture(deployStandingPool);
    const adapter = await deployAdapter(ethers, pool, { minLiquidity: LIQUIDITY + 1n });
    await expect(answerOf(adapter))
      .to.be.revertedWithCustomError(adapter, "LiquidityTooLow")
      .withArgs(LIQUIDITY, LIQUIDITY + 1n);
  });

  it("refuses a pool without any, which the pool counts as 1", async () => {
    const pool = await deployPool(ethers, { price: PRICE, liquidity: 0n });
    await time.increase(WINDOW);
    const adapter = await deployAdapter(ethers, pool, { minLiquidity: BigInt(WINDOW) });
    await expect(answerOf(adapter))
      .to.be.revertedWithCustomError(adapter, "LiquidityTooLow")
      .withArgs(1, WINDOW);
  });

  it("refuses a window with one empty second in it, at the least limit that it takes", async () => {
    const { trader, ...pool } = await loadFixture(deployStandingPool);
    const adapter = await deployAdapter(ethers, { trader, ...pool }, { minLiquidity: BigInt(WINDOW) });
    await trader.getFunction("removeLiquidity")(LIQUIDITY);
    await time.setNextBlockTimestamp((await time.latest()) + 1);
    await trader.getFunction("addLiquidity")(LIQUIDITY);
    await expect(answerOf(adapter))
      .to.be.revertedWithCustomError(adapter, "LiquidityTooLow")
      .withArgs(WINDOW - 1, WINDOW);
  });

  it("serves again once the empty second has left the window", async () => {
    const { trader, ...pool } = await loadFixture(deployStandingPool);
    const adapter = await deployAdapter(ethers, { trader, ...pool });
    await trader.getFunction("removeLiquidity")(LIQUIDITY);
    await trader.getFunction("addLiquidity")(LIQUIDITY);
    await time.increase(WINDOW);
    expect(await answerOf(adapter)).to.be.greaterThan(0n);
  });
});

describe("UniswapV3TwapAdapter, history", () => {
  it("reverts with the pool's own reason when trades have overwritten the window", async () => {
    const adapter = await loadFixture(deployForgetful);
    await expect(answerOf(adapter)).to.be.revertedWith("OLD");
  });

  it("is reported by an oracle as Reverted, with the selector of the pool's error", async () => {
    const adapter = await loadFixture(deployForgetful);
    const oracle = await deployOracle(ethers, [await adapter.getAddress()]);
    const { fault, errorSelector } = await inspect(oracle);
    expect([fault, errorSelector]).to.deep.equal(["Reverted", ERROR_STRING]);
  });
});

describe("UniswapV3TwapAdapter, extreme prices", () => {
  /** The last whole ticks in the range of the liquidity; a pool's own limits lie 52 ticks further. */
  const HIGHEST_TICK = 887_219n;
  const LOWEST_TICK = -887_220n;
  /** What a trade can take a pool's price to, past all of its liquidity. */
  const LOWEST_ROOT = 4_295_128_740n;
  const HIGHEST_ROOT = 1_461_446_703_485_210_103_287_273_052_203_988_822_378_723_970_341n;
  const LITTLE = 10n ** 6n;
  const DECIMALS = { baseDecimals: 18, quoteDecimals: 6, decimals: 8 };

  /** A price in the middle of a tick, because the pool's own border of a tick is rounded. */
  const rootWithin = (tick: bigint) => (sqrtPriceX96OfTick(tick) * 40_001n) / 40_000n;

  const deployAt = async (sqrtPriceX96: bigint, options: Partial<PoolOptions>) => {
    const pool = await deployPool(ethers, { price: PRICE, liquidity: LITTLE, ...options });
    await pool.tradeToRoot(sqrtPriceX96);
    await time.increase(WINDOW);
    const adapter = await deployAdapter(ethers, pool, { minLiquidity: LITTLE });
    return { ...pool, adapter };
  };

  for (const { name, tick, baseIsToken0 } of [
    {
      name: "highest tick, as the price of the token that sorts first",
      tick: HIGHEST_TICK,
      baseIsToken0: true,
    },
    {
      name: "lowest tick, as the price of the token that sorts last",
      tick: LOWEST_TICK,
      baseIsToken0: false,
    },
  ]) {
    it(`is right to nine digits at the ${name}`, async () => {
      const { adapter, pool } = await deployAt(rootWithin(tick), { baseIsToken0 });
      const slot = await pool.getFunction("slot0")();
      const exact = tickPrice(slot.tick, { ...DECIMALS, baseIsToken0 });
      const answer = await answerOf(adapter);
      const error = answer > exact ? answer - exact : exact - answer;
      expect([slot.tick, error <= exact / 10n ** 9n]).to.deep.equal([tick, true]);
    });

    it(`is TooLarge for an oracle at the ${name}`, async () => {
      const { adapter } = await deployAt(rootWithin(tick), { baseIsToken0 });
      const { fault } = await inspect(await deployOracle(ethers, [await adapter.getAddress()]));
      expect(fault).to.equal("TooLarge");
    });
  }

  for (const { name, tick, baseIsToken0 } of [
    {
      name: "lowest tick, as the price of the token that sorts first",
      tick: LOWEST_TICK,
      baseIsToken0: true,
    },
    {
      name: "highest tick, as the price of the token that sorts last",
      tick: HIGHEST_TICK,
      baseIsToken0: false,
    },
  ]) {
    it(`is 0, which no oracle takes, at the ${name}`, async () => {
      const { adapter } = await deployAt(rootWithin(tick), { baseIsToken0 });
      const { fault } = await inspect(await deployOracle(ethers, [await adapter.getAddress()]));
      expect([await answerOf(adapter), fault]).to.deep.equal([0n, "NonPositive"]);
    });
  }

  for (const { name, root } of [
    { name: "lowest", root: LOWEST_ROOT },
    { name: "highest", root: HIGHEST_ROOT },
  ]) {
    it(`refuses the ${name} price that a pool can have, where it has no liquidity`, async () => {
      const { adapter } = await deployAt(root, {});
      await expect(answerOf(adapter))
        .to.be.revertedWithCustomError(adapter, "LiquidityTooLow")
        .withArgs(1, LITTLE);
    });
  }

  it("reverts rather than turn negative where the price has 256 bits", async () => {
    const tokens = { baseDecimals: 40, quoteDecimals: 6 };
    // 10^42 has 139.53 bits and the square of 2^58 has 116: together 255.53.
    const { adapter } = await deployAt((1n << 96n) << 58n, tokens);
    await expect(answerOf(adapter)).to.be.revertedWithCustomError(adapter, "SafeCastOverflowedUintToInt");
  });

  it("reverts where the price has more than 256 bits", async () => {
    const { adapter } = await deployAt((1n << 96n) << 59n, { baseDecimals: 40, quoteDecimals: 6 });
    await expect(answerOf(adapter)).to.be.revertedWithPanic(0x11);
  });
});
