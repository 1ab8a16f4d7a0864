import { misuse } from "../problem.ts";
import type { NodeConnection } from "./session.ts";

/**
 * Nodes by their addresses, each asked by itself: a drill compares nodes, and wants each one's own words. A key in an address
 * never shows: a node is called by its host.
 */

/** A call with thousands of cells takes a node seconds. */
const DEADLINE_MS = 120_000;
const MOST_NODES = 2;

/** What a node says instead of a result. */
interface Reply {
  readonly result?: unknown;
  readonly error?: { readonly message?: unknown };
}

const reasonOf = (failure: unknown): string => {
  if (!(failure instanceof Error)) return String(failure);
  if (failure.name === "TimeoutError") return `no answer within ${DEADLINE_MS / 1_000} s`;
  if (failure.cause instanceof Error) return reasonOf(failure.cause);
  return "code" in failure && typeof failure.code === "string" ? failure.code : failure.message;
};

const ask = async (address: string, body: string): Promise<Response> => {
  try {
    return await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      signal: AbortSignal.timeout(DEADLINE_MS),
      redirect: "manual",
    });
  } catch (failure) {
    throw new Error(reasonOf(failure));
  }
};

const connectTo = (address: string): NodeConnection => {
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
    throw misuse("--rpc", "one of the addresses does not begin with http:// or https://: correct it.");
  }
  let id = 0;
  return {
    name: new URL(address).host,
    request: async (method, params) => {
      id += 1;
      const response = await ask(address, JSON.stringify({ jsonrpc: "2.0", id, method, params }));
      let reply: Reply | undefined;
      try {
        reply = (await response.json()) as Reply;
      } catch (failure) {
        throw new Error(response.ok ? reasonOf(failure) : `HTTP ${response.status}`);
      }
      if (reply?.error !== undefined && reply.error !== null) {
        throw new Error(String(reply.error.message ?? "an error without words"));
      }
      if (reply?.result === undefined) throw new Error(`HTTP ${response.status} without a result`);
      return reply.result;
    },
  };
};

/**
 * The nodes that `--rpc` names.
 * @param addresses Separated by commas.
 * @throws Problem where one is no address, they are more than two, or the same twice.
 */
export const connectionsTo = (addresses: string): readonly NodeConnection[] => {
  const all = addresses.split(",").map((one) => one.trim());
  if (all.length > MOST_NODES) {
    throw misuse(
      "--rpc",
      `${all.length} addresses are given: give one, or two of different clients to compare them.`,
    );
  }
  if (new Set(all).size < all.length) {
    throw misuse("--rpc", "the same address is given twice: a node agrees with itself, so give another.");
  }
  return all.map(connectTo);
};
