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
  | { readonly kind: "refusal"; readonly error: RpcError }
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

/** The bytes that a contract reverted with, wherever the node puts them; undefined where there are none. */
export const revertData = (data: unknown): string | undefined => {
  const bytes = isRecord(data) ? data["data"] : data;
  if (typeof bytes !== "string") return undefined;
  return /(?:^|^Reverted )(0x(?:[0-9a-f]{2})*)$/i.exec(bytes)?.[1]?.toLowerCase();
};

/** Codes for what the caller asked or sent, which another node is likely to say too. */
const REFUSAL_CODES = [-32_600, -32_601, -32_602, -32_000, -32_003, -32_004, -32_015];
const RATE_CODES = [429, -32_005, -32_007];

const REVERT = /\brevert/i;
const MISSING_BLOCK =
  /header not found|unknown block|block not found|missing trie node|invalid block tag|block .*(not available|out of range)|historical state|state .*(not available|pruned)|has been pruned/i;
const RATE = /rate.?limit|too many requests|request limit|exceeded .*(quota|capacity|credits)/i;
const TOO_MANY_RESULTS = /more than \d+ results|block range|response size/i;

/** Sorts what a node sends as a JSON-RPC error. */
export const classifyRpcError = (error: RpcError): Outcome => {
  const { code, message, data } = error;
  const said = `answered with the error ${code} ${JSON.stringify(message.slice(0, 120))}`;
  if (code === 3 || revertData(data) !== undefined) return { kind: "revert", error };
  if (MISSING_BLOCK.test(message)) return failed("missingBlock", said);
  if (TOO_MANY_RESULTS.test(message)) return { kind: "refusal", error };
  if (RATE_CODES.includes(code) || RATE.test(message)) return failed("rateLimited", said);
  if (REVERT.test(message)) return { kind: "revert", error };
  return REFUSAL_CODES.includes(code) ? { kind: "refusal", error } : failed("internalError", said);
};

/** Reads the answer to a request out of a parsed body. */
export const readReply = (body: unknown, id: number): Outcome => {
  if (!isRecord(body)) return failed("malformed", "answered with JSON that is not a JSON-RPC reply");
  const { error } = body;
  // A node that could not read the request answers with the id null.
  const isOwn = body["id"] === id || (body["id"] === null && isRecord(error));
  if (!isOwn) return failed("malformed", "answered to another request than its own");
  if (isRecord(error)) {
    const { code, message, data } = error;
    if (typeof code !== "number" || typeof message !== "string") {
      return failed("malformed", "answered with an error that has no code and message");
    }
    return classifyRpcError({ code, message, ...(data !== undefined && data !== null && { data }) });
  }
  if (!("result" in body)) return failed("malformed", "answered with neither a result nor an error");
  return { kind: "result", result: body["result"] };
};
