const BPS = 10_000;
const MAX_SOURCES = 8;

/** `|one - other| * 10_000 <= maxDeviationBps * min(one, other)` without a product beyond 2^53. */
export const isWithinNumbers = (one: number, other: number, maxDeviationBps: number): boolean => {
  const lower = one < other ? one : other;
  const distance = one < other ? other - one : one - other;
  const remainder = lower % BPS;
  return (
    distance <=
    maxDeviationBps * ((lower - remainder) / BPS) + Math.floor((maxDeviationBps * remainder) / BPS)
  );
};

/** The voices of one step; filled anew each time, over those of the step before. */
export class Voices {
  count = 0;
  faultMask = 0;
  #countBefore = 0;
  /** Whether each voice so far is the one that stood in its place before. */
  #areAsBefore = true;
  readonly prices = new Float64Array(MAX_SOURCES);
  readonly times = new Float64Array(MAX_SOURCES);
  readonly indices = new Uint8Array(MAX_SOURCES);
  readonly isVoter = new Uint8Array(MAX_SOURCES);
  /** Ordered: how many voices agree with each, itself included. */
  readonly support = new Uint8Array(MAX_SOURCES);
  readonly sorted = new Float64Array(MAX_SOURCES);
  sortedCount = 0;
  /** Time of the oldest voice that the answer is of. */
  oldest = 0;

  clear(): void {
    this.#countBefore = this.count;
    this.#areAsBefore = true;
    this.count = 0;
    this.faultMask = 0;
  }

  /** Whether the voices are those of the step before, and with them the faults: its answer stands and only grows older. */
  areUnchanged(): boolean {
    return this.#areAsBefore && this.count === this.#countBefore;
  }

  add(index: number, isVoter: boolean, price: number, updatedAt: number): void {
    const place = this.count++;
    if (this.indices[place] === index && this.prices[place] === price && this.times[place] === updatedAt) {
      return;
    }
    this.#areAsBefore = false;
    this.prices[place] = price;
    this.times[place] = updatedAt;
    this.indices[place] = index;
    this.isVoter[place] = isVoter ? 1 : 0;
  }

  /** Counts who agrees with whom, with the voice that was added last; the first voter with a quorum, or -1. */
  confirm(quorum: number, maxDeviationBps: number): number {
    const last = this.count - 1;
    let supporters = 1;
    for (let voice = 0; voice < last; voice++) {
      if (!isWithinNumbers(this.prices[voice] ?? 0, this.prices[last] ?? 0, maxDeviationBps)) continue;
      this.support[voice] = (this.support[voice] ?? 0) + 1;
      supporters++;
    }
    this.support[last] = supporters;
    for (let voice = 0; voice <= last; voice++) {
      if (this.isVoter[voice] === 1 && (this.support[voice] ?? 0) >= quorum) return voice;
    }
    return -1;
  }

  /** How many voices agree with a price. */
  votesFor(reference: number, maxDeviationBps: number): number {
    let votes = 0;
    for (let voice = 0; voice < this.count; voice++) {
      if (isWithinNumbers(this.prices[voice] ?? 0, reference, maxDeviationBps)) votes++;
    }
    return votes;
  }

  /** Seconds since that time; a voice that is ahead counts as of now. */
  ageAt(now: number): number {
    return Math.max(now - this.oldest, 0);
  }

  /** Sorts the prices of the voters within the deviation of a reference, or of all voters where it is 0. */
  sortVoters(reference: number, maxDeviationBps: number): void {
    const { sorted, prices } = this;
    let count = 0;
    for (let voice = 0; voice < this.count; voice++) {
      const price = prices[voice] ?? 0;
      if (this.isVoter[voice] === 0) continue;
      if (reference !== 0 && !isWithinNumbers(price, reference, maxDeviationBps)) continue;
      let place = count++;
      for (; place > 0 && (sorted[place - 1] ?? 0) > price; place--) sorted[place] = sorted[place - 1] ?? 0;
      sorted[place] = price;
    }
    this.sortedCount = count;
  }
}
