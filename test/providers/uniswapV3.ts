import { createRequire } from "node:module";
import type { Contract } from "ethers";
import { squareRoot } from "../support/squareRoot.ts";
import type { HardhatEthers, Provider } from "./provider.ts";
import { PRICE_DECIMALS } from "./provider.ts";

const load = createRequire(import.meta.url);
const { abi: factoryAbi, bytecode: factoryBytecode } = load(
  "@uniswap/v3-core/artifacts/contracts/UniswapV3Factory.sol/UniswapV3Factory.json",
);
const { abi: poolAbi } = load("@uniswap/v3-core/artifacts/contracts/UniswapV3Pool.sol/UniswapV3Pool.json");

const FEE = 3_000;
/** Liquidity of about 3 million dollars on each side at 3,000 dollars. */
export const LIQUIDITY = 10n ** 17n / 2n;

/** Pools of one code, and who trades with them. */
export interface PoolFamily {
  /** Deploys a pool of two tokens, not yet initialized. */
  create(ethers: HardhatEthers, tokens: readonly [string, string]): Promise<Contract>;
  /** Name of the contract in test/support that answers the pool's callbacks. */
  readonly trader: string;
  /** Storage slots of what the pool says of its state: of one word, or of two where the fee does not fit into the first. */
  readonly stateSlots: 1 | 2;
}

const UNISWAP_V3: PoolFamily = {
  create: async (ethers, tokens) => {
    const [owner] = await ethers.getSigners();
    const factory = await new ethers.ContractFactory(factoryAbi, factoryBytecode, owner).deploy();
    await factory.getFunction("createPool")(...tokens, FEE);
    const address = await factory.getFunction("getPool")(...tokens, FEE);
    return new ethers.Contract(address, poolAbi, owner);
  },
  trader: "PoolTrader",
  stateSlots: 1,
};

/** What a pool is deployed with. */
export interface PoolOptions {
  /** Whose pool it is; Uniswap's unless told. */
  readonly family?: PoolFamily;
  /** Price in `PRICE_DECIMALS` decimals. */
  readonly price: bigint;
  /** Whether the base token sorts first; either order occurs on real chains. */
  readonly baseIsToken0?: boolean;
  readonly baseDecimals?: number;
  readonly quoteDecimals?: number;
  /** Observations that the pool keeps. */
  readonly cardinality?: number;
  /** Without liquidity a pool still quotes a price. */
  readonly liquidity?: bigint;
}

/** A real pool, under control. */
export interface Pool {
  readonly family: PoolFamily;
  readonly pool: Contract;
  readonly baseToken: string;
  readonly quoteToken: string;
  readonly trader: Contract;
  /** Trades until the pool's price is the given one, in `PRICE_DECIMALS` decimals. */
  tradeTo(price: bigint): Promise<void>;
  /** Trades until the pool's price is the given one, in the form in which the pool keeps it. */
  tradeToRoot(sqrtPriceX96: bigint): Promise<void>;
}

/** What an adapter is deployed with, where it differs from the usual. */
export interface AdapterOptions {
  readonly description?: string;
  readonly pool?: string;
  readonly baseToken?: string;
  readonly quoteToken?: string;
  /** Seconds that are averaged over. */
  readonly window?: number;
  readonly minCardinality?: number;
  readonly minLiquidity?: bigint;
  readonly decimals?: number;
}

/** A pool behind our adapter. */
export interface UniswapV3 extends Provider, Pool {
  readonly adapter: Contract;
}

interface Tokens {
  readonly baseIsToken0: boolean;
  readonly baseDecimals: number;
  readonly quoteDecimals: number;
}

const sqrtPriceX96For = (price: bigint, { baseIsToken0, baseDecimals, quoteDecimals }: Tokens): bigint => {
  const quotePerBase = price * 10n ** BigInt(quoteDecimals);
  const one = 10n ** BigInt(baseDecimals + PRICE_DECIMALS);
  return baseIsToken0 ? squareRoot((quotePerBase << 192n) / one) : squareRoot((one << 192n) / quotePerBase);
};

const deployTokens = async (ethers: HardhatEthers, { baseIsToken0, baseDecimals, quoteDecimals }: Tokens) => {
  for (;;) {
    const base = await ethers.deployContract("MintableToken", ["WETH", baseDecimals]);
    const quote = await ethers.deployContract("MintableToken", ["USDC", quoteDecimals]);
    const addresses = [await base.getAddress(), await quote.getAddress()] as const;
    if (BigInt(addresses[0]) < BigInt(addresses[1]) === baseIsToken0) return addresses;
  }
};

/** Deploys a real pool with full-range liquidity; unless told, of an 18-decimals base and a 6-decimals quote. */
export const deployPool = async (ethers: HardhatEthers, options: PoolOptions): Promise<Pool> => {
  const { family = UNISWAP_V3, price, cardinality = 200, liquidity = LIQUIDITY } = options;
  const { baseIsToken0 = true, baseDecimals = 18, quoteDecimals = 6 } = options;
  const tokens = { baseIsToken0, baseDecimals, quoteDecimals };
  const [baseToken, quoteToken] = await deployTokens(ethers, tokens);
  const pool = await family.create(ethers, [baseToken, quoteToken]);
  await pool.getFunction("initialize")(sqrtPriceX96For(price, tokens));
  if (cardinality > 1) await pool.getFunction("increaseObservationCardinalityNext")(cardinality);
  const trader = await ethers.deployContract(family.trader, [pool.target]);
  if (liquidity > 0n) await trader.getFunction("addLiquidity")(liquidity);
  const tradeToRoot = async (wanted: bigint) => {
    const [current] = await pool.getFunction("slot0")();
    if (wanted !== current) await trader.getFunction("tradeTo")(wanted, wanted < current);
  };
  return {
    family,
    pool,
    baseToken,
    quoteToken,
    trader: trader as unknown as Contract,
    tradeTo: (target) => tradeToRoot(sqrtPriceX96For(target, tokens)),
    tradeToRoot,
  };
};

/** The struct that `UniswapV3TwapAdapter` is constructed with, over a pool of 100 observations or more. */
export const adapterConfig = (pool: Pool, options: AdapterOptions = {}) => ({
  description: "ETH / USDC, Uniswap V3",
  pool: pool.pool.target,
  baseToken: pool.baseToken,
  quoteToken: pool.quoteToken,
  window: 300,
  minCardinality: 100,
  minLiquidity: LIQUIDITY / 10n,
  decimals: PRICE_DECIMALS,
  ...options,
});

/** Deploys a `UniswapV3TwapAdapter` over a pool whose history covers the window. */
export const deployAdapter = async (ethers: HardhatEthers, pool: Pool, options: AdapterOptions = {}) => {
  const adapter = await ethers.deployContract("UniswapV3TwapAdapter", [adapterConfig(pool, options)]);
  return adapter as unknown as Contract;
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
  await ethers.provider.send("evm_mine", []);
  const adapter = await deployAdapter(ethers, pool, { window });
  return {
    ...pool,
    name: "Uniswap V3",
    feed: await adapter.getAddress(),
    adapter,
    pushPrice: pool.tradeTo,
    breakDown: async () => {
      await pool.trader.getFunction("removeLiquidity")(LIQUIDITY);
    },
    repair: async () => {
      await pool.trader.getFunction("addLiquidity")(LIQUIDITY);
    },
  };
};
