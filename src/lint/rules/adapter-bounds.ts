import { ADAPTER_BOUNDS, MAX_ADAPTER_DECIMALS } from "../adapterBounds.ts";
import type { Discovery, Path, Rule } from "../rule.ts";

const outOfBounds = (config: object, path: Path): Discovery[] =>
  Object.entries(config).flatMap(([name, value]: [string, unknown]): Discovery[] => {
    if (typeof value === "object" && value !== null) return outOfBounds(value, [...path, name]);
    const bounds = ADAPTER_BOUNDS.get(name);
    if (bounds === undefined || (typeof value !== "number" && typeof value !== "string")) return [];
    const [least, greatest] = bounds;
    const isWithin = BigInt(value) >= least && BigInt(value) <= greatest;
    return isWithin ? [] : [{ path: [...path, name], message: `is ${value}: from ${least} to ${greatest}` }];
  });

/** An adapter would refuse to be constructed. */
export default {
  id: "adapter-bounds",
  title: "An adapter would refuse to be constructed",
  severity: "error",
  isWaivable: false,
  why: "The deployment fails half-way.",
  incidents: ["bonq-2023"],
  remedy: "Correct the value.",
  check: ({ spec }) =>
    Object.entries(spec.feeds).flatMap(([key, { adapter, decimals }]) => {
      if (adapter === undefined) return [];
      const path = ["feeds", key];
      const ofDecimals =
        decimals > MAX_ADAPTER_DECIMALS
          ? [
              {
                path: [...path, "decimals"],
                message: `is ${decimals} for an adapter: at most ${MAX_ADAPTER_DECIMALS}`,
              },
            ]
          : [];
      return [...ofDecimals, ...outOfBounds(adapter.config, [...path, "adapter", "config"])];
    }),
} satisfies Rule;
