import { expect } from "chai";
import hre from "hardhat";
import type { AdapterOptions, Pool } from "../providers/uniswapV3.ts";
import { adapterConfig, deployAdapter, deployPool } from "../providers/uniswapV3.ts";

const { ethers, networkHelpers } = await hre.network.create();
const { time, loadFixture } = networkHelpers;

const PRICE = 3_000n * 10n ** 8n;
const MIN_WINDOW = 300;
const MAX_WINDOW = 86_400;
const CARDINALITY = 200;

const factory = await ethers.getContractFactory("UniswapV3TwapAdapter");

const construct = (pool: Pool, options: AdapterOptions) => factory.deploy(adapterConfig(pool, options));

const expectRefusal = (pool: Pool, options: AdapterOptions, error: string, words: unknown[]) =>
  expect(construct(pool, options))
    .to.be.revertedWithCustomError(factory, error)
    .withArgs(...words);

const expectAccepted = async (pool: Pool, options: AdapterOptions) => {
  const adapter = await deployAdapter(ethers, pool, options);
  expect(await adapter.getFunction("version")()).to.equal(1n);
};

/** A pool with a history longer than any window. */
const deployOldPool = async () => {
  const pool = await deployPool(ethers, { price: PRICE, cardinality: CARDINALITY });
  await time.increase(MAX_WINDOW + 1);
  return pool;
};

const deployYoungPool = async () => {
  const pool = await deployPool(ethers, { price: PRICE });
  const { blockTimestamp } = await pool.pool.getFunction("observations")(0);
  return { pool, birth: Number(blockTimestamp) };
};

const deployPoolOfDecimals = async (baseDecimals: number, quoteDecimals: number) => {
  const pool = await deployPool(ethers, { price: PRICE, baseDecimals, quoteDecimals });
  await time.increase(MIN_WINDOW);
  return pool;
};
const deployCoarseBase = () => deployPoolOfDecimals(6, 18);
const deployEqualTokens = () => deployPoolOfDecimals(18, 18);

describe("UniswapV3TwapAdapter, construction", () => {
  for (const window of [MIN_WINDOW, MAX_WINDOW]) {
    it(`takes a window of ${window} s`, async () => {
      await expectAccepted(await loadFixture(deployOldPool), { window });
    });
  }

  for (const window of [MIN_WINDOW - 1, MAX_WINDOW + 1]) {
    it(`refuses a window of ${window} s`, async () => {
      const pool = await loadFixture(deployOldPool);
      await expectRefusal(pool, { window }, "WindowOutOfRange", [window, MIN_WINDOW, MAX_WINDOW]);
    });
  }

  it("takes a minimum of two observations", async () => {
    await expectAccepted(await loadFixture(deployOldPool), { minCardinality: 2 });
  });

  it("refuses a minimum of one observation, which the first swap would overwrite", async () => {
    const pool = await loadFixture(deployOldPool);
    await expectRefusal(pool, { minCardinality: 1 }, "CardinalityOutOfRange", [1, 2]);
  });

  it("takes a pool that keeps exactly the minimum of observations", async () => {
    await expectAccepted(await loadFixture(deployOldPool), { minCardinality: CARDINALITY });
  });

  it("refuses a pool that keeps one observation fewer than the minimum", async () => {
    const pool = await loadFixture(deployOldPool);
    const words = [CARDINALITY, CARDINALITY + 1];
    await expectRefusal(pool, { minCardinality: CARDINALITY + 1 }, "CardinalityOutOfRange", words);
  });

  it("takes a pool that was asked to keep enough and grows with its next observation", async () => {
    const pool = await deployPool(ethers, { price: PRICE, cardinality: CARDINALITY, liquidity: 0n });
    await time.increase(MIN_WINDOW);
    await expectAccepted(pool, { minCardinality: CARDINALITY });
  });

  it("takes a minimum of liquidity as large as the window", async () => {
    await expectAccepted(await loadFixture(deployOldPool), { minLiquidity: BigInt(MIN_WINDOW) });
  });

  for (const minLiquidity of [0n, 1n, BigInt(MIN_WINDOW) - 1n]) {
    it(`refuses a minimum of liquidity of ${minLiquidity}, which an empty second would pass`, async () => {
      const pool = await loadFixture(deployOldPool);
      await expectRefusal(pool, { minLiquidity }, "LiquidityTooLow", [minLiquidity, MIN_WINDOW]);
    });
  }

  for (const [name, choose] of [
    ["a base token", (pool: Pool, other: string) => ({ baseToken: other, quoteToken: pool.quoteToken })],
    ["a quote token", (pool: Pool, other: string) => ({ baseToken: pool.baseToken, quoteToken: other })],
    [
      "a base token, the other way round,",
      (pool: Pool, other: string) => ({ baseToken: other, quoteToken: pool.baseToken }),
    ],
    [
      "a quote token, the other way round,",
      (pool: Pool, other: string) => ({ baseToken: pool.quoteToken, quoteToken: other }),
    ],
  ] as const) {
    it(`refuses ${name} that the pool does not trade`, async () => {
      const pool = await loadFixture(deployOldPool);
      const other = await ethers.deployContract("MintableToken", ["DAI", 18]);
      const tokens = choose(pool, await other.getAddress());
      await expectRefusal(pool, tokens, "TokensNotInPool", [tokens.baseToken, tokens.quoteToken]);
    });
  }

  it("refuses one token as both base and quote", async () => {
    const pool = await loadFixture(deployOldPool);
    const words = [pool.baseToken, pool.baseToken];
    await expectRefusal(pool, { quoteToken: pool.baseToken }, "TokensNotInPool", words);
  });

  it("refuses an account that is no pool", async () => {
    const pool = await loadFixture(deployOldPool);
    await expect(construct(pool, { pool: ethers.ZeroAddress })).to.be.revertedWithoutReason(ethers);
  });

  for (const { name, fixture, decimals } of [
    { name: "0 where the tokens have equally many", fixture: deployEqualTokens, decimals: 0 },
    { name: "18", fixture: deployEqualTokens, decimals: 18 },
    { name: "12 where the quote token has 12 more than the base", fixture: deployCoarseBase, decimals: 12 },
    { name: "0 where the base token has more than the quote", fixture: deployOldPool, decimals: 0 },
  ]) {
    it(`takes decimals of ${name}`, async () => {
      await expectAccepted(await loadFixture(fixture), { decimals });
    });
  }

  for (const { name, fixture, decimals, minimum } of [
    { name: "19", fixture: deployEqualTokens, decimals: 19, minimum: 0 },
    {
      name: "11 where the quote token has 12 more than the base",
      fixture: deployCoarseBase,
      decimals: 11,
      minimum: 12,
    },
  ]) {
    it(`refuses decimals of ${name}`, async () => {
      await expectRefusal(await loadFixture(fixture), { decimals }, "DecimalsOutOfRange", [
        decimals,
        minimum,
        18,
      ]);
    });
  }

  it("takes a history that begins with the window", async () => {
    const { pool, birth } = await loadFixture(deployYoungPool);
    await time.setNextBlockTimestamp(birth + MIN_WINDOW);
    await expectAccepted(pool, { window: MIN_WINDOW });
  });

  it("refuses a history that begins a second after the window", async () => {
    const { pool, birth } = await loadFixture(deployYoungPool);
    await time.setNextBlockTimestamp(birth + MIN_WINDOW - 1);
    await expectRefusal(pool, { window: MIN_WINDOW }, "HistoryTooShort", [pool.pool.target, MIN_WINDOW]);
  });
});
