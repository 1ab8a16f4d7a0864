import { isTooDeep } from "./canonical.ts";
import { type Failure, type FailureKind, failed, type Outcome, readReply } from "./outcome.ts";
import { retryAfterMs } from "./retryAfter.ts";

/** Where a request goes. */
interface PostTarget {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds until the request counts as unanswered, its body included. */
  readonly deadlineMs: number;
  /** Bytes of a body beyond which it is not read on. */
  readonly maxResponseBytes: number;
}

/** One JSON-RPC request. */
export interface RpcRequest {
  readonly id: number;
  readonly method: string;
  readonly params: readonly unknown[];
}

class BodyTooLarge extends Error {}

const readBody = async (response: Response, limit: number): Promise<string> => {
  const reader = response.body?.getReader();
  if (reader === undefined) return "";
  const decoder = new TextDecoder();
  let text = "";
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      throw new BodyTooLarge();
    }
    text += decoder.decode(value, { stream: true });
  }
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const TOO_MANY_REQUESTS = 429;
const TOO_LARGE = 413;
const SERVER_ERROR = 500;
/** Failures that a body tells no more of than the status does. */
const WITHOUT_WORDS: readonly FailureKind[] = ["malformed", "internalError"];
/** The code of EIP-1474 for what exceeds a limit. */
const LIMIT_EXCEEDED = -32_005;

/** Where a browser hides what it was sent to. */
const isRedirect = ({ status, type }: Response): boolean =>
  type === "opaqueredirect" || (status >= 300 && status < 400);

/** What a body without a JSON-RPC reply means, by its status. */
const outcomeOfStatus = (status: number, wait: number | undefined): Outcome =>
  status === TOO_LARGE
    ? {
        kind: "refusal",
        error: { code: LIMIT_EXCEEDED, message: "HTTP 413, the request or its answer is too large" },
        meaning: "limit",
      }
    : failed("httpStatus", `answered HTTP ${status}`, wait);

/** Many nodes send a JSON-RPC error with a status of its own: it is what they mean, whatever the status is. */
const outcomeOf = async (response: Response, { id, method }: RpcRequest, limit: number): Promise<Outcome> => {
  const { status } = response;
  const wait = retryAfterMs(response.headers.get("retry-after"), Date.now());
  if (isRedirect(response)) {
    return failed("unreachable", "answered with a redirect to another address: give that address instead");
  }
  if (status === TOO_MANY_REQUESTS) {
    return failed("rateLimited", "answered HTTP 429, too many requests", wait);
  }
  const body = parse(await readBody(response, limit));
  if (response.ok && body === undefined)
    return failed("malformed", "answered with something that is not JSON");
  if (isTooDeep(body)) return failed("malformed", "answered with JSON that is nested too deep");
  const outcome = readReply(body, id, method);
  const isResult = outcome.kind === "result";
  if (response.ok || (isResult && status < SERVER_ERROR)) return outcome;
  // A node that fails says it by its status, and a result with such a status is none.
  const isStatus = isResult || (outcome.kind === "failure" && WITHOUT_WORDS.includes(outcome.failure));
  if (isStatus) return outcomeOfStatus(status, wait);
  return outcome.kind === "failure" && wait !== undefined ? { ...outcome, retryAfterMs: wait } : outcome;
};

/** The deepest cause's code or message: what the socket did. */
const reasonOf = (problem: unknown): string => {
  if (!(problem instanceof Error)) return String(problem);
  if (problem.cause instanceof Error) return reasonOf(problem.cause);
  return "code" in problem && typeof problem.code === "string" ? problem.code : problem.message;
};

/** What becomes of a request when the transport is closed. */
export const WAS_CLOSED: Failure = failed("unreachable", "was left because the transport was closed");

/** Asks one node once. Whatever it does is an outcome: this never rejects and always ends within the deadline. */
export const jsonRpcPost = async (
  { url, headers, deadlineMs, maxResponseBytes }: PostTarget,
  request: RpcRequest,
  closed: AbortSignal,
): Promise<Outcome> => {
  const { id, method, params } = request;
  if (closed.aborted) return WAS_CLOSED;
  const abort = new AbortController();
  const onClosed = () => abort.abort();
  const timer = setTimeout(onClosed, deadlineMs);
  closed.addEventListener("abort", onClosed);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id, method, params }),
      signal: abort.signal,
      // Not "error", which throws in the runtime of Cloudflare Workers.
      redirect: "manual",
    });
    const outcome = await outcomeOf(response, request, maxResponseBytes);
    // A body that nobody reads would hold the connection.
    if (!response.bodyUsed) void response.body?.cancel().catch(() => undefined);
    return outcome;
  } catch (problem) {
    if (closed.aborted) return WAS_CLOSED;
    if (abort.signal.aborted) return failed("timeout", `did not answer within ${deadlineMs} ms`);
    if (problem instanceof BodyTooLarge) {
      return failed("tooLarge", `answered with more than ${maxResponseBytes} bytes`);
    }
    return failed("unreachable", `could not be reached (${reasonOf(problem).slice(0, 120)})`);
  } finally {
    clearTimeout(timer);
    closed.removeEventListener("abort", onClosed);
  }
};
