import { expect } from "chai";
import fc from "fast-check";
import hre from "hardhat";
import { borrowLimit, isLiquidatable, liquidation, type Position } from "../../src/simulate/vault.ts";
import { deployOracle } from "../providers/deployOracle.ts";
import { expectNear } from "../support/near.ts";

const { ethers } = await hre.network.create();

const UNIT = 1e8;
const TOKEN = 10n ** 18n;
/** What the vault's whole numbers round away is far below. */
const PRECISION = 1e-9;
/** How near to the edge of liquidation a price is tried; feeds have eight decimals. */
const EDGE = 1e-7;
const LIMITS = { borrowLimitBps: 7_500, liquidationLimitBps: 8_000, bonusBps: 500 };
const ALL = 10n ** 30n;
const MAX_AGE = 4_000_000_000;
const CASES = process.env["HOLDFAST_DEEP"] === "1" ? 1_000 : 60;

const tokens = (amount: number): bigint => (BigInt(Math.round(amount * 1e9)) * TOKEN) / 10n ** 9n;
const amountOf = (value: bigint): number => Number(value) / 1e18;

/** A vault that lends, over a Median of two feeds, which give it its two sides. */
const deployVault = async () => {
  const [borrower] = await ethers.getSigners();
  if (borrower === undefined) throw new RangeError("The network has no account.");
  const feeds = [
    await ethers.deployContract("FaultyFeed", [8, 3_000 * UNIT]),
    await ethers.deployContract("FaultyFeed", [8, 3_000 * UNIT]),
  ] as const;
  const addresses = await Promise.all(feeds.map((feed) => feed.getAddress()));
  const oracle = await deployOracle(ethers, addresses, { maxAge: MAX_AGE, maxDeviationBps: 4_999 });
  const pledge = await ethers.deployContract("MintableToken", ["PLEDGE", 18]);
  const money = await ethers.deployContract("MintableToken", ["MONEY", 18]);
  const vault = await ethers.deployContract("CollateralVault", [
    { oracle, pricesDebt: false, collateral: pledge, debt: money, ...LIMITS },
  ]);
  for (const token of [pledge, money]) {
    await token.getFunction("mint")(borrower, ALL);
    await token.getFunction("approve")(vault, ALL);
  }
  await vault.getFunction("lend")(ALL / 2n);
  const setSides = async ({ low, high }: { readonly low: number; readonly high: number }) => {
    await feeds[0].getFunction("setAnswer")(Math.round(low * UNIT), 1);
    await feeds[1].getFunction("setAnswer")(Math.round(high * UNIT), 1);
  };
  return { vault, borrower, setSides };
};

/** Sides in whole units of eight decimals, up to a tenth apart. */
const sides = fc
  .record({ low: fc.integer({ min: 100_000, max: 500_000 }), width: fc.integer({ min: 0, max: 1_000 }) })
  .map(({ low, width }) => ({
    low: low / 100,
    high: Math.round((low / 100) * (1 + width / 1e4) * 1e4) / 1e4,
  }));

/** The price up to which a position may be liquidated, found by halves. */
const edgeOf = (position: Position): number => {
  let [low, high] = [0, 1_000_000];
  for (let half = 0; half < 60; half++) {
    const middle = (low + high) / 2;
    if (isLiquidatable(position, { low: middle, high: middle }, LIMITS)) low = middle;
    else high = middle;
  }
  return low;
};

describe("the vault of a simulation", () => {
  it("lends, liquidates and seizes what CollateralVault does on the chain", async () => {
    const { vault, borrower, setSides } = await deployVault();
    let liquidated = 0;
    const scenario = fc.record({
      collateral: fc.integer({ min: 1, max: 1_000 }),
      before: sides,
      after: sides,
    });
    for (const { collateral, before, after } of fc.sample(scenario, { numRuns: CASES, seed: 1 })) {
      await setSides(before);
      await vault.getFunction("deposit")(tokens(collateral));
      const limit = borrowLimit(collateral, before, LIMITS);
      await expect(
        vault.getFunction("borrow")(tokens(limit * (1 + PRECISION)) + 1n),
      ).to.be.revertedWithCustomError(vault, "DebtAboveLimit");
      await vault.getFunction("borrow")(tokens(limit * (1 - PRECISION)));

      await setSides(after);
      const owed: bigint = (await vault.getFunction("positionOf")(borrower)).debt;
      const position = { collateral, debt: amountOf(owed) };
      if (isLiquidatable(position, after, LIMITS)) {
        const expected = liquidation(position, after, LIMITS);
        const { repaid, seized } = await vault.getFunction("liquidate").staticCallResult(borrower, owed);
        expectNear(amountOf(repaid), expected.repaid, expected.repaid * PRECISION);
        expectNear(amountOf(seized), expected.seized, expected.seized * PRECISION);
        liquidated++;
      } else {
        await expect(vault.getFunction("liquidate")(borrower, owed)).to.be.revertedWithCustomError(
          vault,
          "DebtBelowLimit",
        );
      }
      const edge = edgeOf(position);
      const [inside, outside] = [edge * (1 - EDGE), edge * (1 + EDGE)];
      await setSides({ low: inside, high: inside });
      await vault.getFunction("liquidate").staticCall(borrower, owed);
      await setSides({ low: inside, high: outside });
      await expect(vault.getFunction("liquidate")(borrower, owed)).to.be.revertedWithCustomError(
        vault,
        "DebtBelowLimit",
      );
      await vault.getFunction("repay")(borrower, owed);
      await vault.getFunction("withdraw")(tokens(collateral));
    }
    expect(liquidated).to.be.within(CASES / 4, (3 * CASES) / 4);
  });
});
