import {
  Contract,
  type ContractRunner,
  type ErrorDescription,
  getAddress,
  isError,
  type ParamType,
  type Result,
} from "ethers";
import { iGovernedOracleAbi } from "../abi/iGovernedOracleAbi.ts";
import { HoldfastClient } from "./holdfastClient.ts";
import type { Address, BlockChoice, BlockStamp } from "./oracleAnswers.ts";
import { errorForRevert, hasTakenAllGas, InsufficientGasError, NotAnOracleError } from "./oracleError.ts";
import type { OracleReader, OracleView } from "./oracleReader.ts";

/** A struct as an object and a list as a list: ethers' `Result` is both. */
const plain = (value: unknown, type: ParamType): unknown => {
  if (!Array.isArray(value)) return value;
  const { arrayChildren, components } = type;
  if (arrayChildren !== null) return value.map((item) => plain(item, arrayChildren));
  return Object.fromEntries(
    (components ?? []).map((component, index) => [component.name, plain(value[index], component)]),
  );
};

const outputsOf = (result: Result, types: readonly ParamType[]): unknown => {
  const values = types.map((type, index) => plain(result[index], type));
  return values.length === 1 ? values[0] : values;
};

const UNDECODABLE = "it gives no data that can be decoded";

class EthersReader implements OracleReader {
  readonly address: Address;
  readonly #contract: Contract;
  readonly #runner: ContractRunner;

  constructor(address: string, runner: ContractRunner) {
    this.address = getAddress(address) as Address;
    this.#runner = runner;
    this.#contract = new Contract(this.address, iGovernedOracleAbi, runner);
  }

  async call(view: OracleView, args: readonly (bigint | number)[], block: BlockChoice): Promise<unknown> {
    const method = this.#contract.getFunction(view);
    const result = await this.#ask(() => method.staticCallResult(...args, { blockTag: block }));
    try {
      return outputsOf(result, method.getFragment(...args).outputs);
    } catch (cause) {
      throw new NotAnOracleError(this.address, UNDECODABLE, { cause });
    }
  }

  async #ask(call: () => Promise<Result>): Promise<Result> {
    try {
      return await call();
    } catch (failure) {
      throw this.#errorFor(failure);
    }
  }

  async head(): Promise<BlockStamp> {
    const block = await this.#runner.provider?.getBlock("latest");
    if (block === undefined) throw new Error("The signer has no provider: connect it to one.");
    if (block === null) throw new Error("The node knows no latest block: use another node.");
    return { number: BigInt(block.number), timestamp: BigInt(block.timestamp) };
  }

  #errorFor(failure: unknown): unknown {
    if (isError(failure, "BAD_DATA")) {
      return new NotAnOracleError(this.address, UNDECODABLE, { cause: failure });
    }
    if (!isError(failure, "CALL_EXCEPTION") || failure.data === null) {
      return hasTakenAllGas(failure) ? new InsufficientGasError(this.address, { cause: failure }) : failure;
    }
    const { data } = failure;
    const parsed = this.#parse(data);
    const revert = { name: parsed?.name, args: parsed?.args.toArray() ?? [], data };
    return errorForRevert(this.address, revert, failure);
  }

  /** The error that data encodes; none where it is too short for one, or does not fit the one that it begins like. */
  #parse(data: string): ErrorDescription | null {
    try {
      return this.#contract.interface.parseError(data);
    } catch {
      return null;
    }
  }
}

/**
 * A client that reads an oracle through ethers.
 * @param address Of a `RedundantOracle` or a `GovernedOracle`.
 * @param runner A provider, or a signer that is connected to one.
 * @throws {TypeError} Where the address is none.
 */
export const createEthersClient = (address: string, runner: ContractRunner): HoldfastClient =>
  new HoldfastClient(new EthersReader(address, runner));
