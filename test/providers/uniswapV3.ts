import { createRequire } from "node:module";
import type { Contract } from "ethers";
import type { HardhatEthers, Provider } from "./provider.ts";
import { PRICE_DECIMALS } from "./provider.ts";

const load = createRequire(import.meta.url);
const { abi: factoryAbi, bytecode: factoryBytecode } = load(
  "@uniswap/v3-core/artifacts/contracts/UniswapV3Factory.sol/UniswapV3Factory.json",
);
const { abi: poolAbi } = load("@uniswap/v3-core/artifacts/contracts/UniswapV3Pool.sol/UniswapV3Pool.json");

const BASE_DECIMALS = 18;
const QUOTE_DECIMALS = 6;
const FEE = 3_000;
/** Liquidity of about 3 million dollars on each side at 3,000 dollars. */
const LIQUIDITY = 10n ** 17n / 2n;

/** What a pool is deployed with. */
export interface PoolOptions {
  /** Price in `PRICE_DECIMALS` decimals. */
  readonly price: bigint;
  /** Whether the base token sorts first; either order occurs on real chains. */
  readonly baseIsToken0?: boolean;
  /** Observations that the pool keeps. */
  readonly cardinality?: number;
  /** Without liquidity a pool still quotes a price. */
  readonly liquidity?: bigint;
}

/** A real pool, under control. */
export interface Pool {
  readonly pool: Contract;
  readonly baseToken: string;
  readonly quoteToken: string;
  readonly trader: Contract;
  /** Trades until the pool's price is the given one, in `PRICE_DECIMALS` decimals. */
  tradeTo(price: bigint): Promise<void>;
}

/** A pool behind our adapter. */
export interface UniswapV3 extends Provider, Pool {
  readonly adapter: Contract;
}

const squareRoot = (value: bigint): bigint => {
  if (value < 2n) return value;
  let guess = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const better = (guess + value / guess) >> 1n;
    if (better >= guess) return guess;
    guess = better;
  }
};

const sqrtPriceX96For = (price: bigint, baseIsToken0: boolean): bigint => {
  const quotePerBase = price * 10n ** BigInt(QUOTE_DECIMALS);
  const one = 10n ** BigInt(BASE_DECIMALS + PRICE_DECIMALS);
  return baseIsToken0
    ? squareRoot((quotePerBase << 192n) / one)
    : squareRoot((one << 192n) / quotePerBase);
};

const deployTokens = async (ethers: HardhatEthers, baseIsToken0: boolean) => {
  for (;;) {
    const base = await ethers.deployContract("MintableToken", ["WETH", BASE_DECIMALS]);
    const quote = await ethers.deployContract("MintableToken", ["USDC", QUOTE_DECIMALS]);
    const addresses = [await base.getAddress(), await quote.getAddress()] as const;
    if (BigInt(addresses[0]) < BigInt(addresses[1]) === baseIsToken0) return addresses;
  }
};

/** Deploys a real pool of an 18-decimals base and a 6-decimals quote token, with full-range liquidity. */
export const deployPool = async (ethers: HardhatEthers, options: PoolOptions): Promise<Pool> => {
  const { price, baseIsToken0 = true, cardinality = 200, liquidity = LIQUIDITY } = options;
  const [owner] = await ethers.getSigners();
  const [baseToken, quoteToken] = await deployTokens(ethers, baseIsToken0);
  const factory = await new ethers.ContractFactory(factoryAbi, factoryBytecode, owner).deploy();
  const { getFunction } = factory;
  await getFunction.call(factory, "createPool")(baseToken, quoteToken, FEE);
  const address = await getFunction.call(factory, "getPool")(baseToken, quoteToken, FEE);
  const pool = new ethers.Contract(address, poolAbi, owner);
  await pool.getFunction("initialize")(sqrtPriceX96For(price, baseIsToken0));
  if (cardinality > 1) await pool.getFunction("increaseObservationCardinalityNext")(cardinality);
  const trader = await ethers.deployContract("PoolTrader", [address]);
  if (liquidity > 0n) await trader.getFunction("addLiquidity")(liquidity);
  return {
    pool,
    baseToken,
    quoteToken,
    trader: trader as unknown as Contract,
    tradeTo: async (target) => {
      const [current] = await pool.getFunction("slot0")();
      const wanted = sqrtPriceX96For(target, baseIsToken0);
      if (wanted !== current) await trader.getFunction("tradeTo")(wanted, wanted < current);
    },
  };
};

/**
 * Deploys a pool and a `UniswapV3TwapAdapter` over it, once the pool's history covers the window. It breaks down when
 * the liquidity is withdrawn: the adapter then reverts rather than quote the empty pool.
 * @param window Seconds that the adapter averages over.
 */
export const deployUniswapV3 = async (
  ethers: HardhatEthers,
  price: bigint,
  window: number,
): Promise<UniswapV3> => {
  const pool = await deployPool(ethers, { price });
  await ethers.provider.send("evm_increaseTime", [window]);
  await pool.tradeTo(price + 1n);
  const adapter = await ethers.deployContract("UniswapV3TwapAdapter", [
    {
      description: "ETH / USDC, Uniswap V3",
      pool: pool.pool.target,
      baseToken: pool.baseToken,
      quoteToken: pool.quoteToken,
      window,
      minCardinality: 100,
      minLiquidity: LIQUIDITY / 10n,
      decimals: PRICE_DECIMALS,
    },
  ]);
  return {
    ...pool,
    name: "Uniswap V3",
    feed: await adapter.getAddress(),
    adapter: adapter as unknown as Contract,
    pushPrice: pool.tradeTo,
    breakDown: async () => {
      await pool.trader.getFunction("removeLiquidity")(LIQUIDITY);
    },
    repair: async () => {
      await pool.trader.getFunction("addLiquidity")(LIQUIDITY);
    },
  };
};
