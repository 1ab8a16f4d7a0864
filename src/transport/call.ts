import type { Endpoint } from "./endpoint.ts";
import type { Outcome } from "./outcome.ts";
import type { PollResult } from "./poll.ts";
import {
  describeOutcome,
  type EndpointReport,
  HoldfastTransportError,
  RpcAnswerError,
  type TransportFault,
} from "./transportError.ts";

/** The question by which an endpoint's head is known. */
const HEAD_METHOD = "eth_blockNumber";

/** What an endpoint did, and to which question: a call asks for heads too. */
interface Answered {
  readonly method: string;
  readonly outcome: Outcome | undefined;
}

/** One call from its start to its answer: what was asked, until when, and what every endpoint did. */
export class Call {
  readonly method: string;
  readonly params: readonly unknown[];
  /** Aborted when the time is up, or the caller lost interest. */
  readonly deadline: AbortSignal;
  readonly #deadlineMs: number;
  readonly #startedAtMs = performance.now();
  readonly #outcomes = new Map<Endpoint, Answered>();
  readonly #strays = new Set<Endpoint>();

  constructor(method: string, params: readonly unknown[], deadline: AbortSignal, deadlineMs: number) {
    this.method = method;
    this.params = params;
    this.deadline = deadline;
    this.#deadlineMs = deadlineMs;
  }

  /** Milliseconds that are left. */
  get remainingMs(): number {
    return Math.max(0, this.#startedAtMs + this.#deadlineMs - performance.now());
  }

  /** Another question within the same deadline. */
  about(method: string, params: readonly unknown[]): Call {
    return new Call(method, params, this.deadline, this.remainingMs);
  }

  /** Notes what came of a poll for the call's own question. */
  learnFrom(result: PollResult<unknown>): void {
    this.#learn(this.method, result);
  }

  /** Notes what came of a poll for heads. */
  learnHeadsFrom(result: PollResult<unknown>): void {
    this.#learn(HEAD_METHOD, result);
  }

  #learn(method: string, { ballots, missing }: PollResult<unknown>): void {
    for (const { endpoint, outcome } of ballots) this.#outcomes.set(endpoint, { method, outcome });
    for (const endpoint of missing) this.#outcomes.set(endpoint, { method, outcome: undefined });
  }

  /** Notes that an endpoint was passed over because of its head. */
  stray(endpoint: Endpoint): void {
    this.#strays.add(endpoint);
  }

  /** The error for a call without an answer; `disagreement` is what it is if enough endpoints did answer. */
  toError(
    endpoints: readonly Endpoint[],
    needed: number,
    disagreement: TransportFault = "disagreement",
  ): HoldfastTransportError {
    const asked = disagreement === "heads" ? HEAD_METHOD : this.method;
    const answers = [...this.#outcomes].filter(
      ([endpoint, { method, outcome }]) =>
        (method === asked || this.#strays.has(endpoint)) &&
        outcome !== undefined &&
        outcome.kind !== "failure",
    );
    const found = answers.length >= needed ? disagreement : "unreachable";
    const reports = endpoints.map((endpoint) => this.#reportOf(endpoint));
    return new HoldfastTransportError(this.method, found, needed, reports);
  }

  #reportOf(endpoint: Endpoint): EndpointReport {
    const { name } = endpoint;
    const answered = this.#outcomes.get(endpoint);
    const outcome = answered?.outcome;
    if (this.#strays.has(endpoint) && outcome?.kind !== "failure") {
      const did = `is at block ${endpoint.head?.block ?? "unknown"}, too far off`;
      return { name, did, failure: "lagging" };
    }
    if (answered !== undefined && outcome !== undefined) {
      const failure = outcome.kind === "failure" ? outcome.failure : undefined;
      const other = answered.method === this.method ? undefined : answered.method;
      return { name, did: describeOutcome(outcome, other), failure };
    }
    if (answered !== undefined) {
      const elapsed = Math.round(this.#deadlineMs - this.remainingMs);
      return { name, did: `did not answer within ${elapsed} ms`, failure: "timeout" };
    }
    const did = endpoint.isResting
      ? `was not asked: it rests until ${new Date(endpoint.restedUntil).toISOString()} after a failure`
      : "was not asked";
    return { name, did, failure: undefined };
  }
}

/** What the caller gets for an outcome: the result, or the nodes' own error thrown. */
export const settle = (outcome: Outcome): unknown => {
  if (outcome.kind === "result") return outcome.result;
  if (outcome.kind === "failure") throw new Error(`A failure is no answer: ${outcome.did}.`);
  throw new RpcAnswerError(outcome.error);
};
