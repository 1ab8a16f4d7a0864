import { type Account, type Address, bytesToHex, createAccount, hexToBytes } from "@ethereumjs/util";
import type { AccountFields, StateManagerInterface } from "@ethereumjs/common";
import { keccak256 } from "ethers";
import type { DrillSession, Overrides } from "./session.ts";

/** The state of a node's pinned block for an EVM that runs here: fetched where it is reached, and never sent anywhere. */

/** An account of the chain. */
interface FetchedAccount {
  readonly nonce: bigint;
  readonly balance: bigint;
  readonly code: Uint8Array;
}

const NOTHING = new Uint8Array(0);
const bytesOf = (data: string): Uint8Array => hexToBytes(data as `0x${string}`);

/** Accounts and slots at the pinned block, each asked for once, however many calls reach it. */
export class PinnedState {
  readonly #session: DrillSession;
  readonly #accounts = new Map<string, Promise<FetchedAccount>>();
  readonly #slots = new Map<string, Promise<Uint8Array>>();

  constructor(session: DrillSession) {
    this.#session = session;
  }

  account(address: string): Promise<FetchedAccount> {
    const known = this.#accounts.get(address);
    if (known !== undefined) return known;
    const fetched = this.#fetchAccount(address);
    this.#accounts.set(address, fetched);
    return fetched;
  }

  slot(address: string, place: string): Promise<Uint8Array> {
    const key = `${address} ${place}`;
    const known = this.#slots.get(key);
    if (known !== undefined) return known;
    const fetched = this.#session
      .request<string>("eth_getStorageAt", [address, place, this.#session.blockTag])
      .then(bytesOf);
    this.#slots.set(key, fetched);
    return fetched;
  }

  async #fetchAccount(address: string): Promise<FetchedAccount> {
    const where = [address, this.#session.blockTag];
    const [nonce, balance, code] = await Promise.all([
      this.#session.request<string>("eth_getTransactionCount", where),
      this.#session.request<string>("eth_getBalance", where),
      this.#session.request<string>("eth_getCode", where),
    ]);
    return { nonce: BigInt(nonce), balance: BigInt(balance), code: bytesOf(code) };
  }
}

/** What was changed within one frame of a call. */
interface Layer {
  readonly accounts: Map<string, Account | undefined>;
  readonly codes: Map<string, Uint8Array>;
  readonly slots: Map<string, Uint8Array>;
  /** Accounts whose storage was emptied before the slots of this layer were written. */
  readonly emptied: Set<string>;
}

const newLayer = (): Layer => ({
  accounts: new Map(),
  codes: new Map(),
  slots: new Map(),
  emptied: new Set(),
});

const placeOf = (key: Uint8Array): string => bytesToHex(key).padEnd(66, "0");
const slotKey = (address: string, key: Uint8Array): string => `${address} ${placeOf(key)}`;

/** Copied, because an EVM changes the accounts that it is given. */
const copyOf = ({ nonce, balance, codeHash, storageRoot }: Account): Account =>
  createAccount({ nonce, balance, codeHash, storageRoot });

const withoutRoots = (): never => {
  throw new RangeError("The state of one call has no root.");
};

/** The pinned state under one call: overrides first, and above them what the call changes, which ends with it. */
export class CallState implements StateManagerInterface {
  readonly originalStorageCache = {
    get: (address: Address, key: Uint8Array): Promise<Uint8Array> => this.#original(address, key),
    clear: (): void => undefined,
  };
  readonly #pinned: PinnedState;
  readonly #overrides: Overrides;
  #layers: Layer[] = [newLayer()];

  constructor(pinned: PinnedState, overrides: Overrides) {
    this.#pinned = pinned;
    this.#overrides = overrides;
  }

  async getAccount(address: Address): Promise<Account | undefined> {
    const name = address.toString();
    const changed = this.#layers.findLast(({ accounts }) => accounts.has(name));
    if (changed !== undefined) {
      const account = changed.accounts.get(name);
      return account === undefined ? undefined : copyOf(account);
    }
    const { nonce, balance, code } = await this.#before(name);
    if (nonce === 0n && balance === 0n && code.length === 0) return undefined;
    return createAccount({ nonce, balance, codeHash: bytesOf(keccak256(code)) });
  }

  async putAccount(address: Address, account?: Account): Promise<void> {
    this.#top.accounts.set(address.toString(), account === undefined ? undefined : copyOf(account));
  }

  async deleteAccount(address: Address): Promise<void> {
    await this.putAccount(address, undefined);
  }

  async modifyAccountFields(address: Address, fields: AccountFields): Promise<void> {
    const { nonce, balance, codeHash, storageRoot } = (await this.getAccount(address)) ?? createAccount({});
    await this.putAccount(address, createAccount({ nonce, balance, codeHash, storageRoot, ...fields }));
  }

  async putCode(address: Address, code: Uint8Array): Promise<void> {
    this.#top.codes.set(address.toString(), code);
    await this.modifyAccountFields(address, { codeHash: bytesOf(keccak256(code)) });
  }

  async getCode(address: Address): Promise<Uint8Array> {
    const name = address.toString();
    const changed = this.#layers.findLast(({ codes }) => codes.has(name));
    return changed?.codes.get(name) ?? (await this.#before(name)).code;
  }

  async getCodeSize(address: Address): Promise<number> {
    return (await this.getCode(address)).length;
  }

  async getStorage(address: Address, key: Uint8Array): Promise<Uint8Array> {
    const [name, place] = [address.toString(), slotKey(address.toString(), key)];
    const changed = this.#layers.findLast(({ slots, emptied }) => slots.has(place) || emptied.has(name));
    if (changed !== undefined) return changed.slots.get(place) ?? NOTHING;
    return this.#original(address, key);
  }

  async putStorage(address: Address, key: Uint8Array, value: Uint8Array): Promise<void> {
    this.#top.slots.set(slotKey(address.toString(), key), value);
  }

  async clearStorage(address: Address): Promise<void> {
    const name = address.toString();
    for (const place of this.#top.slots.keys()) if (place.startsWith(name)) this.#top.slots.delete(place);
    this.#top.emptied.add(name);
  }

  async checkpoint(): Promise<void> {
    this.#layers.push(newLayer());
  }

  async commit(): Promise<void> {
    const { accounts, codes, slots, emptied } = this.#pop();
    const below = this.#top;
    for (const name of emptied) {
      for (const place of below.slots.keys()) if (place.startsWith(name)) below.slots.delete(place);
      below.emptied.add(name);
    }
    for (const [name, account] of accounts) below.accounts.set(name, account);
    for (const [name, code] of codes) below.codes.set(name, code);
    for (const [place, value] of slots) below.slots.set(place, value);
  }

  async revert(): Promise<void> {
    this.#pop();
  }

  getStateRoot(): Promise<Uint8Array> {
    return withoutRoots();
  }

  setStateRoot(): Promise<void> {
    return withoutRoots();
  }

  hasStateRoot(): Promise<boolean> {
    return withoutRoots();
  }

  clearCaches(): void {
    // What was fetched holds for the block.
  }

  shallowCopy(): CallState {
    return new CallState(this.#pinned, this.#overrides);
  }

  get #top(): Layer {
    return this.#layers.at(-1) as Layer;
  }

  #pop(): Layer {
    const layer = this.#layers.pop();
    if (layer === undefined || this.#layers.length === 0) throw new RangeError("No frame is open.");
    return layer;
  }

  #original(address: Address, key: Uint8Array): Promise<Uint8Array> {
    return this.#pinned.slot(address.toString(), placeOf(key));
  }

  /** An account before the call. */
  async #before(name: string): Promise<FetchedAccount> {
    const fetched = await this.#pinned.account(name);
    const { code, balance } = this.#overrides[name] ?? {};
    return {
      nonce: fetched.nonce,
      balance: balance === undefined ? fetched.balance : BigInt(balance),
      code: code === undefined ? fetched.code : bytesOf(code),
    };
  }
}
