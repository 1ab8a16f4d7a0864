import { expect } from "chai";
import type { Contract } from "ethers";
import hre from "hardhat";
import { deployAdapter, deployPool, LIQUIDITY } from "../providers/uniswapV3.ts";
import { tickPrice } from "../support/tickPrice.ts";

const { ethers, networkHelpers } = await hre.network.create();
const { time, loadFixture } = networkHelpers;

const PRICE = 3_000n * 10n ** 8n;
const HIGHER_PRICE = 3_600n * 10n ** 8n;
const DECIMALS = { baseDecimals: 18, quoteDecimals: 6, decimals: 8 };
const WINDOW = 300;
const DAY = 86_400;

/** A tick is one basis point, and a pool's tick is its price rounded to a whole one. */
const TICK_BPS = 1n;
const BPS = 10_000n;

/** `TickMath` rounds the root to 32 significant bits at the lowest tick, hence the price to 31. */
const TICK_MATH_PRECISION = 10n ** 9n;

const distance = (price: bigint, reference: bigint) =>
  price > reference ? price - reference : reference - price;

const expectPriceOfTick = (answer: bigint, exact: bigint) =>
  expect(distance(answer, exact) <= exact / TICK_MATH_PRECISION + 1n, `${answer} for ${exact}`).to.equal(
    true,
  );

const expectWithinTicks = (answer: bigint, exact: bigint, ticks: bigint) => {
  const tolerance = (exact * ticks * TICK_BPS) / BPS + 1n;
  expect(distance(answer, exact) <= tolerance, `${answer} for ${exact}`).to.equal(true);
};

const answerOf = async (adapter: Contract): Promise<bigint> => {
  const { answer } = await adapter.getFunction("latestRoundData")();
  return answer;
};

const tickOf = async ({ pool }: { pool: Contract }): Promise<bigint> => {
  const { tick } = await pool.getFunction("slot0")();
  return tick;
};

/** A pool whose price has stood for the whole window, and an adapter over it. */
const deployStanding = async (baseIsToken0: boolean) => {
  const pool = await deployPool(ethers, { price: PRICE, baseIsToken0 });
  await time.increase(WINDOW);
  const adapter = await deployAdapter(ethers, pool, { window: WINDOW });
  return { ...pool, adapter };
};
const ascending = () => deployStanding(true);
const descending = () => deployStanding(false);
const ORDERS = [
  { name: "the base token sorts first", baseIsToken0: true, fixture: ascending },
  { name: "the quote token sorts first", baseIsToken0: false, fixture: descending },
];

describe("UniswapV3TwapAdapter", () => {
  const combinations = [
    { baseDecimals: 18, quoteDecimals: 6, decimals: 0, price: PRICE },
    { baseDecimals: 18, quoteDecimals: 6, decimals: 8, price: PRICE },
    { baseDecimals: 18, quoteDecimals: 6, decimals: 18, price: PRICE },
    { baseDecimals: 6, quoteDecimals: 18, decimals: 12, price: 33_333n },
    { baseDecimals: 6, quoteDecimals: 18, decimals: 18, price: 33_333n },
    { baseDecimals: 18, quoteDecimals: 18, decimals: 0, price: PRICE },
    { baseDecimals: 18, quoteDecimals: 18, decimals: 8, price: PRICE },
    { baseDecimals: 18, quoteDecimals: 18, decimals: 18, price: PRICE },
  ];
  for (const { name, baseIsToken0 } of ORDERS) {
    for (const { baseDecimals, quoteDecimals, decimals, price } of combinations) {
      it(`prices ${baseDecimals} over ${quoteDecimals} decimals in ${decimals} where ${name}`, async () => {
        const pool = await deployPool(ethers, { price, baseIsToken0, baseDecimals, quoteDecimals });
        await time.increase(WINDOW);
        const adapter = await deployAdapter(ethers, pool, { decimals });
        expectWithinTicks(await answerOf(adapter), (price * 10n ** BigInt(decimals)) / 10n ** 8n, 1n);
      });
    }
  }

  for (const { name, baseIsToken0, fixture } of ORDERS) {
    describe(`where ${name}`, () => {
      it("answers with 1.0001 to the power of the tick that stood for the window", async () => {
        const { adapter, pool } = await loadFixture(fixture);
        const exact = tickPrice(await tickOf({ pool }), { ...DECIMALS, baseIsToken0 });
        expectPriceOfTick(await answerOf(adapter), exact);
      });

      it("answers with the geometric mean when the price stepped halfway through the window", async () => {
        const { adapter, tradeTo } = await loadFixture(fixture);
        await tradeTo(HIGHER_PRICE);
        await time.increase(WINDOW / 2);
        // The root of 3,000 x 3,600, where the arithmetic mean is 3,300. The two prices' own ticks lose one
        // tick at most, and their mean another.
        expectWithinTicks(await answerOf(adapter), 328_633_534_503n, 2n);
      });

      it("weighs each price by its time, rounding the mean tick towards minus infinity", async () => {
        const { adapter, pool, tradeTo } = await loadFixture(fixture);
        const before = await tickOf({ pool });
        await tradeTo(HIGHER_PRICE);
        await time.increase(1);
        const travelled = before * BigInt(WINDOW - 1) + (await tickOf({ pool }));
        const isWhole = travelled % BigInt(WINDOW) === 0n;
        const floor = travelled / BigInt(WINDOW) - (travelled < 0n && !isWhole ? 1n : 0n);
        expect(isWhole).to.equal(false);
        expectPriceOfTick(await answerOf(adapter), tickPrice(floor, { ...DECIMALS, baseIsToken0 }));
      });
    });
  }

  it("has a negative tick in one order of the tokens and a positive one in the other", async () => {
    const ticks = [await tickOf(await loadFixture(ascending)), await tickOf(await loadFixture(descending))];
    expect(ticks.map((tick) => tick > 0n)).to.deep.equal([false, true]);
  });

  it("is not moved by a trade in the very block", async () => {
    const { adapter, tradeTo } = await loadFixture(ascending);
    const before = await answerOf(adapter);
    await tradeTo(2n * PRICE);
    const round = await adapter.getFunction("latestRoundData")();
    expect([round.answer, round.updatedAt]).to.deep.equal([before, BigInt(await time.latest())]);
  });

  it("is moved by a trade from the next second on", async () => {
    const { adapter, tradeTo } = await loadFixture(ascending);
    const before = await answerOf(adapter);
    await tradeTo(2n * PRICE);
    await time.increase(1);
    expect(await answerOf(adapter)).to.be.greaterThan(before);
  });

  it("still states the price, as of the block, after a day without trades", async () => {
    const { adapter } = await loadFixture(ascending);
    const before = await answerOf(adapter);
    await time.increase(DAY);
    const round = await adapter.getFunction("latestRoundData")();
    expect([round.answer, round.updatedAt]).to.deep.equal([before, BigInt(await time.latest())]);
  });

  it("names the window that ends with the block, and the block as its round", async () => {
    const { adapter } = await loadFixture(ascending);
    const { roundId, startedAt, updatedAt, answeredInRound } = await adapter.getFunction("latestRoundData")();
    const now = BigInt(await time.latest());
    expect([roundId, startedAt, updatedAt, answeredInRound]).to.deep.equal([
      now,
      now - BigInt(WINDOW),
      now,
      now,
    ]);
  });

  it("refuses past rounds", async () => {
    const { adapter } = await loadFixture(ascending);
    await expect(adapter.getFunction("getRoundData")(1))
      .to.be.revertedWithCustomError(adapter, "NoHistory")
      .withArgs();
  });

  it("states what it was constructed with", async () => {
    const { adapter, pool } = await loadFixture(ascending);
    const names = ["POOL", "WINDOW", "MIN_LIQUIDITY", "decimals", "description", "version"];
    const stated = await Promise.all(names.map((getter) => adapter.getFunction(getter)()));
    expect(stated).to.deep.equal([pool.target, 300n, LIQUIDITY / 10n, 8n, "ETH / USDC, Uniswap V3", 1n]);
  });
});
