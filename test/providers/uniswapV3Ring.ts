import type { Contract } from "ethers";
import { sqrtPriceX96OfTick } from "../support/tickPrice.ts";
import type { HardhatEthers } from "./provider.ts";
import { LIQUIDITY, type Pool } from "./uniswapV3.ts";

/** Most observations that a pool can keep. */
export const LARGEST_RING = 65_535;
/** As many as fit under the gas that one transaction may have. */
const OBSERVATIONS_A_TRANSACTION = 700;
const GAS = 16_700_000;

/** Storage slot of the first observation, less those of the state. */
const OBSERVATIONS_SLOT = 7;
/** Where the values in the slot of the state begin, in bits; the lock is in it where there is no other slot. */
const [TICK_BITS, INDEX_BITS, CARDINALITY_BITS, NEXT_BITS, UNLOCKED_BITS] = [160n, 184n, 200n, 216n, 240n];

/** What a ring says. */
export interface Ring {
  /** Observations, all of them written. */
  readonly size: number;
  /** Place of the newest among them. */
  readonly newestPlace: number;
  /** Time of the newest, in Unix seconds. */
  readonly newestTime: number;
  /** Seconds from one to the next. */
  readonly spacing: number;
  /** The tick that stood all the time. */
  readonly tick: bigint;
}

/**
 * Fills a real pool's ring of observations, as a trade in each of `size` blocks would: the observations are written to where
 * the pool keeps them, and the pool's own code reads them.
 */
export const fillRing = async (ethers: HardhatEthers, { family, pool }: Pool, ring: Ring): Promise<void> => {
  const { size, newestPlace, newestTime, spacing, tick } = ring;
  const { provider } = ethers;
  const address = await pool.getAddress();
  const code = await provider.getCode(address);
  const filler = (await ethers.deployContract("RingFiller")) as unknown as Contract;
  await provider.send("hardhat_setCode", [address, await provider.getCode(filler)]);
  const timeOf = (place: number) => newestTime - ((newestPlace - place + size) % size) * spacing;
  for (let first = 0; first < size; ) {
    const end = first <= newestPlace ? newestPlace + 1 : size;
    const count = Math.min(OBSERVATIONS_A_TRANSACTION, end - first);
    const slot = OBSERVATIONS_SLOT + family.stateSlots;
    const filling = { slot, first, count, time: timeOf(first), spacing, tick, liquidity: LIQUIDITY };
    await (filler.attach(address) as Contract).getFunction("fill")(filling, { gasLimit: GAS });
    first += count;
  }
  await provider.send("hardhat_setCode", [address, code]);
  const slot0 =
    sqrtPriceX96OfTick(tick) |
    (BigInt.asUintN(24, tick) << TICK_BITS) |
    (BigInt(newestPlace) << INDEX_BITS) |
    (BigInt(size) << CARDINALITY_BITS) |
    (BigInt(size) << NEXT_BITS) |
    (family.stateSlots === 1 ? 1n << UNLOCKED_BITS : 0n);
  await provider.send("hardhat_setStorageAt", [address, "0x0", ethers.toBeHex(slot0, 32)]);
};
