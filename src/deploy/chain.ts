import { type Interface, keccak256, type Result, toQuantity } from "ethers";
import { notObserved, Problem } from "../problem.ts";

/** The chain that is deployed to, as far as it is needed: calls, code, blocks, transactions. */

/** What speaks to a node (EIP-1193). */
export interface Eip1193 {
  request(args: { readonly method: string; readonly params?: readonly unknown[] | object }): Promise<unknown>;
}

/** Code that an address is taken to have for one call. */
export type Overrides = Readonly<Record<string, { readonly code: string }>>;

/** What came of a call: its data, or that of its revert. */
interface CallResult {
  readonly isReverted: boolean;
  readonly data: string;
}

export interface Block {
  readonly number: number;
  /** Unix seconds. */
  readonly timestamp: number;
  readonly hash: string;
}

/** A transaction that is in a block. */
interface Receipt {
  readonly hash: string;
  readonly blockNumber: number;
  readonly isReverted: boolean;
}

const POLL_MILLISECONDS = 250;
/** So often in a row a node has to say that it does not know a transaction: for ten seconds. */
const FORGOTTEN_POLLS = 40;

/** The revert data of an error of a node; nothing where it is no revert. */
const revertDataOf = (failure: unknown): string | undefined => {
  if (typeof failure !== "object" || failure === null) return undefined;
  const data: unknown = "data" in failure ? failure.data : undefined;
  if (typeof data === "string" && data.startsWith("0x")) return data;
  if (typeof data === "object" && data !== null && "data" in data && typeof data.data === "string") {
    return data.data;
  }
  const message = failure instanceof Error ? failure.message : "";
  return /revert|invalid opcode|out of gas|stack|VM Exception/i.test(message) ? "0x" : undefined;
};

/** Whether the node answered, if only with an error. A request that failed on its way has that as its cause. */
const isAnswer = (failure: unknown): failure is Error & { readonly code: number } =>
  failure instanceof Error &&
  "code" in failure &&
  typeof failure.code === "number" &&
  failure.cause === undefined;

const reasonOf = (failure: unknown): string =>
  (failure instanceof Error ? failure.message : String(failure)).split("\n")[0]?.slice(0, 200) ?? "";

interface RawBlock {
  readonly number: string;
  readonly timestamp: string;
  readonly hash: string;
  readonly transactions: readonly (string | RawTransaction)[];
}

interface RawTransaction {
  readonly hash: string;
  readonly from: string;
  readonly nonce: string;
  /** Null or absent where it waits for a block. */
  readonly blockNumber?: string | null;
}

interface RawReceipt {
  readonly transactionHash: string;
  readonly blockNumber: string;
  readonly status: string;
}

/** One network. Every method throws a `Problem` with exit code 3 where it does not answer. */
export class Chain {
  readonly provider: Eip1193;
  /** Its name in the Hardhat config, for sentences. */
  readonly name: string;

  constructor(provider: Eip1193, name: string) {
    this.provider = provider;
    this.name = name;
  }

  /** The bare request. */
  async request<T>(method: string, params: readonly unknown[] = []): Promise<T> {
    try {
      return (await this.provider.request({ method, params })) as T;
    } catch (failure) {
      throw this.refusalOf(method, failure);
    }
  }

  /** What a failed request means for the user. */
  refusalOf(method: string, failure: unknown): Problem {
    if (failure instanceof Problem) return failure;
    const reason = reasonOf(failure);
    return isAnswer(failure)
      ? notObserved(
          `The network "${this.name}" answered ${method} with an error (${reason}): try again, or another node.`,
        )
      : notObserved(
          `The network "${this.name}" does not answer ${method} (${reason}): start it, or correct its url in hardhat.config.ts.`,
        );
  }

  async chainId(): Promise<number> {
    return Number(await this.request<string>("eth_chainId"));
  }

  async block(tag: "latest" | number = "latest"): Promise<Block> {
    const block = await this.request<RawBlock | null>("eth_getBlockByNumber", [
      tag === "latest" ? tag : toQuantity(tag),
      false,
    ]);
    if (block === null)
      throw notObserved(`The network "${this.name}" has no block ${tag}: try another node.`);
    return { number: Number(block.number), timestamp: Number(block.timestamp), hash: block.hash };
  }

  code(address: string): Promise<string> {
    return this.request<string>("eth_getCode", [address, "latest"]);
  }

  /** Hash of the code at an address; nothing where there is none. */
  async codeHash(address: string): Promise<string | undefined> {
    const code = await this.code(address);
    return code === "0x" ? undefined : keccak256(code);
  }

  /** Calls an address, or creates a contract for as long as the call takes and gives its code. */
  async call(
    call: { readonly to?: string; readonly from?: string; readonly data: string },
    overrides?: Overrides,
  ): Promise<CallResult> {
    const params = [call, "latest", ...(overrides === undefined ? [] : [overrides])];
    try {
      return { isReverted: false, data: String(await this.provider.request({ method: "eth_call", params })) };
    } catch (failure) {
      const data = isAnswer(failure) ? revertDataOf(failure) : undefined;
      if (data === undefined) throw this.refusalOf("eth_call", failure);
      return { isReverted: true, data };
    }
  }

  /** The decoded answer of a view; nothing where it reverts or answers with something else. */
  async view(
    contract: Interface,
    address: string,
    name: string,
    args: readonly unknown[] = [],
    overrides?: Overrides,
  ): Promise<Result | undefined> {
    const data = contract.encodeFunctionData(name, args);
    const answer = await this.call({ to: address, data }, overrides);
    if (answer.isReverted) return undefined;
    try {
      return contract.decodeFunctionResult(name, answer.data);
    } catch {
      return undefined;
    }
  }

  accounts(): Promise<readonly string[]> {
    return this.request<readonly string[]>("eth_accounts");
  }

  async balance(address: string): Promise<bigint> {
    return BigInt(await this.request<string>("eth_getBalance", [address, "latest"]));
  }

  async gasPrice(): Promise<bigint> {
    return BigInt(await this.request<string>("eth_gasPrice"));
  }

  /** How many transactions an account has sent, up to a block. */
  async transactionCount(address: string, tag: "latest" | "pending" | number): Promise<number> {
    const position = typeof tag === "number" ? toQuantity(tag) : tag;
    return Number(await this.request<string>("eth_getTransactionCount", [address, position]));
  }

  /** The transactions of a block, or of those that wait for one. */
  async transactions(tag: "pending" | number): Promise<readonly RawTransaction[]> {
    const position = typeof tag === "number" ? toQuantity(tag) : tag;
    const block = await this.request<RawBlock | null>("eth_getBlockByNumber", [position, true]);
    return (block?.transactions ?? []).filter((transaction) => typeof transaction !== "string");
  }

  /** A transaction that the node knows, with its block, or null where it waits for one; nothing where it knows none. */
  async transaction(hash: string): Promise<{ readonly blockNumber: string | null } | undefined> {
    const found = await this.request<RawTransaction | null>("eth_getTransactionByHash", [hash]);
    return found === null ? undefined : { blockNumber: found.blockNumber ?? null };
  }

  /**
   * Sends a transaction and waits until it is in a block.
   * @throws Problem where the node forgets it meanwhile.
   */
  async send(from: string, to: string, data: string): Promise<Receipt> {
    const hash = await this.request<string>("eth_sendTransaction", [{ from, to, data }]);
    for (let unknown = 0; ; ) {
      const receipt = await this.request<RawReceipt | null>("eth_getTransactionReceipt", [hash]);
      if (receipt !== null) {
        const isReverted = BigInt(receipt.status) === 0n;
        return { hash, blockNumber: Number(receipt.blockNumber), isReverted };
      }
      // A node behind others may not know it at once.
      unknown = (await this.transaction(hash)) === undefined ? unknown + 1 : 0;
      if (unknown >= FORGOTTEN_POLLS) {
        throw notObserved(
          `The network "${this.name}" has forgotten the transaction ${hash} of ${from} before it was in a block: run the same command again, which sends it once more unless it is by then.`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
    }
  }
}
