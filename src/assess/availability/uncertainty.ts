import type { CommonCause } from "./causes.ts";
import { type Fails, unavailabilityOf } from "./exact.ts";
import { normalNumbers, randomNumbers } from "./random.ts";
import { happeningsOf } from "./shocks.ts";
import type { AvailabilitySource } from "./source.ts";

/** How far a prediction may be off, as nobody knows shares and betas exactly. */

const DRAWS = 10_000;
/** No source is taken to be down for longer than half of the time. */
const MOST_SHARE = 0.5;
/** Any number would do: it is fixed so that the same facts give the same bytes. */
const SEED = 0x51ab1e;

const at = (sorted: Float64Array, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;

/**
 * Bounds of the unavailability, at 5 and 95 %: each share log-normal around its value, each beta from half of it to twice, at
 * most 1.
 */
export const boundsOf = (
  sources: readonly AvailabilitySource[],
  causes: readonly CommonCause[],
  fails: Fails,
  draws = DRAWS,
): { readonly low: number; readonly high: number } => {
  const random = randomNumbers(SEED);
  const normal = normalNumbers(random);
  // What fails is asked once for each set, not in every draw.
  const failing = Array.from({ length: 2 ** sources.length }, (_, mask) => fails(mask));
  const results = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw += 1) {
    const shares = sources.map(({ unavailability, spread }) =>
      Math.min(MOST_SHARE, unavailability * Math.exp(spread * normal())),
    );
    const drawn = causes.map((cause) => {
      const [least, most] = [cause.beta / 2, Math.min(1, 2 * cause.beta)];
      return { ...cause, beta: least + (most - least) * random() };
    });
    results[draw] = unavailabilityOf(happeningsOf(shares, drawn), (mask) => failing[mask] ?? true);
  }
  results.sort();
  return { low: at(results, 0.05), high: at(results, 0.95) };
};
