import { type ErrorMeaning, meaningOf } from "./nodeAnswers.ts";

/** A JSON-RPC error as a node sends it. */
export interface RpcError {
  readonly code: number;
  readonly message: string;
  readonly data?: unknown;
}

/** What an endpoint can do instead of answering; the same word in errors and in metrics. */
export const FAILURE_KINDS = [
  "timeout",
  "unreachable",
  "httpStatus",
  "rateLimited",
  "malformed",
  "tooLarge",
  "internalError",
  "missingBlock",
  "wrongChain",
  "lagging",
  "disagreed",
] as const;

/** One of `FAILURE_KINDS`. */
export type FailureKind = (typeof FAILURE_KINDS)[number];

/** An endpoint did not answer. */
export interface Failure {
  readonly kind: "failure";
  readonly failure: FailureKind;
  /** What it did, to be read after its name: "answered HTTP 500". */
  readonly did: string;
  /** Milliseconds for which it asked to be left alone. */
  readonly retryAfterMs?: number;
}

/**
 * What came of asking one endpoint. `result` and `revert` are answers: a revert is what the contract says, not a failure
 * of the node. A `refusal` is the node's own word ("method not found", "nonce too low"): it becomes the answer only where
 * enough endpoints give it and no better answer is found.
 */
export type Outcome =
  | { readonly kind: "result"; readonly result: unknown }
  | { readonly kind: "revert"; readonly error: RpcError }
  | { readonly kind: "refusal"; readonly error: RpcError; readonly meaning?: ErrorMeaning }
  | Failure;

/** A failure as an outcome. */
export const failed = (failure: FailureKind, did: string, retryAfterMs?: number): Failure => ({
  kind: "failure",
  failure,
  did,
  ...(retryAfterMs !== undefined && { retryAfterMs }),
});

/** Kinds that say nothing about an endpoint's health: a request for an old state makes every pruned node miss it. */
const HARMLESS: readonly FailureKind[] = ["missingBlock", "lagging"];

/** Whether the endpoint is to be left alone for a while after this. */
export const isBreaking = (outcome: Outcome): boolean =>
  outcome.kind === "failure" && !HARMLESS.includes(outcome.failure);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** How deep a proxy wraps the error of the node behind it. */
const MAX_WRAPPINGS = 3;

/** The bytes that a contract reverted with, wherever the node puts them; undefined where there are none. */
export const revertData = (data: unknown, wrappings = MAX_WRAPPINGS): string | undefined => {
  if (isRecord(data)) {
    const inner = data["data"] ?? data["originalError"] ?? data["cause"];
    return wrappings === 0 || inner === undefined ? undefined : revertData(inner, wrappings - 1);
  }
  if (typeof data !== "string") return undefined;
  return /(?:^|^Reverted )(0x(?:[0-9a-f]{2})*)$/i.exec(data)?.[1]?.toLowerCase();
};

/** What becomes of an error by its meaning: an answer, a refusal that is handed on, or a failure. */
const HANDLING: Readonly<Record<ErrorMeaning, "revert" | "refusal" | FailureKind>> = {
  revert: "revert",
  known: "refusal",
  spent: "refusal",
  transaction: "refusal",
  limit: "refusal",
  request: "refusal",
  rate: "rateLimited",
  missing: "missingBlock",
  broken: "internalError",
};

/** Said of a transaction that is there; no node says it of one that reverts. */
const SENT: readonly ErrorMeaning[] = ["known", "spent"];

/** The code of EIP-1474 for an execution that reverted. */
const REVERTED = 3;

/**
 * Sorts what a node sends as a JSON-RPC error.
 * @param method Of which it is the answer; undefined where it is not known.
 */
export const classifyRpcError = (error: RpcError, method?: string): Outcome => {
  const { code, message, data } = error;
  const meaning = meaningOf(error, method);
  const hasReverted = code === REVERTED || revertData(data) !== undefined;
  const handling = hasReverted && !SENT.includes(meaning) ? "revert" : HANDLING[meaning];
  if (handling === "revert") return { kind: "revert", error };
  if (handling === "refusal") return { kind: "refusal", error, meaning };
  return failed(handling, `answered with the error ${code} ${JSON.stringify(message.slice(0, 120))}`);
};

/** A code as some proxies send it, as text; undefined for what is none. */
const codeOf = (code: unknown): number | undefined => {
  if (typeof code === "number") return code;
  return typeof code === "string" && /^-?\d{1,6}$/.test(code) ? Number(code) : undefined;
};

/** Reads the answer to a request of a method out of a parsed body. */
export const readReply = (body: unknown, id: number, method?: string): Outcome => {
  if (!isRecord(body)) return failed("malformed", "answered with JSON that is not a JSON-RPC reply");
  const { error } = body;
  // Some programs give a number back as text; one that could not read the request answers with the id null.
  const isOwn = body["id"] === id || body["id"] === String(id) || (body["id"] === null && isRecord(error));
  if (!isOwn) return failed("malformed", "answered to another request than its own");
  if (isRecord(error)) {
    const { message, data } = error;
    const code = codeOf(error["code"]);
    if (code === undefined || typeof message !== "string") {
      return failed("malformed", "answered with an error that has no code and message");
    }
    const given = { code, message, ...(data !== undefined && data !== null && { data }) };
    return classifyRpcError(given, method);
  }
  if (!("result" in body)) return failed("malformed", "answered with neither a result nor an error");
  return { kind: "result", result: body["result"] };
};
