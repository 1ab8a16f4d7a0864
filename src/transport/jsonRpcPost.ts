import { isTooDeep } from "./canonical.ts";
import { failed, type Outcome, readReply } from "./outcome.ts";
import { retryAfterMs } from "./retryAfter.ts";

/** Where a request goes. */
export interface PostTarget {
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

/** Some nodes send a JSON-RPC error with a status that says the request was bad. */
const mayCarryReply = (status: number): boolean => status >= 400 && status < 500;

const outcomeOf = async (response: Response, id: number, limit: number): Promise<Outcome> => {
  const { status } = response;
  const wait = retryAfterMs(response.headers.get("retry-after"), Date.now());
  if (status === 429) return failed("rateLimited", "answered HTTP 429, too many requests", wait);
  const body = response.ok || mayCarryReply(status) ? parse(await readBody(response, limit)) : undefined;
  if (response.ok && body === undefined)
    return failed("malformed", "answered with something that is not JSON");
  if (isTooDeep(body)) return failed("malformed", "answered with JSON that is nested too deep");
  const outcome = readReply(body, id);
  const isReply = outcome.kind !== "failure" || outcome.failure !== "malformed";
  return response.ok || isReply ? outcome : failed("httpStatus", `answered HTTP ${status}`, wait);
};

/** The deepest cause's code or message: what the socket did. */
const reasonOf = (problem: unknown): string => {
  if (!(problem instanceof Error)) return String(problem);
  if (problem.cause instanceof Error) return reasonOf(problem.cause);
  return "code" in problem && typeof problem.code === "string" ? problem.code : problem.message;
};

const WAS_CLOSED = failed("unreachable", "was left because the transport was closed");

/** Asks one node once. Whatever it does is an outcome: this never rejects and always ends within the deadline. */
export const jsonRpcPost = async (
  { url, headers, deadlineMs, maxResponseBytes }: PostTarget,
  { id, method, params }: RpcRequest,
  closed: AbortSignal,
): Promise<Outcome> => {
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
      redirect: "error",
    });
    const outcome = await outcomeOf(response, id, maxResponseBytes);
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
