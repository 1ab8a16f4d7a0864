import type { Spec } from "../src/spec/schema.ts";
import { LOCAL_CHAIN_ID } from "../src/spec/schema.ts";

/** The oracles of a spec as they are, over made-up feeds in the place of those of its chain. */

const today = (): string => new Date().toISOString().slice(0, 10);

/** A price between the bounds of an oracle, in its quote. */
const middleOf = ({ class: kind, minPrice, maxPrice }: Spec["oracles"][string]): string => {
  if (kind === "stable") return "1";
  const [low, high] = [Number(minPrice ?? "1"), Number(maxPrice ?? "1")];
  return String(Number(Math.sqrt(low * high).toPrecision(4)));
};

/**
 * A spec for a local chain, whose oracles have the same sources, limits and rules as another's.
 * @throws RangeError where an oracle has no feed.
 */
export const standInSpec = (spec: Spec): Spec => {
  const prices = new Map(
    Object.values(spec.oracles).flatMap((oracle) =>
      oracle.sources.map(({ feed }) => [feed, middleOf(oracle)] as const),
    ),
  );
  if (prices.size === 0) throw new RangeError("The spec has no oracle.");
  const feeds = Object.fromEntries(
    [...prices].flatMap(([key, price]) => {
      const feed = spec.feeds[key];
      if (feed === undefined) return [];
      const { address: _, adapter: __, ...rest } = feed;
      return [[key, { ...rest, local: { price } }]];
    }),
  );
  const oracles = Object.fromEntries(
    Object.entries(spec.oracles).map(([pair, oracle]) => [
      pair,
      {
        ...oracle,
        reference: {
          price: middleOf(oracle),
          boundBps: 100,
          asOf: today(),
          origin: "What the made-up feeds answer with",
        },
      },
    ]),
  );
  const { sequencer: _, ...network } = spec.network;
  return {
    ...spec,
    network: { ...network, chainId: LOCAL_CHAIN_ID, layer: "l1" },
    feeds,
    oracles,
    routes: [],
    waivers: [],
  };
};
