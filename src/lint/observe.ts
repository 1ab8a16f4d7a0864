import { AbiCoder, decodeBytes32String, Interface } from "ethers";
import { errorText } from "../files/artifacts.ts";
import { pathText } from "../spec/problems.ts";
import type { Spec } from "../spec/schema.ts";
import { adapterProbe, type ProbeAnswer } from "./adapterProbe.ts";
import type { LiveFacts, LiveFeed, LiveSequencer } from "./live.ts";
import { Problem, notObserved } from "../problem.ts";

/** Sends one JSON-RPC request. */
export type Request = (method: string, params: readonly unknown[]) => Promise<unknown>;

const FEED = new Interface([
  "function decimals() view returns (uint256)",
  "function description() view returns (string)",
  "function getDataFeedId() view returns (bytes32)",
  "function aggregator() view returns (address)",
  "function latestRoundData() view returns (uint80, int256, uint256, uint256, uint80)",
]);

/** Gas that the measurement itself takes between its two looks at what is left. */
const PROBE_GAS = 18;

/**
 * Code that calls `latestRoundData()` and gives back how much gas that took, and whether it succeeded. It runs as the
 * creation of a contract in a call, so that nothing is deployed and the feed's account is as cold as for a consumer.
 */
const probeFor = (feed: string): string =>
  [
    "0x63feaf968c60e01b600052", // the selector into memory
    "5a", // gas before
    "6000600060046000",
    `73${feed.slice(2)}`,
    "5afa", // with all that is left
    "5a", // gas after
    "90602052", // success into the second word
    "9003600052", // before - after into the first
    "60406000f3",
  ].join("");

const isData = (value: unknown): value is string => typeof value === "string" && /^0x[0-9a-f]*$/i.test(value);

const TRANSPORT_CODES: readonly unknown[] = ["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "ETIMEDOUT"];

const isTransportFailure = (failure: unknown): boolean => {
  for (let cause = failure; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && TRANSPORT_CODES.includes(cause.code)) return true;
    if (/fetch failed|connect|timed? ?out|socket/i.test(cause.message)) return true;
  }
  return false;
};

const reasonOf = (failure: unknown): string =>
  (failure instanceof Error ? failure.message : String(failure)).split("\n")[0]?.replace(/\.$/, "") ?? "";

const unreachable = (failure: unknown): Problem =>
  notObserved(
    `The network does not answer (${reasonOf(failure)}): name one that does with --network, or lint without --live.`,
  );

/** What a call returns; nothing where it fails, because a failing feed is a finding and no failure of ours. */
const callOf = async (request: Request, transaction: object): Promise<string | undefined> => {
  try {
    const data = await request("eth_call", [transaction, "latest"]);
    return isData(data) && data.length > 2 ? data : undefined;
  } catch (failure) {
    if (isTransportFailure(failure)) throw unreachable(failure);
    return undefined;
  }
};

const decoded = (name: string, data: string | undefined): readonly unknown[] => {
  if (data === undefined) return [];
  try {
    return FEED.decodeFunctionResult(name, data).toArray();
  } catch {
    return [];
  }
};

const hasCode = async (request: Request, address: string): Promise<boolean> => {
  const code = await request("eth_getCode", [address, "latest"]);
  return isData(code) && code.length > 2;
};

const coldGasOf = async (request: Request, address: string): Promise<number | undefined> => {
  const data = await callOf(request, { data: probeFor(address) });
  if (data?.length !== 2 + 128) return undefined;
  const [gas, succeeded] = AbiCoder.defaultAbiCoder().decode(["uint256", "uint256"], data);
  return succeeded === 1n ? Number(gas) - PROBE_GAS : undefined;
};

/** A name in 32 bytes; nothing where it is none. */
const nameIn = (data: unknown): string | undefined => {
  try {
    return typeof data === "string" ? decodeBytes32String(data) : undefined;
  } catch {
    return undefined;
  }
};

/** Asks for a function of a feed. */
type Ask = (name: string) => Promise<readonly unknown[]>;

/** What any feed says of itself, wherever it is asked. */
const said = async (ask: Ask): Promise<Omit<LiveFeed, "hasCode">> => {
  const [decimals] = await ask("decimals");
  const [description] = await ask("description");
  const [, answer, , updatedAt] = await ask("latestRoundData");
  return {
    ...(typeof decimals === "bigint" && decimals <= 255n && { decimals: Number(decimals) }),
    ...(typeof description === "string" && { description }),
    ...(typeof answer === "bigint" && { answer }),
    ...(typeof updatedAt === "bigint" && { updatedAt }),
  };
};

const observeFeed = async (request: Request, address: string): Promise<LiveFeed> => {
  if (!(await hasCode(request, address))) return { hasCode: false };
  const ask: Ask = async (name) =>
    decoded(name, await callOf(request, { to: address, data: FEED.encodeFunctionData(name) }));
  const dataFeedId = nameIn((await ask("getDataFeedId"))[0]);
  const [aggregator] = await ask("aggregator");
  const coldGas = await coldGasOf(request, address);
  return {
    hasCode: true,
    ...(await said(ask)),
    ...(dataFeedId !== undefined && { dataFeedId }),
    ...(typeof aggregator === "string" && { aggregator }),
    ...(coldGas !== undefined && { coldGas }),
  };
};

/**
 * What an adapter would say that is not deployed yet.
 * @returns Nothing where it cannot be created in a call. The gas of a read is not measured: what its constructor has read is
 * warm.
 */
const observeAdapter = async (spec: Spec, key: string, request: Request): Promise<LiveFeed | undefined> => {
  const probe = await adapterProbe(spec, key);
  if (probe === undefined) return undefined;
  const probed = async (name: string): Promise<ProbeAnswer | undefined> => {
    const result = await callOf(request, { data: probe.codeFor(FEED.getFunction(name)?.selector ?? "") });
    return result === undefined ? undefined : probe.read(result);
  };
  const latest = await probed("latestRoundData");
  if (latest === undefined) return undefined;
  const { contract, data } = latest;
  const refusal = latest.isAnswered ? {} : { refusal: `${contract}: ${errorText(data, contract)}` };
  if (!latest.isConstructed) return { hasCode: false, ...refusal };
  const ask: Ask = async (name) => {
    const answer = await probed(name);
    return answer?.isAnswered === true ? decoded(name, answer.data) : [];
  };
  return { hasCode: true, ...refusal, ...(await said(ask)) };
};

const observeSequencer = async (request: Request, address: string): Promise<LiveSequencer> => {
  const { hasCode: isThere, answer } = await observeFeed(request, address);
  return { hasCode: isThere, ...(answer !== undefined && { answer }) };
};

const timeOf = (block: unknown): bigint => {
  const time =
    typeof block === "object" && block !== null && "timestamp" in block ? block.timestamp : undefined;
  if (isData(time)) return BigInt(time);
  throw notObserved("The network has no newest block: name one that has with --network.");
};

/**
 * Asks a chain what the feeds say that a spec names by their address, and what its adapters would say.
 * @param onFeed Told of every feed before it is asked.
 * @throws Problem where the chain does not answer, or is not the spec's.
 */
export const observe = async (
  spec: Spec,
  request: Request,
  onFeed: (key: string) => void = () => undefined,
): Promise<LiveFacts> => {
  try {
    const chainId = Number(await request("eth_chainId", []));
    if (chainId !== spec.network.chainId) {
      throw notObserved(
        `The network is chain ${chainId}, and ${pathText(["network", "chainId"])} is ${spec.network.chainId}: name the right one with --network.`,
      );
    }
    const now = timeOf(await request("eth_getBlockByNumber", ["latest", false]));
    const feeds = new Map<string, LiveFeed>();
    for (const [key, { address, adapter }] of Object.entries(spec.feeds)) {
      if (address === undefined && adapter === undefined) continue;
      onFeed(key);
      const seen =
        address === undefined
          ? await observeAdapter(spec, key, request)
          : await observeFeed(request, address);
      if (seen !== undefined) feeds.set(key, seen);
    }
    const uptime = spec.network.sequencer?.feed;
    return { now, feeds, ...(uptime && { sequencer: await observeSequencer(request, uptime) }) };
  } catch (failure) {
    throw failure instanceof Problem ? failure : unreachable(failure);
  }
};
