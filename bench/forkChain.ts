import { createEVM, type EVM } from "@ethereumjs/evm";
import {
  bytesToHex,
  createAccount,
  createAddressFromString,
  hexToBytes,
  type PrefixedHexString,
} from "@ethereumjs/util";
import {
  AbstractSigner,
  Contract,
  makeError,
  type Provider,
  type TransactionRequest,
  type TransactionResponse,
  type TypedDataDomain,
  ZeroAddress,
} from "ethers";
import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { ContractReader } from "../src/files/artifacts.ts";
import { costsOf, type GasSchedule } from "../src/drill/gasSchedules.ts";

/** Seconds of its one block: all that is deployed stays as fresh as it was. */
const NOW = 1_800_000_000;
/** More than any deployment takes, the state that it makes included. */
const GAS_LIMIT = 1_000_000_000n;
const ACCOUNTS = ["11", "22", "33", "44"].map((byte) => `0x${byte.repeat(20)}`);

/** What came of a call. */
export interface ForkCall {
  readonly succeeded: boolean;
  readonly data: string;
  readonly gasUsed: bigint;
}

const bytes = (data: string): Uint8Array => hexToBytes(data as PrefixedHexString);

/**
 * A chain of one block by a gas schedule of choice, on an EVM that shares no code with Hardhat's. It takes the place of
 * Hardhat's ethers wherever the benchmarks deploy and call.
 */
export class ForkChain {
  /** Gas of each creation, without what its transaction's data costs, by the contract's name. */
  readonly creations = new Map<string, number>();
  readonly #evm: EVM;
  readonly #contracts: ContractReader;

  private constructor(evm: EVM, contracts: ContractReader) {
    this.#evm = evm;
    this.#contracts = contracts;
  }

  /** Opens a chain on which nothing is yet but a few accounts. */
  static async open(schedule: GasSchedule, contracts: ContractReader): Promise<ForkChain> {
    const evm = await createEVM(costsOf(schedule));
    for (const account of ACCOUNTS) {
      await evm.stateManager.putAccount(createAddressFromString(account), createAccount({ nonce: 1n }));
    }
    return new ForkChain(evm, contracts);
  }

  /** Calls with so much gas, by an account for which everything is cold; nothing of it stays. */
  async call(to: string, data: string, gasLimit: bigint = GAS_LIMIT): Promise<ForkCall> {
    await this.#evm.stateManager.checkpoint();
    const called = await this.#run({ to, data, gasLimit }, true);
    await this.#evm.stateManager.revert();
    return called;
  }

  /** What the benchmarks use of Hardhat's ethers. */
  get ethers(): HardhatEthers {
    const signers = ACCOUNTS.map((address) => new ForkSigner(this, address));
    const [deployer] = signers;
    const used = {
      ZeroAddress,
      getSigners: async () => signers,
      deployContract: async (name: string, args: readonly unknown[] = []) => {
        const { abi, bytecode } = await this.#contracts.readArtifact(name);
        const blank = new Contract(ZeroAddress, [...abi] as string[], deployer);
        const { created, gasUsed } = await this.create(
          ACCOUNTS[0] ?? "",
          `${bytecode}${blank.interface.encodeDeploy([...args]).slice(2)}`,
        );
        this.creations.set(name, Number(gasUsed));
        return new Contract(created, blank.interface, deployer);
      },
      provider: {
        getBlock: async () => ({ number: 1, timestamp: NOW }),
        getCode: async (of: Contract | string) => {
          const address = typeof of === "string" ? of : await of.getAddress();
          return bytesToHex(await this.#evm.stateManager.getCode(createAddressFromString(address)));
        },
        send: async (method: string, [address, code]: readonly [string, string]) => {
          if (method !== "hardhat_setCode") throw new Error(`${method} is no method of this chain.`);
          await this.#evm.stateManager.putCode(createAddressFromString(address), bytes(code));
        },
      },
    };
    return used as unknown as HardhatEthers;
  }

  /** Creates a contract. */
  async create(from: string, data: string): Promise<{ readonly created: string; readonly gasUsed: bigint }> {
    const { created, gasUsed, data: answer, succeeded } = await this.#run({ from, data });
    if (!succeeded || created === undefined) throw new Error(`The creation failed with ${answer}.`);
    return { created, gasUsed };
  }

  /** Sends a transaction to a contract, or creates one; gives its number. */
  async transact(from: string, to: string | undefined, data: string): Promise<number> {
    const { nonce = 0n } = (await this.#evm.stateManager.getAccount(createAddressFromString(from))) ?? {};
    const { succeeded, data: answer } = await this.#run({ from, data, ...(to !== undefined && { to }) });
    if (!succeeded) throw new Error(`The transaction failed with ${answer}.`);
    return Number(nonce);
  }

  async #run(
    {
      from = ZeroAddress,
      to,
      data,
      gasLimit = GAS_LIMIT,
    }: {
      readonly from?: string;
      readonly to?: string;
      readonly data: string;
      readonly gasLimit?: bigint;
    },
    skipNonceIncrement = false,
  ): Promise<ForkCall & { readonly created?: string }> {
    const { execResult, createdAddress } = await this.#evm.runCall({
      caller: createAddressFromString(from),
      data: bytes(data),
      gasLimit,
      skipNonceIncrement,
      ...(to !== undefined && { to: createAddressFromString(to) }),
      block: {
        header: {
          number: 1n,
          coinbase: createAddressFromString(ZeroAddress),
          timestamp: BigInt(NOW),
          difficulty: 0n,
          prevRandao: new Uint8Array(32),
          gasLimit: GAS_LIMIT,
          baseFeePerGas: 0n,
          getBlobGasPrice: () => 1n,
        },
      },
    });
    // The next call is a transaction of its own: everything is cold again.
    this.#evm.journal.cleanJournal();
    this.#evm.stateManager.originalStorageCache.clear();
    return {
      succeeded: execResult.exceptionError === undefined,
      data: bytesToHex(execResult.returnValue),
      gasUsed: execResult.executionGasUsed,
      ...(createdAddress !== undefined && { created: createdAddress.toString() }),
    };
  }
}

/** Every transaction is in the block at once. */
const AT_ONCE = {
  getTransactionReceipt: async (hash: string) => ({
    hash,
    status: 1,
    logs: [],
    confirmations: async () => 1,
  }),
};

/** An account of the chain, as ethers' contracts take one. */
class ForkSigner extends AbstractSigner {
  readonly address: string;
  readonly #chain: ForkChain;

  constructor(chain: ForkChain, address: string) {
    super(AT_ONCE as unknown as Provider);
    this.#chain = chain;
    this.address = address;
  }

  override getAddress(): Promise<string> {
    return Promise.resolve(this.address);
  }

  override async call({ to, data }: TransactionRequest): Promise<string> {
    const called = await this.#chain.call(String(to), String(data));
    if (called.succeeded) return called.data;
    throw makeError("the call reverted", "CALL_EXCEPTION", {
      action: "call",
      data: called.data,
      reason: null,
      transaction: { to: String(to), data: String(data) },
      invocation: null,
      revert: null,
    });
  }

  override async sendTransaction({ to, data }: TransactionRequest): Promise<TransactionResponse> {
    const target = to === undefined || to === null ? undefined : String(to);
    const nonce = await this.#chain.transact(this.address, target, String(data));
    const sent = { hash: "0x", from: this.address, to: target ?? null, data, nonce, accessList: null };
    return sent as unknown as TransactionResponse;
  }

  override connect(): this {
    return this;
  }

  #cannotSign(): never {
    throw new Error(`${this.address} signs nothing: its transactions are run as they are.`);
  }

  override signTransaction(): Promise<string> {
    return this.#cannotSign();
  }

  override signMessage(): Promise<string> {
    return this.#cannotSign();
  }

  override signTypedData(_: TypedDataDomain): Promise<string> {
    return this.#cannotSign();
  }
}
