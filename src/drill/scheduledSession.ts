import { createEVM } from "@ethereumjs/evm";
import { bytesToHex, createAddressFromString, hexToBytes } from "@ethereumjs/util";
import { ZeroAddress } from "ethers";
import { notObserved } from "../problem.ts";
import { costsOf, type GasSchedule } from "./gasSchedules.ts";
import { CallState, type PinnedState } from "./pinnedState.ts";
import type { DrillSession } from "./session.ts";

/** A node's block under another gas schedule: calls run in an EVM here, over the state that the node has at that block. */

/** More than any read takes: what a call spends is limited by the calls within it. */
const GAS_PER_CALL = 1_000_000_000;

/** What contracts can ask about the block, beside its number and its time. */
interface BlockHead {
  readonly miner?: string;
  readonly mixHash?: string;
  readonly gasLimit?: string;
}

const bytesOf = (data: string): Uint8Array => hexToBytes(data as `0x${string}`);

/**
 * The session whose calls run under a schedule.
 * @param pinned What was fetched at the session's block so far; one for all schedules.
 */
export const underSchedule = async (
  session: DrillSession,
  pinned: PinnedState,
  schedule: GasSchedule,
): Promise<DrillSession> => {
  const { miner, mixHash, gasLimit } =
    (await session.request<BlockHead | null>("eth_getBlockByHash", [session.block.hash, false])) ?? {};
  const coinbase = createAddressFromString(miner ?? ZeroAddress);
  const block = {
    header: {
      number: BigInt(session.block.number),
      timestamp: BigInt(session.block.timestamp),
      coinbase,
      difficulty: 0n,
      prevRandao: mixHash === undefined ? new Uint8Array(32) : bytesOf(mixHash),
      gasLimit: BigInt(gasLimit ?? GAS_PER_CALL),
      baseFeePerGas: 0n,
      getBlobGasPrice: () => 1n,
    },
  };
  const costs = costsOf(schedule, session.chainId);
  return {
    ...session,
    gasPerCall: GAS_PER_CALL,
    call: async ({ to, from = ZeroAddress, data, overrides }) => {
      const evm = await createEVM({ ...costs, stateManager: new CallState(pinned, overrides) });
      // As in a transaction: what it names, the block's receiver and what is built in are warm.
      const warm = [to, from, coinbase.toString()].map((address) => address.toLowerCase().slice(2));
      for (const address of [...warm, ...evm.precompiles.keys()]) {
        evm.journal.addAlwaysWarmAddress(address.replace(/^0x/, ""));
      }
      const { execResult } = await evm.runCall({
        caller: createAddressFromString(from),
        to: createAddressFromString(to),
        data: bytesOf(data),
        gasLimit: BigInt(GAS_PER_CALL),
        skipNonceIncrement: true,
        block,
      });
      if (execResult.exceptionError !== undefined) {
        throw notObserved(
          `A call under the gas schedule "${schedule.name}" ended with "${execResult.exceptionError.error}": it cannot be run beside the node.`,
        );
      }
      return bytesToHex(execResult.returnValue);
    },
  };
};
