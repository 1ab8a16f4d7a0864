import type { Contract } from "ethers";
import { FAULTS, type Fault } from "../../src/oracle/words.ts";

/** What an oracle reports about one source. */
export interface Report {
  readonly fault: Fault | undefined;
  readonly price: bigint;
  readonly updatedAt: bigint;
  readonly age: bigint;
  /** First four bytes of the revert data; zeros where the call did not revert with any. */
  readonly errorSelector: string;
}

/** What an oracle reports about one of its sources; the first unless told. */
export const inspect = async (oracle: Contract, source = 0): Promise<Report> => {
  const reports = await oracle.getFunction("inspect")();
  const { fault, price, updatedAt, age, errorSelector } = reports[source];
  return { fault: FAULTS[Number(fault)], price, updatedAt, age, errorSelector };
};
