import { AVAILABILITY_BETAS, type Betas } from "../../../src/assess/availability/causes.ts";
import type { Fails } from "../../../src/assess/availability/exact.ts";
import type { AvailabilitySource, SourceTags } from "../../../src/assess/availability/source.ts";

/** The configurations of the method's section 7.3: a thousandth of the time down each, and fixed betas. */

export const FIXED_BETAS: Betas = { ...AVAILABILITY_BETAS, upstream: () => 0.1 };

/** How many bits of a mask are set. */
export const countOf = (mask: number): number => mask.toString(2).replaceAll("0", "").length;

export const sourcesWith = (
  count: number,
  {
    tags,
    root,
    q = 1e-3,
    spread = 0,
  }: {
    readonly tags?: (place: number) => SourceTags;
    readonly root?: (place: number) => string;
    readonly q?: number;
    readonly spread?: number;
  } = {},
): readonly AvailabilitySource[] =>
  Array.from({ length: count }, (_, place) => ({
    name: `source ${place}`,
    root: root?.(place) ?? `root ${place}`,
    tags: tags?.(place) ?? { provider: `provider ${place}` },
    unavailability: q,
    spread,
  }));

/** Fails where so many and more are down. */
export const failsFrom =
  (count: number): Fails =>
  (mask) =>
    countOf(mask) >= count;

export interface Configuration {
  readonly title: string;
  readonly sources: readonly AvailabilitySource[];
  readonly fails: Fails;
  /** To all digits that the method prints. */
  readonly exact: string;
  readonly minutes: string;
  readonly independent: string;
}

const shared = (place: number): SourceTags => ({ provider: `provider ${place}`, upstreams: ["venue"] });

export const CONFIGURATIONS: readonly Configuration[] = [
  {
    title: "1 source",
    sources: sourcesWith(1),
    fails: failsFrom(1),
    exact: "1.00000e-3",
    minutes: "526",
    independent: "1.0e-3",
  },
  {
    title: "2oo2",
    sources: sourcesWith(2),
    fails: failsFrom(1),
    exact: "1.97904e-3",
    minutes: "1040",
    independent: "2.0e-3",
  },
  {
    title: "1oo2, distinct providers",
    sources: sourcesWith(2),
    fails: failsFrom(2),
    exact: "2.09604e-5",
    minutes: "11.0",
    independent: "1.0e-6",
  },
  {
    title: "1oo2, one provider",
    sources: sourcesWith(2, { tags: () => ({ provider: "one" }) }),
    fails: failsFrom(2),
    exact: "8.70000e-4",
    minutes: "457",
    independent: "1.0e-6",
  },
  {
    title: "2oo3 agreement",
    sources: sourcesWith(3),
    fails: failsFrom(2),
    exact: "2.28794e-5",
    minutes: "12.0",
    independent: "3.0e-6",
  },
  {
    title: "three slots, pivot = fallback",
    sources: sourcesWith(3, { root: (place) => `root ${Math.min(place, 1)}` }),
    fails: (mask) => ((mask >> 1) & 1) === 1,
    exact: "1.00000e-3",
    minutes: "526",
    independent: "1.0e-3",
  },
  {
    title: "3oo5 median",
    sources: sourcesWith(5),
    fails: failsFrom(3),
    exact: "2.00094e-5",
    minutes: "10.5",
    independent: "1.0e-8",
  },
  {
    title: "2oo5 quorum",
    sources: sourcesWith(5),
    fails: failsFrom(4),
    exact: "2.00000e-5",
    minutes: "10.5",
    independent: "5.0e-12",
  },
  {
    title: "1oo5 ordered",
    sources: sourcesWith(5),
    fails: failsFrom(5),
    exact: "2.00000e-5",
    minutes: "10.5",
    independent: "1.0e-15",
  },
  {
    title: "3oo5, one upstream",
    sources: sourcesWith(5, { tags: shared }),
    fails: failsFrom(3),
    exact: "1.20005e-4",
    minutes: "63.1",
    independent: "1.0e-8",
  },
  {
    title: "3oo5, one upstream and one key",
    sources: sourcesWith(5, { tags: (place) => ({ ...shared(place), admin: "key" }) }),
    fails: failsFrom(3),
    exact: "2.19991e-4",
    minutes: "116",
    independent: "1.0e-8",
  },
];
