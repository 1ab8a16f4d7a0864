import { createRequire } from "node:module";
import type { Contract } from "ethers";
import type { PoolFamily } from "./uniswapV3.ts";

const load = createRequire(import.meta.url);
const { abi, bytecode } = load(
  "@pancakeswap/v3-core/artifacts/contracts/PancakeV3Pool.sol/PancakeV3Pool.json",
);

const FEE = 2_500;
/** Of the range that the trader provides liquidity in; PancakeSwap's own is 50. */
const TICK_SPACING = 60;

/**
 * PancakeSwap's pool, from the bytecode in `@pancakeswap/v3-core` 1.0.2. Its deployer is in no package: ours tells the pool
 * what it is constructed with, as that does.
 */
export const PANCAKE_V3: PoolFamily = {
  create: async (ethers, tokens) => {
    const [owner] = await ethers.getSigners();
    const deployer = (await ethers.deployContract("PancakePoolDeployer")) as unknown as Contract;
    const sorted = tokens.toSorted((one, other) => (BigInt(one) < BigInt(other) ? -1 : 1));
    const words = { factory: owner?.address, token0: sorted[0], token1: sorted[1], fee: FEE };
    await deployer.getFunction("deploy")({ ...words, tickSpacing: TICK_SPACING }, bytecode);
    return new ethers.Contract(await deployer.getFunction("pool")(), abi, owner);
  },
  trader: "PancakePoolTrader",
  stateSlots: 2,
};
