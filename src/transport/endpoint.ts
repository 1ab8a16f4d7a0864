import {
  BrokenCircuitError,
  bulkhead,
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhenResult,
  TaskCancelledError,
} from "cockatiel";
import { EndpointMetrics, type EndpointSnapshot } from "./endpointMetrics.ts";
import { jsonRpcPost, type RpcRequest } from "./jsonRpcPost.ts";
import { JsonRpcSocket } from "./jsonRpcSocket.ts";
import { quantityOf } from "./methods.ts";
import { type Failure, failed, isBreaking, type Outcome } from "./outcome.ts";
import { RecoveryBackoff } from "./recoveryBackoff.ts";
import { type EndpointSettings, isSocketAddress, type TransportSettings } from "./transportOptions.ts";

/** The block that an endpoint called its head, and when, on the clock of `performance.now()`. */
interface Head {
  readonly block: bigint;
  readonly askedAtMs: number;
}

const BREAKER_NAMES = {
  [CircuitState.Closed]: "closed",
  [CircuitState.Open]: "open",
  [CircuitState.Isolated]: "open",
  [CircuitState.HalfOpen]: "halfOpen",
} as const;

/** So many calls are out to one endpoint at most: more sockets would be slower, and be taken for an attack. */
const MAX_IN_FLIGHT = 64;

/** A head beyond this is no block number: chains count in 64 bits. */
const MAX_BLOCK = 2n ** 64n - 1n;

/** How requests reach a node: each by itself over HTTP, or all of them through one socket. */
const senderFor = (
  { url, headers }: EndpointSettings,
  { deadlineMs, maxResponseBytes }: TransportSettings,
  closed: AbortSignal,
): ((request: RpcRequest) => Promise<Outcome>) => {
  const target = { url, headers, deadlineMs, maxResponseBytes };
  if (!isSocketAddress(url)) return (request) => jsonRpcPost(target, request, closed);
  const socket = new JsonRpcSocket(target, closed);
  return (request) => socket.ask(request);
};

/** One node: asked with a deadline, checked for its chain before its first answer, and left alone after a failure. */
export class Endpoint {
  readonly name: string;
  readonly #transport: TransportSettings;
  readonly #send: (request: RpcRequest) => Promise<Outcome>;
  readonly #metrics = new EndpointMetrics();
  readonly #backoff: RecoveryBackoff;
  readonly #breaker: CircuitBreakerPolicy;
  readonly #gate = bulkhead(MAX_IN_FLIGHT, Number.POSITIVE_INFINITY);
  readonly #pending = new Set<{ readonly startedAtMs: number }>();
  #nextId = 1;
  #breaks = 0;
  #chainCheck: Promise<Failure | undefined> | undefined;
  #isOnChain: boolean | undefined;
  #askAgainAt = 0;
  #head: Head | undefined;
  #headRefresh: Promise<Outcome> | undefined;

  constructor(settings: EndpointSettings, transport: TransportSettings, closed: AbortSignal) {
    this.name = settings.name;
    this.#transport = transport;
    this.#send = senderFor(settings, transport, closed);
    this.#backoff = new RecoveryBackoff(transport);
    this.#breaker = circuitBreaker(
      handleWhenResult((outcome) => isBreaking(outcome as Outcome)),
      { breaker: new ConsecutiveBreaker(transport.failuresToRest), halfOpenAfter: this.#backoff },
    );
    this.#breaker.onBreak(() => {
      this.#breaks += 1;
      this.#forgetChain();
    });
  }

  /** Whether it failed so that others are to be asked first. */
  get isResting(): boolean {
    return this.#breaker.state !== CircuitState.Closed;
  }

  /** Milliseconds for which it asked, by `Retry-After`, still to be left alone; 0 if it did not. */
  get leaveAloneMs(): number {
    return Math.max(0, this.#askAgainAt - Date.now());
  }

  /** Until when it rests, in milliseconds since the epoch. */
  get restedUntil(): number {
    return this.#backoff.restedUntil;
  }

  /** The last known head. */
  get head(): Head | undefined {
    return this.#head;
  }

  /** Milliseconds that an answer is likely to take: the running mean, or longer while a request is out for longer. */
  get expectedMs(): number {
    const [oldest] = this.#pending;
    const waiting = oldest === undefined ? 0 : performance.now() - oldest.startedAtMs;
    return Math.max(this.#metrics.meanMs ?? 0, waiting);
  }

  /**
   * Asks it once, after a check of its chain and when fewer than `MAX_IN_FLIGHT` calls are out to it, unless `deadline` has
   * passed by then. Whatever comes is an outcome: this never rejects.
   */
  async ask(method: string, params: readonly unknown[], deadline: AbortSignal): Promise<Outcome> {
    const post = () => this.#checkedPost(method, params);
    try {
      return await this.#gate.execute(
        () => (this.isResting ? post() : this.#breaker.execute(post)),
        deadline,
      );
    } catch (problem) {
      if (!(problem instanceof TaskCancelledError)) throw problem;
      return failed("timeout", "was not asked in time, because too many calls were out to it");
    }
  }

  /** Makes its head one that was asked for at `fromMs` or later, if it answers; asks once at a time. */
  async refreshHead(fromMs: number): Promise<Outcome> {
    const joined = this.#headRefresh;
    if (joined !== undefined) {
      const outcome = await joined;
      const isOld = this.#head === undefined || this.#head.askedAtMs < fromMs;
      if (outcome.kind === "failure" || !isOld) return outcome;
    }
    this.#headRefresh ??= this.#askHead().finally(() => {
      this.#headRefresh = undefined;
    });
    return this.#headRefresh;
  }

  /** Lets it rest because the others have outvoted it. */
  blame(method: string): void {
    this.#metrics.count("disagreed");
    const lie = failed("disagreed", `was outvoted on ${method}`);
    for (let count = 0; count < this.#transport.failuresToRest && !this.isResting; count++) {
      void this.#breaker.execute(() => lie);
    }
  }

  /** Counts that it was passed over because its head is too far from the others'. */
  countLag(): void {
    this.#metrics.count("lagging");
  }

  /**
   * Probes it in the background if its rest is over: chain id, then head. Only then it is asked again, so that no caller
   * waits for an endpoint that is still down.
   */
  recover(): void {
    if (this.#breaker.state !== CircuitState.Open || this.leaveAloneMs > 0) return;
    const probe = async (): Promise<Outcome> => {
      const askedAtMs = performance.now();
      return this.#takeHead(await this.#checkedPost("eth_blockNumber", []), askedAtMs);
    };
    this.#breaker.execute(probe).catch((problem: unknown) => {
      if (!(problem instanceof BrokenCircuitError)) throw problem;
    });
  }

  /** What it has done so far; `agreedHead` is what its lag is measured from. */
  snapshot(agreedHead: bigint | undefined): EndpointSnapshot {
    const head = this.#head?.block;
    return {
      name: this.name,
      ...this.#metrics.snapshot(),
      breaker: BREAKER_NAMES[this.#breaker.state],
      breaks: this.#breaks,
      restedUntil: this.#backoff.restedUntil,
      isOnChain: this.#isOnChain,
      head,
      lag: head === undefined || agreedHead === undefined ? undefined : agreedHead - head,
    };
  }

  #askHead(): Promise<Outcome> {
    const askedAtMs = performance.now();
    const ask = async () => this.#takeHead(await this.#checkedPost("eth_blockNumber", []), askedAtMs);
    return this.isResting ? ask() : this.#breaker.execute(ask);
  }

  #takeHead(outcome: Outcome, askedAtMs: number): Outcome {
    if (outcome.kind !== "result") {
      return outcome.kind === "failure"
        ? outcome
        : failed("internalError", "refused to tell its block number");
    }
    const block = quantityOf(outcome.result);
    if (block === undefined || block > MAX_BLOCK) {
      this.#metrics.count("malformed");
      return failed("malformed", "answered eth_blockNumber with something that is no block number");
    }
    this.#head = { block, askedAtMs };
    return outcome;
  }

  async #checkedPost(method: string, params: readonly unknown[]): Promise<Outcome> {
    const problem = await this.#checkChain();
    return problem ?? this.#post(method, params);
  }

  /** Checks the chain id once, until `#forgetChain`; a check without an answer is made again by the next request. */
  #checkChain(): Promise<Failure | undefined> {
    this.#chainCheck ??= this.#askChain();
    return this.#chainCheck;
  }

  #forgetChain(): void {
    this.#chainCheck = undefined;
    this.#isOnChain = undefined;
  }

  async #askChain(): Promise<Failure | undefined> {
    const outcome = await this.#post("eth_chainId", []);
    if (outcome.kind === "result") {
      const { chainId } = this.#transport;
      const given = quantityOf(outcome.result);
      this.#isOnChain = given === BigInt(chainId);
      if (this.#isOnChain) return undefined;
      this.#metrics.count("wrongChain");
      this.#chainCheck = undefined;
      return failed("wrongChain", `is on chain ${given ?? "without a number"} instead of ${chainId}`);
    }
    this.#chainCheck = undefined;
    return outcome.kind === "failure" ? outcome : failed("internalError", "refused to tell its chain id");
  }

  async #post(method: string, params: readonly unknown[]): Promise<Outcome> {
    const request = { startedAtMs: performance.now() };
    this.#pending.add(request);
    const outcome = await this.#send({ id: this.#nextId++, method, params });
    this.#pending.delete(request);
    this.#metrics.record(outcome, performance.now() - request.startedAtMs);
    if (outcome.kind === "failure" && outcome.retryAfterMs !== undefined) {
      this.#askAgainAt = Date.now() + outcome.retryAfterMs;
    }
    return outcome;
  }
}
