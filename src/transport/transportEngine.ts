import {
  DelegateBackoff,
  ExponentialBackoff,
  fullJitterGenerator,
  handleWhen,
  type IBackoff,
  retry,
} from "cockatiel";
import { type AgreementTerms, agreed, lackingFor, middle, reached, type Verdict } from "./agreement.ts";
import { type Reception, receptionOf, settleBroadcast } from "./broadcast.ts";
import { Call, settle } from "./call.ts";
import { Endpoint } from "./endpoint.ts";
import { hasBlock, Heads, type Pin } from "./heads.ts";
import { dependsOnHead, isEmptyRange, lastBlockOf, type MethodRule, pinnedTo, ruleFor } from "./methods.ts";
import type { Outcome } from "./outcome.ts";
import { holdPoll, type Poll } from "./poll.ts";
import type { ResilientTransport, TransportRequest, TransportSnapshot } from "./resilientTransport.ts";
import { HoldfastTransportError, TransportClosedError, UnsupportedMethodError } from "./transportError.ts";
import { transactionHash } from "./transactionHash.ts";
import type { TransportSettings } from "./transportOptions.ts";

/** The range of the wait before the first retry, in milliseconds. */
const FIRST_RETRY_MS = 100;

type AgreeRule = Extract<MethodRule, { readonly how: "agree" }>;

/** Whom to ask what, and how to judge it. */
type Question<Result> = Pick<Poll<Result>, "candidates" | "lacking" | "judge"> & {
  readonly params: readonly unknown[];
};

/** Whether it is an array that can be sent: of a bigint, which cannot, the endpoints are not to blame. */
const isList = (params: unknown): params is readonly unknown[] => {
  try {
    return Array.isArray(params) && JSON.stringify(params) !== undefined;
  } catch {
    return false;
  }
};

/** Does the work, unless one of the signals is or is given: then it fails with that one's reason, at once. */
const unlessStopped = async <Result>(
  stops: readonly AbortSignal[],
  work: () => Promise<Result>,
): Promise<Result> => {
  for (const stop of stops) stop.throwIfAborted();
  const ending = new AbortController();
  try {
    return await new Promise<Result>((resolve, reject) => {
      for (const stop of stops) {
        stop.addEventListener("abort", () => reject(stop.reason), { signal: ending.signal });
      }
      work().then(resolve, reject);
    });
  } finally {
    ending.abort();
  }
};

/** What `createResilientTransport` makes. Decides per method whom to ask, when, and what counts as an answer. */
export class TransportEngine implements ResilientTransport {
  readonly #settings: TransportSettings;
  readonly #endpoints: readonly Endpoint[];
  readonly #heads: Heads;
  readonly #closing = new AbortController();
  #answered = 0;
  #failed = 0;

  constructor(settings: TransportSettings) {
    this.#settings = settings;
    this.#endpoints = settings.endpoints.map((one) => new Endpoint(one, settings, this.#closing.signal));
    this.#heads = new Heads(settings);
  }

  get chainId(): number {
    return this.#settings.chainId;
  }

  async request(
    { method, params = [] }: TransportRequest,
    { signal }: { readonly signal?: AbortSignal | undefined } = {},
  ): Promise<unknown> {
    const rule = this.#ruleFor(method);
    if (rule.how === "refuse") throw new UnsupportedMethodError(method, rule.why);
    if (rule.how === "local") return rule.answer(this.chainId);
    if (!isList(params)) throw new UnsupportedMethodError(method, "its params have to be an array of JSON");
    const { deadlineMs } = this.#settings;
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), deadlineMs);
    try {
      const call = new Call(method, params, deadline.signal, deadlineMs);
      const stops = [this.#closing.signal, ...(signal === undefined ? [] : [signal])];
      const outcome = await unlessStopped(stops, () => this.#attempt(call, rule));
      this.#answered += 1;
      return settle(outcome);
    } catch (problem) {
      if (problem instanceof HoldfastTransportError) this.#failed += 1;
      throw problem;
    } finally {
      clearTimeout(timer);
      deadline.abort();
    }
  }

  snapshot(): TransportSnapshot {
    const head = this.#heads.agreed;
    return {
      calls: { answered: this.#answered, failed: this.#failed },
      head,
      endpoints: this.#endpoints.map((endpoint) => endpoint.snapshot(head)),
    };
  }

  close(): void {
    this.#closing.abort(new TransportClosedError());
  }

  #ruleFor(method: string): MethodRule {
    return ruleFor(method, this.#settings.extraReads);
  }

  /** Tries until there is an answer: between two rounds full jitter, or what `Retry-After` asks for. */
  #attempt(call: Call, rule: MethodRule): Promise<Outcome> {
    const { retries, hedgeAfterMs, deadlineMs, agreement } = this.#settings;
    const enoughAfterMs = () => {
      const waits = this.#endpoints.map(({ leaveAloneMs }) => leaveAloneMs);
      return waits.sort((one, other) => one - other)[agreement - 1] ?? 0;
    };
    const mayHelp = (problem: unknown) =>
      problem instanceof HoldfastTransportError &&
      !call.deadline.aborted &&
      enoughAfterMs() < call.remainingMs;
    const jitter = new ExponentialBackoff({
      generator: fullJitterGenerator,
      initialDelay: Math.min(FIRST_RETRY_MS, hedgeAfterMs),
      maxDelay: deadlineMs,
    });
    const backoff = new DelegateBackoff((_, previous: IBackoff<unknown> | undefined) => {
      const state = (previous ?? jitter).next(undefined);
      return { state, delay: Math.min(Math.max(state.duration, enoughAfterMs()), call.remainingMs) };
    });
    return retry(handleWhen(mayHelp), { maxAttempts: retries, backoff }).execute(() =>
      this.#round(call, rule),
    );
  }

  async #round(call: Call, rule: MethodRule): Promise<Outcome> {
    for (const endpoint of this.#endpoints) endpoint.recover();
    const votes = this.#settings.agreement;
    const everyone = {
      candidates: [...this.#ready(), ...this.#reserve()],
      params: call.params,
      lacking: () => this.#endpoints.length,
    };
    switch (rule.how) {
      case "head": {
        const [block] = (await this.#pin(call)).blocks;
        return { kind: "result", result: `0x${block?.toString(16)}` };
      }
      case "agree":
        if (rule.pendingIsHighest && call.params[rule.block ?? 0] === "pending") {
          return this.#poll(call, { ...everyone, judge: reached({ votes }) });
        }
        return dependsOnHead(rule, call.params)
          ? this.#agreeAtHead(call, rule)
          : this.#agree(call, rule, everyone);
      case "middle":
        return this.#poll(call, { ...everyone, judge: middle({ votes }, rule.side) });
      case "any":
        return this.#poll(call, { ...everyone, judge: agreed({ votes: 1 }), lacking: () => 1 });
      case "broadcast":
        return this.#broadcast(call, { ...everyone, judge: receptionOf(votes) });
      default:
        throw new UnsupportedMethodError(call.method, "no endpoint serves it");
    }
  }

  /** Those that do not rest: the quick ones in the order of the options, then the slow ones. */
  #ready(): readonly Endpoint[] {
    const { hedgeAfterMs } = this.#settings;
    const expected = new Map(this.#endpoints.map((endpoint) => [endpoint, endpoint.expectedMs] as const));
    const slownessOf = (endpoint: Endpoint) => {
      const expectedMs = expected.get(endpoint) ?? 0;
      return expectedMs > hedgeAfterMs ? expectedMs : 0;
    };
    return this.#endpoints
      .filter(({ isResting }) => !isResting)
      .sort((one, other) => slownessOf(one) - slownessOf(other));
  }

  /** Those for when the ready ones do not suffice. */
  #reserve(): readonly Endpoint[] {
    return this.#endpoints.filter(({ isResting, leaveAloneMs }) => isResting && leaveAloneMs === 0);
  }

  async #hold<Result>(call: Call, { params, ...question }: Question<Result>): Promise<Result | undefined> {
    const result = await holdPoll<Result>({
      ...question,
      ask: (endpoint) => endpoint.ask(call.method, params, call.deadline),
      hedgeAfterMs: this.#settings.hedgeAfterMs,
      deadline: call.deadline,
    });
    call.learnFrom(result);
    return result.verdict;
  }

  async #poll(call: Call, question: Question<Verdict>): Promise<Outcome> {
    const verdict = await this.#hold(call, question);
    if (verdict === undefined) throw call.toError(this.#endpoints, this.#settings.agreement);
    const lastBlock = lastBlockOf(this.#ruleFor(call.method), question.params);
    for (const { endpoint } of verdict.outvoted) {
      // Only of a block that it claims to have does it have to know what the others know.
      const claimed = endpoint.head?.block ?? -1n;
      if (lastBlock !== undefined && lastBlock <= claimed) endpoint.blame(call.method);
    }
    return verdict.outcome;
  }

  async #agree(
    call: Call,
    { shape, isLookup }: AgreeRule,
    { candidates, params }: Pick<Question<Verdict>, "candidates" | "params">,
  ): Promise<Outcome> {
    const terms: AgreementTerms = {
      votes: this.#settings.agreement,
      ...(shape && { shape }),
      ...(isLookup && { isLookup }),
    };
    const lacking = lackingFor(terms);
    const outcome = await this.#poll(call, { candidates, params, judge: agreed(terms), lacking });
    // Whoever has seen a receipt must not read an older state afterwards.
    if (shape === "receipt") this.#heads.invalidate();
    return outcome;
  }

  async #pin(call: Call, wanted?: bigint): Promise<Pin & { readonly isKnownBefore: boolean }> {
    const result = await this.#heads.resolve(this.#ready(), this.#reserve(), call.deadline, wanted);
    call.learnHeadsFrom(result);
    if (result.verdict === undefined) throw call.toError(this.#endpoints, this.#settings.agreement, "heads");
    for (const endpoint of result.verdict.strays) {
      endpoint.countLag();
      call.stray(endpoint);
    }
    return { ...result.verdict, isKnownBefore: result.ballots.length === 0 };
  }

  /**
   * Asks at one block that enough endpoints have; at a lower one where those at the highest do not agree; for logs up to a
   * given block, at none but that. If that fails on
   * heads that were known before the call, they are asked for again: an endpoint may have stopped or caught up since.
   */
  async #agreeAtHead(call: Call, rule: AgreeRule, isSecondTry = false): Promise<Outcome> {
    const given = lastBlockOf(rule, call.params);
    const { blocks, endpointsAt, isKnownBefore } = await this.#pin(call, given);
    let problem: unknown;
    for (const block of given === undefined ? blocks : [given]) {
      try {
        const params = pinnedTo(block, rule, call.params);
        // Whoever asks for the logs since the last block that he knows asks for none.
        if (given === undefined && isEmptyRange(rule, params)) return { kind: "result", result: [] };
        const candidates = endpointsAt(block).filter((one) => given === undefined || hasBlock(given)(one));
        if (candidates.length < this.#settings.agreement) {
          const early = this.#endpoints.filter(({ head }) => head !== undefined && head.block < block);
          for (const endpoint of early) call.stray(endpoint);
          throw call.toError(this.#endpoints, this.#settings.agreement, "heads");
        }
        return await this.#agree(call, rule, { candidates, params });
      } catch (failure) {
        problem = failure;
        if (!(failure instanceof HoldfastTransportError) || call.deadline.aborted) break;
      }
    }
    this.#heads.invalidate();
    if (isSecondTry || !isKnownBefore || call.deadline.aborted) throw problem;
    return this.#agreeAtHead(call, rule, true);
  }

  async #broadcast(call: Call, question: Question<Reception>): Promise<Outcome> {
    const reception = await this.#hold(call, question);
    this.#heads.invalidate();
    const ask = async (method: string, params: readonly unknown[]): Promise<unknown> => {
      try {
        const outcome = await this.#round(call.about(method, params), this.#ruleFor(method));
        return outcome.kind === "result" ? outcome.result : undefined;
      } catch (problem) {
        if (problem instanceof HoldfastTransportError) return undefined;
        throw problem;
      }
    };
    const outcome = reception && (await settleBroadcast(reception, transactionHash(call.params[0]), ask));
    if (outcome === undefined) throw call.toError(this.#endpoints, this.#settings.agreement);
    return outcome;
  }
}
