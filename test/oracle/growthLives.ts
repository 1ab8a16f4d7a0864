import fc from "fast-check";
import { BPS, type GrowthLimits, YEAR } from "../../src/oracle/growthLaw.ts";

/** An advance at a time: what it sees, and what the rate truly is. */
export interface Event {
  readonly time: bigint;
  readonly seen: bigint;
  readonly rate: bigint;
}

/** A rate that stays within its limits, and all who advance. */
export interface Life {
  readonly limits: GrowthLimits;
  readonly time: bigint;
  readonly rate: bigint;
  readonly events: readonly Event[];
}

const DAY = 86_400n;
/** Longest that growth may stay unbooked. */
const LONGEST_BOOKING = 90n * DAY;

/** What a rate comes to that grows at its limit for so many seconds: even within a year, compounding from year to year. */
export const rateAtPosition = (
  rate: bigint,
  seconds: bigint,
  limits: Pick<GrowthLimits, "maxGrowthBpsPerYear">,
): bigint => {
  const growth = BigInt(limits.maxGrowthBpsPerYear);
  let yearly = rate;
  for (let year = 0n; year < seconds / YEAR; year++) yearly = (yearly * (BPS + growth)) / BPS;
  return (yearly * (BPS * YEAR + growth * (seconds % YEAR))) / (BPS * YEAR);
};

interface DrawnEvent {
  /** Of the keeper's longest interval, in thousandths. */
  readonly wait: number;
  /** How much of the time the rate grows at its limit, in eighths. */
  readonly speed: number;
  readonly isBooked: boolean;
  /** What strangers see just before and just after the keeper, in thousandths of the rate; nothing where they are absent. */
  readonly before: number | undefined;
  readonly after: number | undefined;
}

const pushes = fc.option(fc.constantFrom(0, 1, 900, 990, 999, 1_000, 1_001, 1_010, 1_100, 4_000), {
  nil: undefined,
});

const drawnEvents: fc.Arbitrary<DrawnEvent> = fc.record({
  wait: fc.oneof(fc.constant(1_000), fc.integer({ min: 1, max: 1_000 })),
  speed: fc.oneof({ weight: 2, arbitrary: fc.constant(8) }, fc.nat({ max: 8 })),
  isBooked: fc.boolean(),
  before: pushes,
  after: pushes,
});

const limitsArbitrary: fc.Arbitrary<GrowthLimits> = fc.record({
  maxGrowthBpsPerYear: fc.oneof(fc.constantFrom(1, 1_000, 10_000), fc.integer({ min: 1, max: 10_000 })),
  maxDropBps: fc.constantFrom(1, 100, 4_999),
  allowanceBps: fc.constantFrom(0, 10),
  advanceDelay: fc.oneof(
    fc.constantFrom(86_400, 604_800, 7_776_000),
    fc.integer({ min: 3_600, max: 7_776_000 }),
  ),
});

const eventsOf = (
  drawn: readonly DrawnEvent[],
  { limits, rate: firstRate, time: firstTime }: Omit<Life, "events">,
): Event[] => {
  const events: Event[] = [];
  // One second less than the delay, so that a keeper comes within every window.
  const interval = BigInt(limits.advanceDelay) - 1n;
  let [time, position, bookedAt, rate] = [firstTime, 0n, firstTime, firstRate];
  let windowStart = firstTime;
  const add = (moment: bigint, thousandths: number) => {
    events.push({ time: moment, seen: (rate * BigInt(thousandths)) / 1_000n, rate });
    if (moment - windowStart >= BigInt(limits.advanceDelay)) windowStart = moment;
  };
  for (const { wait, speed, isBooked, before, after } of drawn) {
    const waited = (interval * BigInt(wait)) / 1_000n;
    // A stranger is first in the window, at the very second in which it can begin.
    const earliest = windowStart + BigInt(limits.advanceDelay);
    if (before !== undefined && earliest > time && earliest < time + waited) add(earliest, before);
    time += waited;
    position += (waited * BigInt(speed)) / 8n;
    if (isBooked || time - bookedAt > LONGEST_BOOKING) {
      rate = rateAtPosition(firstRate, position, limits);
      bookedAt = time;
    }
    if (before !== undefined) add(time, before);
    add(time, 1_000);
    if (after !== undefined) add(time, after);
  }
  return events;
};

/**
 * Rates that never grow faster than their limit, booked at least every 90 days; a keeper who tries to advance in less than
 * each delay; and strangers who advance when they like, and see what they push the rate to.
 */
export const livesWithKeeper: fc.Arbitrary<Life> = fc
  .record({
    limits: limitsArbitrary,
    time: fc.constant(1_800_000_000n),
    // Such that a second's growth is more than a unit, or a rate would stand still while it grows.
    rate: fc.bigInt({ min: 10n ** 15n, max: 10n ** 30n }),
    drawn: fc.array(drawnEvents, { minLength: 4, maxLength: 30 }),
  })
  .map(({ drawn, ...beginning }) => ({ ...beginning, events: eventsOf(drawn, beginning) }));
