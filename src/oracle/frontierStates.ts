/** The states of a frontier: which sources are silent, which lie, and which lie it is. */

/** Beyond so many sources that count, states are sampled. */
export const MOST_SOURCES = 6;

/** At once, where states are sampled: so many silent, and so many lying. */
const SAMPLED_AT_ONCE = 2;

/** One lie: the price times a ratio. */
export interface Lie {
  /** In a few letters: `x1.12`, or `edge-up` for what is just within the deviation. */
  readonly name: string;
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** One state of an oracle's sources, by their indexes. */
interface SourceState {
  readonly silent: readonly number[];
  /** These lie alike. */
  readonly lying: readonly number[];
  /** What they say; nothing where nobody lies. */
  readonly lie: Lie | undefined;
}

const BPS = 10_000n;
/** How far inside the deviation a lie at its edge stays, so that no rounding takes it outside: a part in a million. */
const INSIDE = 1_000_000n;

/** The lies that are tried: at the deviation's edge, by 12 %, and tenfold, up and down. */
export const liesAround = (deviationBps: number): readonly Lie[] => {
  const edge = BPS + BigInt(deviationBps);
  return [
    { name: "edge-up", numerator: edge * (INSIDE - 1n), denominator: BPS * INSIDE },
    { name: "edge-down", numerator: BPS * (INSIDE + 1n), denominator: edge * INSIDE },
    { name: "x1.12", numerator: 112n, denominator: 100n },
    { name: "x0.88", numerator: 88n, denominator: 100n },
    { name: "x10", numerator: 10n, denominator: 1n },
    { name: "x0.1", numerator: 1n, denominator: 10n },
  ];
};

/** Every set of so many of these. */
const choose = <Item>(items: readonly Item[], size: number): Item[][] => {
  if (size === 0) return [[]];
  return items.flatMap((item, place) =>
    choose(items.slice(place + 1), size - 1).map((rest) => [item, ...rest]),
  );
};

/** Every set of up to so many, the empty one first. */
export const setsUpTo = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.min(size, items.length) + 1 }, (_, each) => choose(items, each)).flat();

/**
 * Every way in which some sources are silent and others tell one lie. Above six sources, where somebody lies, only up to two
 * silent and two lying at once; any number is silent alone, so that how many losses are survived stays exact.
 * @param atOnce So many silent, and so many lying, where somebody lies; fewer take less time.
 */
export const frontierStates = (
  sources: readonly number[],
  lies: readonly Lie[],
  atOnce: number = sources.length > MOST_SOURCES ? SAMPLED_AT_ONCE : sources.length,
): SourceState[] => {
  const most = Math.min(atOnce, sources.length);
  return setsUpTo(sources, sources.length).flatMap((silent) => {
    const others = sources.filter((source) => !silent.includes(source));
    const liars = silent.length > most ? [] : setsUpTo(others, most).slice(1);
    return [
      { silent, lying: [], lie: undefined },
      ...liars.flatMap((lying) => lies.map((lie) => ({ silent, lying, lie }))),
    ];
  });
};
