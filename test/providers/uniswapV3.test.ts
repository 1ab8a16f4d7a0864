import { expect } from "chai";
import hre from "hardhat";
import { deployApi3 } from "./api3.ts";
import { deployChainlink } from "./chainlink.ts";
import { deployOracle } from "./deployOracle.ts";
import { inspect } from "./inspect.ts";
import { deployPool, deployUniswapV3 } from "./uniswapV3.ts";

const { ethers, networkHelpers } = await hre.network.create();
const { time, loadFixture } = networkHelpers;

const PRICE = 3_000n * 10n ** 8n;
const MANIPULATED_PRICE = 2n * PRICE;
const WINDOW = 1_800;

const deployWithOracle = async () => {
  const uniswap = await deployUniswapV3(ethers, PRICE, WINDOW);
  const oracle = await deployOracle(ethers, [uniswap.feed]);
  return { ...uniswap, oracle };
};

/** The pool as the third of three providers. */
const deployThird = async () => {
  const [chainlink, api3] = [await deployChainlink(ethers), await deployApi3(ethers)];
  const uniswap = await deployUniswapV3(ethers, PRICE, WINDOW);
  const oracle = await deployOracle(ethers, [chainlink.feed, api3.feed, uniswap.feed]);
  const pushOthers = async () => {
    await chainlink.pushPrice(PRICE);
    await api3.pushPrice(PRICE);
  };
  await pushOthers();
  return { ...uniswap, oracle, pushOthers };
};

const deployNewPool = () => deployPool(ethers, { price: PRICE, cardinality: 1 });

describe("a Uniswap V3 pool", () => {
  it("keeps one observation when new, so that a trade ends its history", async () => {
    const { pool, tradeTo } = await loadFixture(deployNewPool);
    await time.increase(WINDOW);
    await tradeTo(MANIPULATED_PRICE);
    await expect(pool.getFunction("observe")([WINDOW, 0])).to.be.revertedWith("OLD");
  });

  it("keeps its history through trades once it was asked to keep more observations", async () => {
    const { pool, tradeTo } = await loadFixture(deployNewPool);
    await pool.getFunction("increaseObservationCardinalityNext")(2);
    await time.increase(WINDOW);
    await tradeTo(MANIPULATED_PRICE);
    const { tickCumulatives } = await pool.getFunction("observe")([WINDOW, 0]);
    expect(tickCumulatives).to.have.lengthOf(2);
  });

  it("still quotes a price without any liquidity", async () => {
    const empty = await deployPool(ethers, { price: PRICE, liquidity: 0n });
    const stocked = await deployPool(ethers, { price: PRICE });
    const slots = [await empty.pool.getFunction("slot0")(), await stocked.pool.getFunction("slot0")()];
    expect(slots[0].sqrtPriceX96).to.equal(slots[1].sqrtPriceX96);
  });

  it("can be traded to any price for nothing without any liquidity", async () => {
    const { baseToken, pool, quoteToken, tradeTo } = await deployPool(ethers, {
      price: PRICE,
      liquidity: 0n,
    });
    const before = await pool.getFunction("slot0")();
    await tradeTo(MANIPULATED_PRICE);
    const after = await pool.getFunction("slot0")();
    const tokens = [baseToken, quoteToken].map((token) => ethers.getContractAt("MintableToken", token));
    const paid = await Promise.all(
      tokens.map(async (token) => (await token).getFunction("balanceOf")(pool.target)),
    );
    expect([after.tick > before.tick, paid]).to.deep.equal([true, [0n, 0n]]);
  });

  it("writes an observation only for a trade that moves the tick", async () => {
    const { pool, tradeTo } = await loadFixture(deployWithOracle);
    const before = await pool.getFunction("slot0")();
    await tradeTo(PRICE + 2n);
    const after = await pool.getFunction("slot0")();
    expect([after.observationIndex, after.tick]).to.deep.equal([before.observationIndex, before.tick]);
  });
});

describe("a Uniswap V3 feed", () => {
  it("is usable through its adapter", async () => {
    const { oracle } = await loadFixture(deployWithOracle);
    expect(await inspect(oracle)).to.include({ fault: "None", age: 0n });
  });

  it("is not moved within the block by a trade that doubles the pool's price", async () => {
    const { oracle, tradeTo } = await loadFixture(deployWithOracle);
    const { price } = await inspect(oracle);
    await tradeTo(MANIPULATED_PRICE);
    expect(await inspect(oracle)).to.include({ fault: "None", price });
  });

  it("is an Outlier among three while a manipulation lasts", async () => {
    const { oracle, pushOthers, tradeTo } = await loadFixture(deployThird);
    await tradeTo(MANIPULATED_PRICE);
    await time.increase(WINDOW);
    await pushOthers();
    expect(await inspect(oracle, 2)).to.include({ fault: "Outlier" });
  });

  it("does not move the price of three while a manipulation lasts", async () => {
    const { oracle, pushOthers, tradeTo } = await loadFixture(deployThird);
    await tradeTo(MANIPULATED_PRICE);
    await time.increase(WINDOW);
    await pushOthers();
    const { price } = await oracle.getFunction("read")();
    expect(price).to.equal(PRICE);
  });

  it("is Reverted once its liquidity is withdrawn, by the adapter's own error", async () => {
    const { adapter, breakDown, oracle } = await loadFixture(deployWithOracle);
    await breakDown();
    await time.increase(1);
    const errorSelector = adapter.interface.getError("LiquidityTooLow")?.selector;
    expect(await inspect(oracle)).to.include({ fault: "Reverted", errorSelector });
  });

  it("stays Reverted when its liquidity is back, until the window has passed the gap", async () => {
    const { breakDown, oracle, repair } = await loadFixture(deployWithOracle);
    await breakDown();
    await repair();
    const faults = [(await inspect(oracle)).fault];
    await time.increase(WINDOW);
    faults.push((await inspect(oracle)).fault);
    expect(faults).to.deep.equal(["Reverted", "None"]);
  });
});
