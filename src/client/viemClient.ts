import {
  type Abi,
  BaseError,
  type CallParameters,
  type Chain,
  type Client,
  ContractFunctionRevertedError,
  decodeFunctionResult,
  encodeFunctionData,
  getAddress,
  getContractError,
  type Hex,
  type Transport,
} from "viem";
import { call, getBlock } from "viem/actions";
import { iGovernedOracleAbi } from "../abi/iGovernedOracleAbi.ts";
import { HoldfastClient } from "./holdfastClient.ts";
import type { Address, BlockChoice, BlockStamp } from "./oracleAnswers.ts";
import { errorForRevert, hasTakenAllGas, InsufficientGasError, NotAnOracleError } from "./oracleError.ts";
import type { OracleReader, OracleView } from "./oracleReader.ts";

/** As wide as any ABI: the client types what comes out by itself. */
const ABI: Abi = iGovernedOracleAbi;

class ViemReader implements OracleReader {
  readonly address: Address;
  readonly #client: Client<Transport, Chain | undefined>;

  constructor(address: string, client: Client<Transport, Chain | undefined>) {
    this.address = getAddress(address);
    this.#client = client;
  }

  async call(view: OracleView, args: readonly (bigint | number)[], block: BlockChoice): Promise<unknown> {
    const data = encodeFunctionData({ abi: ABI, functionName: view, args });
    const answer = await this.#ask(view, {
      to: this.address,
      data,
      ...(typeof block === "bigint" ? { blockNumber: block } : { blockTag: block }),
    });
    try {
      return decodeFunctionResult({ abi: ABI, functionName: view, data: answer });
    } catch (cause) {
      throw new NotAnOracleError(this.address, "it gives no data that can be decoded", { cause });
    }
  }

  async head(): Promise<BlockStamp> {
    const { number, timestamp } = await getBlock(this.#client, { blockTag: "latest" });
    return { number, timestamp };
  }

  async #ask(view: OracleView, parameters: CallParameters): Promise<Hex> {
    try {
      return (await call(this.#client, parameters)).data ?? "0x";
    } catch (failure) {
      throw failure instanceof BaseError ? this.#errorFor(view, failure) : failure;
    }
  }

  #errorFor(view: OracleView, failure: BaseError): Error {
    const { address } = this;
    const explained = getContractError(failure, { abi: ABI, address, args: [], functionName: view });
    const reverted = explained.walk((cause) => cause instanceof ContractFunctionRevertedError);
    if (!(reverted instanceof ContractFunctionRevertedError) || reverted.raw === undefined) {
      return hasTakenAllGas(failure) ? new InsufficientGasError(address, { cause: failure }) : failure;
    }
    const { data, raw } = reverted;
    return errorForRevert(address, { name: data?.errorName, args: data?.args ?? [], data: raw }, failure);
  }
}

/**
 * A client that reads an oracle through viem.
 * @param address Of a `RedundantOracle` or a `GovernedOracle`.
 * @param client A public client, or any other that can call.
 * @throws {InvalidAddressError} Where the address is none.
 */
export const createViemClient = (
  address: string,
  client: Client<Transport, Chain | undefined>,
): HoldfastClient => new HoldfastClient(new ViemReader(address, client));
