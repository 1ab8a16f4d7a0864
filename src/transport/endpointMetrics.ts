import { FAILURE_KINDS, type FailureKind, type Outcome } from "./outcome.ts";

/** What one endpoint has done so far: counts since the start, times in milliseconds. */
export interface EndpointSnapshot {
  readonly name: string;
  /** Requests sent, probes included. */
  readonly calls: number;
  /** Requests that ended in an answer, reverts and refusals included. */
  readonly answers: number;
  /** Failures by kind; every kind is there. */
  readonly failures: Readonly<Record<FailureKind, number>>;
  /** Over the last 128 answers and timeouts; undefined before the first. */
  readonly latencyMs: { readonly p50: number; readonly p95: number; readonly mean: number } | undefined;
  readonly breaker: "closed" | "open" | "halfOpen";
  /** How often the breaker opened. */
  readonly breaks: number;
  /** Until when the endpoint rests, in milliseconds since the epoch; 0 if it never did. */
  readonly restedUntil: number;
  /** Undefined until the chain id was checked, and again after each break. */
  readonly isOnChain: boolean | undefined;
  /** The block it last called its head. */
  readonly head: bigint | undefined;
  /** Blocks behind the head that enough endpoints have; negative if it claims to be ahead. */
  readonly lag: bigint | undefined;
}

const SAMPLES = 128;
/** Weight of the newest sample in the running mean. */
const NEWEST = 0.3;

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;

/** Counts what an endpoint does. */
export class EndpointMetrics {
  #calls = 0;
  #answers = 0;
  readonly #failures = new Map<FailureKind, number>();
  readonly #samples: number[] = [];
  #mean: number | undefined;

  /** The running mean of the latency in milliseconds; undefined before the first answer. */
  get meanMs(): number | undefined {
    return this.#mean;
  }

  /** Counts a request and how long its outcome took. */
  record(outcome: Outcome, elapsedMs: number): void {
    this.#calls += 1;
    if (outcome.kind !== "failure") this.#answers += 1;
    else this.count(outcome.failure);
    // A quick failure says nothing about how quick the answers are.
    if (outcome.kind === "failure" && outcome.failure !== "timeout") return;
    this.#samples.push(elapsedMs);
    if (this.#samples.length > SAMPLES) this.#samples.shift();
    this.#mean = this.#mean === undefined ? elapsedMs : this.#mean + NEWEST * (elapsedMs - this.#mean);
  }

  /** Counts a failure that is no request of its own: a lag, a disagreement. */
  count(failure: FailureKind): void {
    this.#failures.set(failure, (this.#failures.get(failure) ?? 0) + 1);
  }

  /** The counts so far. */
  snapshot(): Pick<EndpointSnapshot, "calls" | "answers" | "failures" | "latencyMs"> {
    const sorted = [...this.#samples].sort((one, other) => one - other);
    const failures = Object.fromEntries(FAILURE_KINDS.map((kind) => [kind, this.#failures.get(kind) ?? 0]));
    return {
      calls: this.#calls,
      answers: this.#answers,
      failures: failures as Record<FailureKind, number>,
      latencyMs:
        this.#mean === undefined
          ? undefined
          : { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), mean: this.#mean },
    };
  }
}
