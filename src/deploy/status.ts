import { formatUnits, getAddress, isAddress } from "ethers";
import { frontierSentence } from "../oracle/frontier.ts";
import { frontierNow } from "../oracle/modelFrontier.ts";
import { FAULTS, type Fault, LEVELS, type Level, MODES, ROLES, type Role } from "../oracle/words.ts";
import { interfaceOf } from "../files/artifacts.ts";
import type { Chain } from "./chain.ts";
import type { DeploymentRecord } from "./record.ts";
import { ADMIN_ROLE, CANCELLABLE_FUNCTIONS } from "./roles.ts";
import { misuse, notObserved } from "../problem.ts";

/** What a deployed oracle says now. Times are Unix seconds, prices text in the oracle's decimals. */

/** One source as it stands. */
export interface SourceStatus {
  /** Key of the feed in the spec; its address where there is no record. */
  readonly name: string;
  readonly feed: string;
  readonly fault: Fault;
  readonly price: string;
  readonly updatedAt: number;
  readonly age: number;
  readonly maxAge: number;
  /** Seconds until it is stale; below 0 where it is. */
  readonly margin: number;
  /** Name of the group in the spec; its number where there is no record. */
  readonly group: string;
  readonly role: Role;
  readonly gasLimit: number;
  /** First bytes of the revert; zeros where there was none. */
  readonly errorSelector: string;
}

/** Who may give the roles behind a governed oracle, and who may stop that. */
export interface AdminStatus {
  readonly account: string;
  /** Seconds between scheduling and executing; null where it is not admin. */
  readonly delay: number | null;
  /** Whether the guardian can cancel everything that gives somebody a power. */
  readonly isCancellable: boolean;
}

/** A governed oracle beside what it reads like. */
export interface GovernedStatus {
  readonly manager: string;
  readonly current: string;
  /** What a rollback would restore; null for nothing. */
  readonly previous: string | null;
  /** Names of the sources that are treated as down. */
  readonly disabled: readonly string[];
  /** Unix seconds; 0 where it is not halted. */
  readonly haltedUntil: number;
  /** Who may change the roles; null where the record does not say who that is. */
  readonly admin: AdminStatus | null;
  readonly pending: readonly { readonly description: string; readonly due: number | null }[];
}

/** One oracle as it stands. */
export interface OracleStatus {
  readonly name: string;
  readonly address: string;
  readonly block: number;
  readonly time: number;
  readonly level: Level;
  readonly price: string;
  readonly low: string;
  readonly high: string;
  readonly updatedAt: number;
  readonly age: number;
  readonly votes: number;
  readonly quorum: number;
  /** Name of the source whose price it is; null for a median or none. */
  readonly served: string | null;
  readonly sources: readonly SourceStatus[];
  /** Gas that a caller of `tryRead()` has to bring. */
  readonly gas: number;
  readonly governed: GovernedStatus | null;
  /** What it survives now by the model, in a sentence. */
  readonly frontier: string;
}

const ORACLE = "GovernedOracle";
const MANAGER = "AccessManager";

const nameOf = <Name extends string>(names: readonly Name[], index: unknown, what: string): Name => {
  const name = names[Number(index)];
  if (name !== undefined) return name;
  throw notObserved(
    `The oracle answers with the unknown ${what} ${String(index)}: use a newer version of this tool.`,
  );
};

const readAdmin = async (
  chain: Chain,
  manager: string,
  record: DeploymentRecord | undefined,
): Promise<AdminStatus | null> => {
  const roles = record?.manager?.address === manager ? record.manager.roles : undefined;
  if (roles === undefined) return null;
  const contract = interfaceOf(MANAGER);
  const ask = (name: string, args: readonly unknown[]) => chain.view(contract, manager, name, args);
  const isMember = async (role: unknown, account: string) =>
    (await ask("hasRole", [role, account]))?.["isMember"] === true;
  const held = await ask("hasRole", [ADMIN_ROLE, roles.governor]);
  let isCancellable = true;
  for (const name of CANCELLABLE_FUNCTIONS) {
    const role = (await ask("getTargetFunctionRole", [manager, contract.getFunction(name)?.selector]))?.[0];
    const guardian = (await ask("getRoleGuardian", [role]))?.[0];
    isCancellable &&= await isMember(guardian, roles.guardian);
  }
  const delay = held?.["isMember"] === true ? Number(held["executionDelay"]) : null;
  return { account: roles.governor, delay, isCancellable };
};

const readGoverned = async (
  chain: Chain,
  address: string,
  names: readonly string[],
  record: DeploymentRecord | undefined,
): Promise<GovernedStatus | null> => {
  const contract = interfaceOf(ORACLE);
  const read = (name: string) => chain.view(contract, address, name);
  const [current, authority] = [await read("oracle"), await read("authority")];
  if (current === undefined || authority === undefined) return null;
  const [previous] = (await read("previousOracle")) ?? [];
  const mask = BigInt((await read("disabledMask"))?.[0] ?? 0n);
  const manager = String(authority[0]);
  const pending: { description: string; due: number | null }[] = [];
  for (const { id, target, description } of record?.operations ?? []) {
    if (target !== address && target !== manager) continue;
    const schedule = (await chain.view(interfaceOf(MANAGER), manager, "getSchedule", [id]))?.[0];
    pending.push({ description, due: Number(schedule ?? 0n) || null });
  }
  return {
    manager,
    current: String(current[0]),
    previous: BigInt(previous ?? 0n) === 0n ? null : String(previous),
    disabled: names.filter((_, index) => (mask >> BigInt(index)) & 1n),
    haltedUntil: Number((await read("haltedUntil"))?.[0] ?? 0n),
    admin: await readAdmin(chain, manager, record),
    pending,
  };
};

const SERVED_LEVELS = 2;
const OUTLIER = FAULTS.indexOf("Outlier");

/** What the oracle survives, out of what its sources say now: those with a fault of their own are silent already. */
// biome-ignore lint/suspicious/noExplicitAny: decoded structs.
const frontierOf = (config: any, reports: any, timestamp: number, level: number): string => {
  const decimals = Number(config.decimals);
  const now = BigInt(timestamp);
  const frontier = frontierNow(
    {
      decimals,
      mode: nameOf(MODES, config.mode, "mode"),
      quorum: Number(config.quorum),
      maxDeviationBps: Number(config.maxDeviationBps),
      minPrice: config.minPrice,
      maxPrice: config.maxPrice,
      hasSequencer: false,
      sequencerGrace: 0,
      sources: [...config.sources].map(({ maxAge, group, role }) => ({
        feedDecimals: decimals,
        maxAge: Number(maxAge),
        group: Number(group),
        role: nameOf(ROLES, role, "role"),
      })),
    },
    {
      now,
      answers: [...reports].map(({ fault, price, updatedAt }) =>
        Number(fault) === 0 || Number(fault) === OUTLIER
          ? {
              kind: "round",
              roundId: 1n,
              answer: price,
              startedAt: updatedAt,
              updatedAt,
              answeredInRound: 1n,
            }
          : { kind: "reverted", data: "0x" },
      ),
    },
  );
  return frontierSentence(level < SERVED_LEVELS && frontier.isHealthy, frontier);
};

/**
 * Reads one oracle, governed or not.
 * @param name What to call it.
 * @throws Problem with exit code 3 where there is no oracle at the address.
 */
export const readStatus = async (
  chain: Chain,
  address: string,
  name: string,
  record: DeploymentRecord | undefined,
): Promise<OracleStatus> => {
  const contract = interfaceOf(ORACLE);
  const block = await chain.block();
  const config = (await chain.view(contract, address, "config"))?.[0];
  const reports = (await chain.view(contract, address, "inspect"))?.[0];
  const reading = (await chain.view(contract, address, "tryRead"))?.[0];
  if (config === undefined || reports === undefined || reading === undefined) {
    const what = (await chain.code(address)) === "0x" ? "no contract" : "no oracle that answers";
    throw notObserved(
      `There is ${what} at ${address} on the network "${chain.name}": deploy it, or correct the address or the network.`,
    );
  }
  const decimals = Number(config.decimals);
  const text = (price: bigint) => formatUnits(price, decimals);
  const keys = Object.entries(record?.feeds ?? {});
  const groups = Object.values(record?.oracles ?? {}).find(
    ({ config: known }) =>
      known.sources.length === config.sources.length &&
      known.sources.every(({ feed }, index) => feed === config.sources[index]?.feed),
  )?.groups;
  const sources = [...config.sources].map((source, index): SourceStatus => {
    const { fault, price, updatedAt, age, role, errorSelector } = reports[index];
    const group = Object.entries(groups ?? {}).find(([, number]) => BigInt(number) === source.group)?.[0];
    return {
      name: keys.find(([, entry]) => entry.address === source.feed)?.[0] ?? String(source.feed),
      feed: String(source.feed),
      fault: nameOf(FAULTS, fault, "fault"),
      price: text(price),
      updatedAt: Number(updatedAt),
      age: Number(age),
      maxAge: Number(source.maxAge),
      margin: Number(source.maxAge) - Number(age),
      group: group ?? String(source.group),
      role: nameOf(ROLES, role, "role"),
      gasLimit: Number(source.gasLimit),
      errorSelector: String(errorSelector),
    };
  });
  const names = sources.map((source) => source.name);
  const data = contract.encodeFunctionData("tryRead");
  const updatedAt = Number(reading.updatedAt);
  return {
    name,
    address,
    block: block.number,
    time: block.timestamp,
    level: nameOf(LEVELS, reading.level, "level"),
    price: text(reading.price),
    low: text(reading.low),
    high: text(reading.high),
    updatedAt,
    age: updatedAt === 0 ? 0 : Math.max(block.timestamp - updatedAt, 0),
    votes: Number(reading.votes),
    quorum: Number(config.quorum),
    served: names[Number(reading.served)] ?? null,
    sources,
    gas: Number(await chain.request<string>("eth_estimateGas", [{ to: address, data }])),
    governed: await readGoverned(chain, address, names, record),
    frontier: frontierOf(config, reports, block.timestamp, Number(reading.level)),
  };
};

/** What `oracle status` was asked for: oracles by name, with where their consumers read them. */
export const subjectsOf = (record: DeploymentRecord): { readonly name: string; readonly address: string }[] =>
  Object.entries(record.oracles).map(([name, { address }]) => ({
    name,
    address: record.governed[name]?.address ?? address,
  }));

/** An address with its checksum; nothing where the word is none. */
export const addressIn = (word: string): string | undefined => {
  if (!/^0x/i.test(word)) return undefined;
  if (!isAddress(word)) {
    throw misuse(
      "",
      `"${word}" is no address, or fails its EIP-55 checksum: copy it again, or write it in small letters.`,
    );
  }
  return getAddress(word);
};
