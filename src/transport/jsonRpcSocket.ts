import { isTooDeep } from "./canonical.ts";
import { type RpcRequest, WAS_CLOSED } from "./jsonRpcPost.ts";
import { failed, type Outcome, readReply } from "./outcome.ts";

/** Where requests go, and what they may take. */
interface SocketTarget {
  readonly url: string;
  /** Milliseconds until a request counts as unanswered, the opening of the socket included. */
  readonly deadlineMs: number;
  /** Characters of an answer beyond which the socket is closed. */
  readonly maxResponseBytes: number;
}

/** A socket that nothing is asked through is closed after this, so that no program has to wait for it at its end. */
const IDLE_MS = 10_000;
const NORMAL_CLOSURE = 1_000;

interface Waiting {
  readonly request: RpcRequest;
  readonly settle: (outcome: Outcome) => void;
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const idOf = (body: unknown): unknown =>
  typeof body === "object" && body !== null && "id" in body ? body.id : undefined;

const outcomeOf = (body: unknown, { id, method }: RpcRequest): Outcome =>
  isTooDeep(body)
    ? failed("malformed", "answered with JSON that is nested too deep")
    : readReply(body, id, method);

/** Asks one node through a WebSocket, which is opened when it is needed, and opened anew after it broke. */
export class JsonRpcSocket {
  readonly #target: SocketTarget;
  readonly #closed: AbortSignal;
  readonly #waiting = new Map<number, Waiting>();
  #socket: WebSocket | undefined;
  #idle: ReturnType<typeof setTimeout> | undefined;

  constructor(target: SocketTarget, closed: AbortSignal) {
    this.#target = target;
    this.#closed = closed;
    closed.addEventListener("abort", () => this.#end(WAS_CLOSED));
  }

  /** Asks once. Whatever comes is an outcome: this never rejects and always ends within the deadline. */
  ask(request: RpcRequest): Promise<Outcome> {
    if (this.#closed.aborted) return Promise.resolve(WAS_CLOSED);
    clearTimeout(this.#idle);
    const { deadlineMs } = this.#target;
    return new Promise((resolve) => {
      const settle = (outcome: Outcome) => {
        clearTimeout(timer);
        this.#waiting.delete(request.id);
        if (this.#waiting.size === 0) this.#rest();
        resolve(outcome);
      };
      const timer = setTimeout(
        () => settle(failed("timeout", `did not answer within ${deadlineMs} ms`)),
        deadlineMs,
      );
      this.#waiting.set(request.id, { request, settle });
      try {
        const socket = this.#open();
        if (socket.readyState === WebSocket.OPEN) this.#send(socket, request);
      } catch (problem) {
        const reason = problem instanceof Error ? problem.message : String(problem);
        settle(failed("unreachable", `could not be reached (${reason})`));
      }
    });
  }

  #send(socket: WebSocket, { id, method, params }: RpcRequest): void {
    socket.send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
  }

  #open(): WebSocket {
    if (this.#socket !== undefined) return this.#socket;
    const socket = new WebSocket(this.#target.url);
    this.#socket = socket;
    socket.binaryType = "arraybuffer";
    socket.addEventListener("open", () => {
      for (const { request } of this.#waiting.values()) this.#send(socket, request);
    });
    socket.addEventListener("message", ({ data }) => this.#take(socket, data));
    socket.addEventListener("error", () => this.#break(socket, "could not be reached (the socket failed)"));
    socket.addEventListener("close", ({ code }) =>
      this.#break(socket, `could not be reached (the socket was closed with the code ${code})`),
    );
    return socket;
  }

  #take(socket: WebSocket, data: unknown): void {
    if (socket !== this.#socket) return;
    const text = data instanceof ArrayBuffer ? new TextDecoder().decode(data) : String(data);
    const { maxResponseBytes } = this.#target;
    const body = text.length > maxResponseBytes ? undefined : parse(text);
    if (text.length > maxResponseBytes) {
      this.#end(failed("tooLarge", `answered with more than ${maxResponseBytes} bytes`));
    } else if (body === undefined) {
      this.#end(failed("malformed", "answered with something that is not JSON"));
    } else {
      const waiting = this.#waitingFor(idOf(body));
      waiting?.settle(outcomeOf(body, waiting.request));
    }
  }

  /** Who waits for a reply; one to a request that could not be read has the id null, and is the only one's that is out. */
  #waitingFor(id: unknown): Waiting | undefined {
    const [only, ...others] = this.#waiting.values();
    if (id === null) return others.length === 0 ? only : undefined;
    return this.#waiting.get(typeof id === "string" ? Number(id) : (id as number));
  }

  #rest(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#drop(), IDLE_MS);
  }

  #drop(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close(NORMAL_CLOSURE);
  }

  #break(socket: WebSocket, did: string): void {
    if (socket === this.#socket) this.#end(failed("unreachable", did));
  }

  /** Ends everything that is out, and the socket. */
  #end(outcome: Outcome): void {
    this.#drop();
    for (const { settle } of [...this.#waiting.values()]) settle(outcome);
    clearTimeout(this.#idle);
  }
}
