import { expect } from "chai";
import hre from "hardhat";
import { PANCAKE_V3 } from "../providers/pancakeV3.ts";
import { adapterConfig, deployAdapter, deployPool, LIQUIDITY } from "../providers/uniswapV3.ts";
import { tickPrice } from "../support/tickPrice.ts";

const { ethers, networkHelpers } = await hre.network.create();
const { time } = networkHelpers;

const PRICE = 3_000n * 10n ** 8n;
const WINDOW = 300;
const DECIMALS = { baseDecimals: 18, quoteDecimals: 6, decimals: 8 };
/** What `TickMath` leaves of the price, as in the tests over Uniswap's pool. */
const PRECISION = 10n ** 9n;

const FAMILIES = [
  { name: "Uniswap's", options: {}, words: 7 },
  { name: "PancakeSwap's", options: { family: PANCAKE_V3 }, words: 7 },
];

const factory = await ethers.getContractFactory("UniswapV3TwapAdapter");

const distance = (one: bigint, other: bigint) => (one > other ? one - other : other - one);

for (const { name, options, words } of FAMILIES) {
  describe(`UniswapV3TwapAdapter over ${name} pool`, () => {
    it(`is constructed, whatever follows the first five of ${words} words of slot0`, async () => {
      const pool = await deployPool(ethers, { price: PRICE, ...options });
      await time.increase(WINDOW);
      expect(await pool.pool.getFunction("slot0")()).to.have.lengthOf(words);
      expect(await (await deployAdapter(ethers, pool)).getFunction("POOL")()).to.equal(pool.pool.target);
    });

    for (const baseIsToken0 of [true, false]) {
      it(`answers with the mean where the base sorts ${baseIsToken0 ? "first" : "last"}`, async () => {
        const pool = await deployPool(ethers, { price: PRICE, baseIsToken0, ...options });
        await pool.tradeTo(2n * PRICE);
        await time.increase(WINDOW);
        const adapter = await deployAdapter(ethers, pool);
        const { answer } = await adapter.getFunction("latestRoundData")();
        const { tick } = await pool.pool.getFunction("slot0")();
        const exact = tickPrice(tick, { ...DECIMALS, baseIsToken0 });
        expect(distance(answer, exact) <= exact / PRECISION + 1n, `${answer} for ${exact}`).to.equal(true);
      });
    }

    it("refuses a pool that keeps too few observations", async () => {
      const pool = await deployPool(ethers, { price: PRICE, cardinality: 99, ...options });
      await pool.tradeTo(2n * PRICE);
      await time.increase(WINDOW);
      await expect(factory.deploy(adapterConfig(pool, { minCardinality: 101 })))
        .to.be.revertedWithCustomError(factory, "CardinalityOutOfRange")
        .withArgs(99, 101);
    });

    it("refuses a pool whose observations do not reach back to the window", async () => {
      const pool = await deployPool(ethers, { price: PRICE, ...options });
      await expect(factory.deploy(adapterConfig(pool)))
        .to.be.revertedWithCustomError(factory, "HistoryTooShort")
        .withArgs(pool.pool.target, WINDOW);
    });

    it("refuses to answer once the liquidity is gone", async () => {
      const pool = await deployPool(ethers, { price: PRICE, ...options });
      await time.increase(WINDOW);
      const adapter = await deployAdapter(ethers, pool);
      await pool.trader.getFunction("removeLiquidity")(LIQUIDITY);
      await time.increase(WINDOW);
      await expect(adapter.getFunction("latestRoundData")()).to.be.revertedWithCustomError(
        adapter,
        "LiquidityTooLow",
      );
    });
  });
}

describe("PancakeSwap's pool", () => {
  it("says a fee of more than 8 bits, which Uniswap's shape cannot decode", async () => {
    const { pool } = await deployPool(ethers, { price: PRICE, family: PANCAKE_V3 });
    const { feeProtocol } = await pool.getFunction("slot0")();
    expect(feeProtocol).to.be.greaterThan(255n);
  });
});
