import { expect } from "chai";
import type { Contract } from "ethers";
import hre from "hardhat";
import { ADAPTERS } from "../../src/providers/adapters.ts";
import { PANCAKE_V3 } from "../providers/pancakeV3.ts";
import { deployAdapter, deployPool, type PoolOptions } from "../providers/uniswapV3.ts";
import { fillRing, LARGEST_RING } from "../providers/uniswapV3Ring.ts";

const { ethers, networkHelpers } = await hre.network.create();
const { time } = networkHelpers;

const PRICE = 3_000n * 10n ** 8n;
const WINDOW = 300;

/** What the adapter's documentation says. */
const MAX_COLD = BigInt(ADAPTERS.UniswapV3TwapAdapter.coldGas);
const MAX_COLD_QUIET = 20_700n;
const MAX_FOR_DOUBLING = 5_300n;
const MAX_PROXY = 5_500n;

/** Most bits of a tick that there can be at once, upwards, where a price is dearest to compute. */
const DEAREST_TICK = 524_287n;
const SPACING = 61;
/** How many observations before the newest the window begins: one that the search finds last. */
const DEAREST_PLACE = 8;

const coldGasOf = async (adapter: Contract): Promise<bigint> => {
  const probe = await ethers.deployContract("GasProbe");
  const data = adapter.interface.encodeFunctionData("latestRoundData");
  const { cold, succeeded } = await probe.getFunction("measure").staticCall(adapter.target, data);
  expect(succeeded).to.equal(true);
  return cold;
};

/** A pool with a ring of observations, all written, of which the window begins between two. */
const deployOverRing = async (size: number, options: Partial<PoolOptions>, place = DEAREST_PLACE) => {
  const decimals = { baseDecimals: 18, quoteDecimals: 18 };
  const pool = await deployPool(ethers, { price: PRICE, cardinality: 2, ...decimals, ...options });
  const newestTime = await time.latest();
  const ring = { size, newestPlace: size >> 1, newestTime, spacing: SPACING, tick: DEAREST_TICK };
  await fillRing(ethers, pool, ring);
  const sinceNewest = (await time.latest()) - newestTime;
  const window = sinceNewest + place * SPACING - (SPACING >> 1);
  const adapter = await deployAdapter(ethers, pool, { window, minLiquidity: BigInt(window), decimals: 18 });
  return { adapter, pool };
};

describe("UniswapV3TwapAdapter, cold gas", () => {
  it("is what is documented for a pool that nobody traded with in the window", async () => {
    const pool = await deployPool(ethers, { price: PRICE });
    await time.increase(WINDOW);
    expect(await coldGasOf(await deployAdapter(ethers, pool))).to.be.within(20_000n, MAX_COLD_QUIET);
  });

  for (const { name, options } of [
    { name: "Uniswap's", options: {} },
    { name: "Uniswap's, where the base sorts last", options: { baseIsToken0: false } },
    { name: "PancakeSwap's", options: { family: PANCAKE_V3 } },
  ]) {
    it(`is at most what the registry says over ${name} pool with a full ring, less a proxy's hop`, async () => {
      const { adapter, pool } = await deployOverRing(LARGEST_RING, options);
      const { observationCardinality } = await pool.pool.getFunction("slot0")();
      expect(observationCardinality).to.equal(BigInt(LARGEST_RING));
      const cold = await coldGasOf(adapter);
      expect(cold).to.be.within((MAX_COLD * 9n) / 10n, MAX_COLD - MAX_PROXY);
    });
  }

  it("is not above that wherever the window begins", async () => {
    const { pool } = await deployOverRing(LARGEST_RING, {});
    const newest = await pool.pool.getFunction("observations")(LARGEST_RING >> 1);
    for (const place of [5, 6, 7, 9, 100, 255, 256, 1_000]) {
      const window = (await time.latest()) - Number(newest.blockTimestamp) + place * SPACING - (SPACING >> 1);
      const options = { window, minLiquidity: BigInt(window), decimals: 18 };
      const cold = await coldGasOf(await deployAdapter(ethers, pool, options));
      expect(cold, `${place}`).to.be.at.most(MAX_COLD - MAX_PROXY);
    }
  });

  it("grows by what is documented with each doubling of a full ring", async () => {
    const [small, large] = [256, 4_096];
    const before = await coldGasOf((await deployOverRing(small, {})).adapter);
    const after = await coldGasOf((await deployOverRing(large, {})).adapter);
    const doublings = BigInt(Math.log2(large / small));
    expect((after - before) / doublings).to.be.within(5_000n, MAX_FOR_DOUBLING);
  });

  it("lets the caller choose whether a source that was given twice the quiet figure answers", async () => {
    const { adapter } = await deployOverRing(LARGEST_RING, {});
    const [probe, gasLimit] = [await ethers.deployContract("WarmthProbe"), 2n * MAX_COLD_QUIET];
    const { coldSucceeded, warmSucceeded } = await probe
      .getFunction("readTwice")
      .staticCall(adapter.target, gasLimit);
    expect([coldSucceeded, warmSucceeded]).to.deep.equal([false, true]);
  });
});
