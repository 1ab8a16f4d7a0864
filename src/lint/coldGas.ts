import { ADAPTERS } from "../providers/adapters.ts";
import type { Spec } from "../spec/schema.ts";

/** Every limit of a call that an adapter makes; such an adapter forwards exactly this. */
const legLimits = (config: object): number[] =>
  Object.entries(config).flatMap(([name, value]: [string, unknown]): number[] => {
    if (typeof value === "object" && value !== null) return legLimits(value);
    return name === "gasLimit" ? [Number(value)] : [];
  });

/** What an adapter over other feeds takes for itself, with some to spare; they are no part of its measured figure. */
const OWN_GAS = 10_000;

/**
 * Gas of a cold read at most, so far as it is known.
 *
 * An adapter that reads feeds gives each a fixed share, so it needs all of them, whatever they take.
 */
export const coldGasOf = (spec: Spec, key: string): number | undefined => {
  const feed = spec.feeds[key];
  if (feed?.adapter === undefined) return feed?.coldGas ?? undefined;
  const shares = legLimits(feed.adapter.config);
  if (shares.length > 0) return shares.reduce((sum, share) => sum + share, OWN_GAS);
  return Math.max(feed.coldGas ?? 0, ADAPTERS[feed.adapter.contract].coldGas);
};
