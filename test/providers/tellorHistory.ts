import type { Contract } from "ethers";
import type { HardhatEthers } from "./provider.ts";
import type { Tellor } from "./tellor.ts";

/** As many as fit under the gas that one transaction may have. */
const REPORTS_A_TRANSACTION = 120;
const GAS = 16_700_000;

/** Reports of one value, one after another. */
export interface History {
  readonly count: number;
  /** Time of the first, in Unix seconds. */
  readonly firstTime: number;
  /** Seconds from one to the next. */
  readonly spacing: number;
  readonly value: bigint;
}

/**
 * Appends reports to the real contract's history, as a reporter in as many blocks would: they are written to where
 * `TellorFlex` keeps them, and its own code reads them.
 */
export const appendHistory = async (
  ethers: HardhatEthers,
  { oracle, queryId }: Pick<Tellor, "oracle" | "queryId">,
  { count, firstTime, spacing, value }: History,
): Promise<void> => {
  const { provider } = ethers;
  const address = await oracle.getAddress();
  const code = await provider.getCode(address);
  const filler = (await ethers.deployContract("HistoryFiller")) as unknown as Contract;
  await provider.send("hardhat_setCode", [address, await provider.getCode(filler)]);
  const fill = (filler.attach(address) as Contract).getFunction("fill");
  for (let done = 0; done < count; done += REPORTS_A_TRANSACTION) {
    const part = Math.min(REPORTS_A_TRANSACTION, count - done);
    await fill(queryId, part, firstTime + done * spacing, spacing, value, { gasLimit: GAS });
  }
  await provider.send("hardhat_setCode", [address, code]);
};
