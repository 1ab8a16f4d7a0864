import { dataSlice, formatUnits, getAddress, id as hashOf } from "ethers";
import type { OracleSpec, Spec } from "../spec/schema.ts";
import { legsOf } from "../spec/spec.ts";
import { FAULTS, LEVELS } from "../oracle/words.ts";
import { errorText, initCodeOf, interfaceOf } from "../files/artifacts.ts";
import type { Block, Chain, Overrides } from "./chain.ts";
import type { Survey } from "./survey.ts";
import { feedId, feedOf, oracleOf, priceUnits, wantedFeed, wantedOracle } from "./wanted.ts";
import { EXIT, Problem } from "../problem.ts";

/**
 * Reads what a plan rests on before anything is deployed. An adapter that is not there yet is created and read inside of
 * calls: the node runs its constructor, and its code is lent to an address for the next call. Nothing is sent.
 */

/** Seconds that the time of data may lie ahead, as in the contracts. */
const FUTURE_TOLERANCE = 60;
const BPS = 10_000n;
/** Decimals in which prices of different ones are compared. */
const COMPARED_DECIMALS = 36;

const FEED = "FaultyFeed";

/** A feed as it can be read: there, or lent to an address. */
interface Readable {
  readonly address: string;
  readonly overrides: Overrides;
}

/** A made-up feed that is not there yet: it will answer with its price, now. */
type Reading = { readonly price: bigint; readonly decimals: number; readonly updatedAt: number };

/** The distance of two prices in basis points of the lower one, rounded up. */
export const distanceBps = (one: bigint, other: bigint): bigint => {
  const [low, high] = one < other ? [one, other] : [other, one];
  return low <= 0n ? BPS * BPS : ((high - low) * BPS + low - 1n) / low;
};

const scaled = (price: bigint, decimals: number): bigint =>
  price * 10n ** BigInt(COMPARED_DECIMALS - decimals);

/** An address that nobody has. */
const lentAddress = (id: string): string => getAddress(dataSlice(hashOf(`holdfast ${id}`), 12));

const isMadeUp = (spec: Spec, key: string, found: Survey): boolean =>
  feedOf(spec, key).local !== undefined && found.feeds.get(key)?.address === undefined;

/** Whether a feed rests on made-up ones that are not there yet: it is read once they are, before any oracle is deployed. */
const restsOnMadeUp = (spec: Spec, key: string, found: Survey): boolean =>
  found.feeds.get(key)?.address === undefined &&
  legsOf(spec, key).some((leg) => isMadeUp(spec, leg, found) || restsOnMadeUp(spec, leg, found));

/** Makes a feed readable; a sentence where it is not. */
const lend = async (
  chain: Chain,
  spec: Spec,
  key: string,
  found: Survey,
): Promise<Readable | { readonly problem: string }> => {
  const address = found.feeds.get(key)?.address;
  const path = `feeds.${key}`;
  if (address !== undefined) {
    if ((await chain.code(address)) !== "0x") return { address, overrides: {} };
    return {
      problem: `${path} has no contract at ${address} on chain ${spec.network.chainId}: correct its address.`,
    };
  }
  const legs = new Map<string, Readable>();
  const wanted = wantedFeed(spec, key, (leg) => {
    const place = found.feeds.get(leg)?.address ?? lentAddress(feedId(spec, leg));
    legs.set(leg, { address: place, overrides: {} });
    return place;
  });
  if (wanted === undefined) return { problem: `${path} is nowhere: give its address.` };
  let overrides: Overrides = {};
  for (const leg of legs.keys()) {
    const lent = await lend(chain, spec, leg, found);
    if ("problem" in lent) return lent;
    overrides = { ...overrides, ...lent.overrides };
  }
  const created = await chain.call({ data: await initCodeOf(wanted.contract, wanted.args) }, overrides);
  if (created.isReverted) {
    const reason = errorText(created.data, wanted.contract);
    return {
      problem: `${path} cannot be deployed, ${wanted.contract} refuses its config (${reason}): correct feeds.${key}.adapter.config.`,
    };
  }
  const place = lentAddress(feedId(spec, key));
  return { address: place, overrides: { ...overrides, [place]: { code: created.data } } };
};

const readFeed = async (
  chain: Chain,
  spec: Spec,
  key: string,
  found: Survey,
  now: Block,
): Promise<Reading | { readonly problem: string }> => {
  const feed = feedOf(spec, key);
  if (feed.local !== undefined && isMadeUp(spec, key, found)) {
    const price = priceUnits(feed.local.price, feed.decimals, `feeds.${key}.local.price`);
    return { price, decimals: feed.decimals, updatedAt: now.timestamp };
  }
  const lent = await lend(chain, spec, key, found);
  if ("problem" in lent) return lent;
  const { address, overrides } = lent;
  const contract = interfaceOf(FEED);
  const decimals = (await chain.view(contract, address, "decimals", [], overrides))?.[0];
  if (decimals === undefined) {
    return { problem: `feeds.${key} does not answer decimals() at ${address}: it is no feed, correct it.` };
  }
  if (Number(decimals) !== feed.decimals) {
    return {
      problem: `feeds.${key}.decimals is ${feed.decimals}, but the feed has ${decimals}: find out why before you pin another number.`,
    };
  }
  const data = contract.encodeFunctionData("latestRoundData");
  const answer = await chain.call({ to: address, data }, overrides);
  if (answer.isReverted) {
    const reason = errorText(answer.data, feed.adapter?.contract ?? FEED);
    const remedy =
      feed.updates === "on-demand"
        ? "deploy it alone with --feeds, have it updated, and deploy again"
        : "wait until it does, or take it out of the oracle";
    return { problem: `feeds.${key} does not answer (${reason}): ${remedy}.` };
  }
  const round = (await chain.view(contract, address, "latestRoundData", [], overrides)) ?? [];
  return { price: BigInt(round[1] ?? 0), decimals: feed.decimals, updatedAt: Number(round[3] ?? 0) };
};

/** What is wrong with one source of an oracle; nothing where it is fit. */
const sourceProblem = async (
  chain: Chain,
  spec: Spec,
  pair: string,
  index: number,
  found: Survey,
  now: Block,
): Promise<string | undefined> => {
  const oracle = oracleOf(spec, pair);
  const source = oracle.sources[index];
  if (source === undefined || oracle.reference === null) return undefined;
  const { feed, maxAge, role } = source;
  if (restsOnMadeUp(spec, feed, found)) return undefined;
  const reading = await readFeed(chain, spec, feed, found, now);
  const path = `oracles["${pair}"].sources[${index}]`;
  // A candidate under observation may fail.
  if ("problem" in reading) return role === "Shadow" ? undefined : `${path}: ${reading.problem}`;
  if (role === "Shadow") return undefined;
  const { price, decimals, updatedAt } = reading;
  if (price <= 0n) return `${path}: feeds.${feed} answers ${price}, which is no price: take it out.`;
  if (updatedAt > now.timestamp + FUTURE_TOLERANCE) {
    return `${path}: feeds.${feed} is dated ${updatedAt - now.timestamp} s ahead, more than ${FUTURE_TOLERANCE} s: take it out.`;
  }
  const age = Math.max(now.timestamp - updatedAt, 0);
  if (age > maxAge) {
    return `${path}.maxAge is ${maxAge} s, but feeds.${feed} is ${age} s old: wait for its next update, or raise maxAge after reading what its operator states.`;
  }
  return referenceProblem(oracle, pair, `feeds.${feed}`, price, decimals);
};

const referenceProblem = (
  { reference }: OracleSpec,
  pair: string,
  subject: string,
  price: bigint,
  decimals: number,
): string | undefined => {
  if (reference === null) return undefined;
  const { price: text, boundBps, asOf } = reference;
  const path = `oracles["${pair}"].reference`;
  const wanted = priceUnits(text, COMPARED_DECIMALS, `${path}.price`);
  const distance = distanceBps(scaled(price, decimals), wanted);
  if (distance <= BigInt(boundBps)) return undefined;
  return `${path} is ${text} (${asOf}), but ${subject} says ${formatUnits(price, decimals)}, ${distance} bps away, more than ${boundBps}: check the feed, or write down a newer reference.`;
};

/**
 * Lets nothing be deployed where a preflight found something.
 * @throws Problem with all of it.
 */
export const refuse = (problems: readonly string[]): void => {
  if (problems.length > 0) throw new Problem(EXIT.gateFailed, problems);
};

/** The oracles of a plan that are not there yet. */
export const newOracles = (spec: Spec, found: Survey): string[] =>
  Object.keys(spec.oracles).filter((pair) => found.oracles.get(pair)?.address === undefined);

/**
 * Reads every source of the oracles that would be deployed.
 * @returns A sentence for each that the plan should not be deployed with; none where all are fit.
 */
export const sourceProblems = async (chain: Chain, spec: Spec, found: Survey): Promise<string[]> => {
  const problems: string[] = [];
  const now = await chain.block();
  for (const pair of newOracles(spec, found)) {
    const { reference, sources } = oracleOf(spec, pair);
    if (reference === null) {
      problems.push(
        `oracles["${pair}"].reference is null, so no live price can be checked: write down a price, its bound, its date and where you read it.`,
      );
    }
    for (const index of sources.keys()) {
      const problem = await sourceProblem(chain, spec, pair, index, found, now);
      if (problem !== undefined) problems.push(problem);
    }
  }
  return problems;
};

/**
 * Creates, inside of calls, each oracle that would be deployed over its feeds, which are there, and reads it.
 * @returns A sentence for each that refuses its configuration, is not served, or is too far from its reference.
 */
export const oracleProblems = async (chain: Chain, spec: Spec, found: Survey): Promise<string[]> => {
  const problems: string[] = [];
  for (const pair of newOracles(spec, found)) {
    const wanted = wantedOracle(spec, pair, (key) => found.feeds.get(key)?.address ?? "");
    const created = await chain.call({ data: await initCodeOf(wanted.contract, wanted.args) });
    const path = `oracles["${pair}"]`;
    if (created.isReverted) {
      const reason = errorText(created.data, wanted.contract);
      problems.push(`${path} cannot be deployed, its contract refuses it (${reason}): correct it.`);
      continue;
    }
    const address = lentAddress(pair);
    const overrides = { [address]: { code: created.data } };
    const reading = (await chain.view(interfaceOf(wanted.contract), address, "tryRead", [], overrides))?.[0];
    const level = LEVELS[Number(reading?.level)];
    if (level !== "Normal" && level !== "Degraded") {
      const reports =
        (await chain.view(interfaceOf(wanted.contract), address, "inspect", [], overrides))?.[0] ?? [];
      const faults = oracleOf(spec, pair).sources.map(
        ({ feed }, index) => `${feed} ${FAULTS[Number(reports[index]?.fault)] ?? "unknown"}`,
      );
      problems.push(
        `${path} would be ${level ?? "unreadable"} (${faults.join(", ")}): let at least ${oracleOf(spec, pair).quorum} of its groups answer and agree.`,
      );
      continue;
    }
    const oracle = oracleOf(spec, pair);
    const problem = referenceProblem(oracle, pair, "the oracle", BigInt(reading.price), oracle.decimals);
    if (problem !== undefined) problems.push(problem);
  }
  return problems;
};
