import { expect } from "chai";
import { Contract, type Overrides } from "ethers";
import { deployApi3 } from "../providers/api3.ts";
import { deployChainlink } from "../providers/chainlink.ts";
import { deployOracle } from "../providers/deployOracle.ts";
import type { HardhatEthers } from "../providers/provider.ts";
import { deployOptimismSequencer } from "../providers/sequencer.ts";
import { deployUniswapV3 } from "../providers/uniswapV3.ts";
import { deployAave } from "./aave.ts";

export const PRICE = 3_000n * 10n ** 8n;
export const ONE_DOLLAR = 10n ** 8n;
export const FALLEN = 2_500n * 10n ** 8n;
export const ETHER = 10n ** 18n;
export const DOLLAR = 10n ** 6n;
export const BPS = 10_000n;
export const COLLATERAL = 10n * ETHER;
export const RESERVE = 1_000_000n * DOLLAR;
/** Basis points of the collateral's value. */
export const [BORROW_LIMIT, LIQUIDATION_LIMIT] = [8_000, 8_250];
/** 79 % of 30,000 dollars: within the limit by whichever of the honest providers. */
export const DEBT = 23_700n * DOLLAR;
/** Whatever is owed. */
export const ALL = 2n ** 256n - 1n;
/** Seconds. */
export const GRACE = 3_600;
export const [NORMAL, DEGRADED, RESTRICTED, UNAVAILABLE] = [0n, 1n, 2n, 3n];

const WINDOW = 300;
const MAX_AGE = 86_400;
/** The only kind of interest rate that there is. */
const VARIABLE = 2;

const ERRORS = [
  "error CollateralCannotCoverNewBorrow()",
  "error HealthFactorNotBelowThreshold()",
  "error PriceOracleSentinelCheckFailed()",
];

interface Clock {
  increase(seconds: number): Promise<unknown>;
}

/** A whole market of Aave V3 over two oracles of real providers, on an L2; or over one provider's feed alone. */
export const deployAaveStage = async (ethers: HardhatEthers, time: Clock, isOverOracle = true) => {
  const sequencer = await deployOptimismSequencer(ethers);
  const [chainlink, api3] = [await deployChainlink(ethers), await deployApi3(ethers)];
  const uniswap = await deployUniswapV3(ethers, PRICE, WINDOW);
  const [dollarChainlink, dollarApi3] = [await deployChainlink(ethers), await deployApi3(ethers)];
  for (const provider of [chainlink, api3]) await provider.pushPrice(PRICE);
  for (const provider of [dollarChainlink, dollarApi3]) await provider.pushPrice(ONE_DOLLAR);
  const options = {
    maxAge: MAX_AGE,
    sequencerFeed: await sequencer.feed.getAddress(),
    sequencerGrace: GRACE,
  };
  // The feeds of the sequencer let contracts read them one by one; until then they take it for down.
  const oracle = await deployOracle(ethers, [chainlink.feed, api3.feed, uniswap.feed], options);
  const dollarOracle = await deployOracle(ethers, [dollarChainlink.feed, dollarApi3.feed], options);
  const weth = await ethers.deployContract("MintableToken", ["WETH", 18]);
  const usdc = await ethers.deployContract("MintableToken", ["USDC", 6]);
  const [wethAddress, usdcAddress] = [await weth.getAddress(), await usdc.getAddress()];
  const limits = [BORROW_LIMIT, LIQUIDATION_LIMIT] as const;
  const ethSource = isOverOracle ? await oracle.getAddress() : chainlink.feed;
  const { pool, aaveOracle, sentinel } = await deployAave(
    ethers,
    [
      { token: wethAddress, symbol: "WETH", source: ethSource, limits },
      {
        token: usdcAddress,
        symbol: "USDC",
        source: isOverOracle ? await dollarOracle.getAddress() : dollarChainlink.feed,
        limits,
      },
    ],
    { feed: await sequencer.feed.getAddress(), grace: GRACE },
  );
  for (const reader of [oracle, dollarOracle, sentinel]) await sequencer.allow(await reader.getAddress());
  await time.increase(GRACE + 1);
  const [lender, borrower, liquidator] = (await ethers.getSigners()).slice(10, 13);
  if (lender === undefined || borrower === undefined || liquidator === undefined)
    throw new RangeError("Too few accounts.");
  for (const account of [lender, borrower, liquidator]) {
    for (const [token, amount] of [
      [usdc, RESERVE],
      [weth, 2n * COLLATERAL],
    ] as const) {
      await token.getFunction("mint")(account, amount);
      await token.connect(account).getFunction("approve")(pool.target, ethers.MaxUint256);
    }
  }
  await pool.connect(lender).getFunction("supply")(usdcAddress, RESERVE, lender, 0);
  await pool.connect(borrower).getFunction("supply")(wethAddress, COLLATERAL, borrower, 0);

  const asBorrower = (name: string) => pool.connect(borrower).getFunction(name);
  const expectLevel = async (level: bigint) => {
    const reading = await oracle.getFunction("tryRead")();
    expect(reading.level).to.equal(level);
  };
  return {
    sequencer,
    chainlink,
    api3,
    uniswap,
    oracle,
    weth,
    usdc,
    pool,
    aaveOracle,
    sentinel,
    borrower,
    liquidator,
    errors: new Contract(await pool.getAddress(), ERRORS, ethers.provider),
    expectLevel,
    /** The first provider is gone. */
    degrade: async () => {
      await chainlink.breakDown();
      await expectLevel(DEGRADED);
    },
    /** One provider is left, which nobody confirms. */
    restrict: async () => {
      await chainlink.breakDown();
      await uniswap.breakDown();
      await time.increase(1);
      await expectLevel(RESTRICTED);
    },
    /** All providers say the lower price. */
    fall: async () => {
      await uniswap.pushPrice(FALLEN);
      await time.increase(WINDOW);
      await chainlink.pushPrice(FALLEN);
      await api3.pushPrice(FALLEN);
    },
    priceOf: (): Promise<bigint> => aaveOracle.getFunction("getAssetPrice")(wethAddress),
    borrow: (amount: bigint, overrides: Overrides = {}) =>
      asBorrower("borrow")(usdcAddress, amount, VARIABLE, 0, borrower, overrides),
    repayAll: () => asBorrower("repay")(usdcAddress, ALL, VARIABLE, borrower),
    supply: (amount: bigint) => asBorrower("supply")(wethAddress, amount, borrower, 0),
    withdraw: (amount: bigint) => asBorrower("withdraw")(wethAddress, amount, borrower),
    liquidate: (amount: bigint, overrides: Overrides = {}) =>
      pool.connect(liquidator).getFunction("liquidationCall")(
        wethAddress,
        usdcAddress,
        borrower,
        amount,
        false,
        overrides,
      ),
  };
};

export type AaveStage = Awaited<ReturnType<typeof deployAaveStage>>;

/** What an account has of a token. */
export const balanceOf = (token: AaveStage["weth"], account: AaveStage["borrower"]): Promise<bigint> =>
  token.getFunction("balanceOf")(account);

/** That an action stops for want of a price. */
export const expectNoPrice = async (
  { oracle }: AaveStage,
  action: Promise<unknown>,
  level: bigint,
  faultMask: number,
) => {
  await expect(action).to.be.revertedWithCustomError(oracle, "PriceUnavailable").withArgs(level, faultMask);
};
