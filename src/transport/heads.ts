import type { Endpoint } from "./endpoint.ts";
import { holdPoll, type PollResult } from "./poll.ts";
import type { TransportSettings } from "./transportOptions.ts";

/** The block that stands for `latest`, and who can be asked about it. */
export interface Pin {
  /** The block, and lower ones for where an endpoint is a little behind. */
  readonly blocks: readonly bigint[];
  /** Who has a block or may have it: those that do not rest first, then in the order of the candidates. */
  readonly endpointsAt: (block: bigint) => readonly Endpoint[];
  /** Endpoints whose heads are too far from the pinned block. */
  readonly strays: readonly Endpoint[];
}

interface Known {
  readonly endpoint: Endpoint;
  readonly block: bigint;
}

const descending = (one: bigint, other: bigint): number => (one > other ? -1 : one < other ? 1 : 0);

/**
 * The highest block that `window` endpoints have whose heads are within the lag of each other. A head that nobody else is
 * near to, be it 2^53 or a week old, is in no such window.
 */
export const highestShared = (
  heads: readonly bigint[],
  window: number,
  maxLag: bigint,
): bigint | undefined => {
  const sorted = [...heads].sort(descending);
  for (const [index, highest] of sorted.entries()) {
    const lowest = sorted[index + window - 1];
    if (lowest !== undefined && highest - lowest <= maxLag) return lowest;
  }
  return undefined;
};

/** Whether an endpoint is known to have a block. */
export const hasBlock =
  (block: bigint) =>
  ({ head }: Endpoint): boolean =>
    head !== undefined && head.block >= block;

/** Knows what block `latest` is, as far as enough endpoints agree. */
export class Heads {
  readonly #settings: TransportSettings;
  #validFromMs = 0;
  #agreed: bigint | undefined;

  constructor(settings: TransportSettings) {
    this.#settings = settings;
  }

  /** The last block that was pinned. */
  get agreed(): bigint | undefined {
    return this.#agreed;
  }

  /** Makes the next call ask anew: the chain is known to have moved. */
  invalidate(): void {
    this.#validFromMs = performance.now();
  }

  /**
   * Finds the block to pin to. Asks every endpoint of `ready` whose head is not known well enough, because a head alone
   * does not tell whether it is behind; `reserve` only where those do not suffice. Waits for those that do not matter to
   * the agreement no longer than the hedge.
   * @param wanted A block that enough of them should have.
   */
  resolve(
    ready: readonly Endpoint[],
    reserve: readonly Endpoint[],
    deadline: AbortSignal,
    wanted = 0n,
  ): Promise<PollResult<Pin>> {
    const { headMaxAgeMs, hedgeAfterMs } = this.#settings;
    const freshFromMs = Math.max(this.#validFromMs, performance.now() - headMaxAgeMs);
    const candidates = [...ready, ...reserve];
    const isStale = ({ head }: Endpoint) => head === undefined || head.askedAtMs < freshFromMs;
    const stale = ready.filter(isStale);
    const isWantedKnown = () => candidates.filter(hasBlock(wanted)).length >= this.#settings.agreement;
    return holdPoll<Pin>({
      candidates: [...stale, ...reserve.filter(isStale)],
      ask: (endpoint) => endpoint.refreshHead(freshFromMs),
      lacking: (ballots) => Math.max(stale.length - ballots.length, 1),
      judge: (ballots, { isOver, isLate }) => {
        const isHeardOf = (one: Endpoint) => ballots.some(({ endpoint }) => endpoint === one);
        const isHeard = stale.every((one) => isHeardOf(one) || one.expectedMs > hedgeAfterMs);
        const isSettled = isOver || isLate || isHeard;
        return isSettled || isWantedKnown() ? this.#choose(candidates, freshFromMs, isSettled) : undefined;
      },
      hedgeAfterMs,
      deadline,
    });
  }

  /** `isSettled`: nobody is worth waiting for who may know better. */
  #choose(candidates: readonly Endpoint[], freshFromMs: number, isSettled: boolean): Pin | undefined {
    const { agreement, maxBlockLag } = this.#settings;
    const lag = BigInt(maxBlockLag);
    const known: Known[] = candidates.flatMap((endpoint) =>
      endpoint.head !== undefined && endpoint.head.askedAtMs >= freshFromMs
        ? [{ endpoint, block: endpoint.head.block }]
        : [],
    );
    const heads = known.map(({ block }) => block);
    // Even where one answer is enough, its head is held against another's, if there is one.
    const compared = Math.max(agreement, Math.min(2, this.#settings.endpoints.length));
    const alone = isSettled ? highestShared(heads, agreement, lag) : undefined;
    const pinned = highestShared(heads, compared, lag) ?? alone;
    if (pinned === undefined) return undefined;
    // Time does not run backwards while somebody who may know better is still to answer.
    if (!isSettled && this.#agreed !== undefined && pinned < this.#agreed) return undefined;
    this.#agreed = pinned;
    const near = known.filter(({ block }) => block <= pinned + lag && block >= pinned - lag);
    const lower = near.map(({ block }) => block).filter((block) => block < pinned);
    const strays = known.filter((entry) => !near.includes(entry)).map(({ endpoint }) => endpoint);
    const headOf = new Map(known.map(({ endpoint, block }) => [endpoint, block] as const));
    return {
      blocks: [...new Set([pinned, ...lower.sort(descending)])],
      endpointsAt: (block) => {
        const has = (one: Endpoint) => (headOf.get(one) ?? -1n) >= block;
        const others = candidates.filter((one) => !strays.includes(one) && (has(one) || !headOf.has(one)));
        const rankOf = (one: Endpoint) => (one.isResting ? 2 : 0) + (has(one) ? 0 : 1);
        return others.sort((one, other) => rankOf(one) - rankOf(other));
      },
      strays,
    };
  }
}
