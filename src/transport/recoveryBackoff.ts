import {
  ExponentialBackoff,
  fullJitterGenerator,
  type IBackoff,
  type IBackoffFactory,
  type IHalfOpenAfterBackoffContext,
} from "cockatiel";
import type { Outcome } from "./outcome.ts";

/** How long an endpoint that failed is left alone, in milliseconds. */
interface RecoverySettings {
  /** At least so long, and the first range of the jitter on top. */
  readonly minRestMs: number;
  /** The jitter's range doubles with each failure up to this; so long without a failure, and the past is forgotten. */
  readonly maxRestMs: number;
}

/** The wait that a failed outcome asks for. */
const askedFor = ({ result }: IHalfOpenAfterBackoffContext): number => {
  const outcome = "value" in result ? (result.value as Outcome) : undefined;
  return outcome?.kind === "failure" ? (outcome.retryAfterMs ?? 0) : 0;
};

/**
 * The rest of a circuit breaker with a memory: `minRestMs` and on top full jitter over a range that doubles with every
 * failure, or what `Retry-After` asks for where that is longer. The breaker's own count starts anew whenever it closes; this
 * one does not, so that an endpoint that recovers only to fail again rests longer each time.
 */
export class RecoveryBackoff implements IBackoffFactory<IHalfOpenAfterBackoffContext> {
  readonly #settings: RecoverySettings;
  #step: IBackoff<unknown> | undefined;
  #restedUntil = 0;

  constructor(settings: RecoverySettings) {
    this.#settings = settings;
  }

  /** Until when the endpoint rests, in milliseconds since the epoch. */
  get restedUntil(): number {
    return this.#restedUntil;
  }

  next(context: IHalfOpenAfterBackoffContext): IBackoff<IHalfOpenAfterBackoffContext> {
    const { minRestMs, maxRestMs } = this.#settings;
    const now = Date.now();
    const isForgotten = now - this.#restedUntil > maxRestMs;
    const previous = isForgotten ? undefined : this.#step;
    this.#step = (
      previous ??
      new ExponentialBackoff({ generator: fullJitterGenerator, initialDelay: minRestMs, maxDelay: maxRestMs })
    ).next(context);
    // The factory's first step and each step's next one have the same type, so one field holds the chain.
    const duration = Math.max(minRestMs + this.#step.duration, askedFor(context));
    this.#restedUntil = now + duration;
    return { duration, next: (again) => this.next(again) };
  }
}
