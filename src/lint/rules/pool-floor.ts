import type { Rule } from "../rule.ts";

/** By the field of an adapter: what is less than this is nothing, in any token's smallest units. */
const FLOORS: ReadonlyMap<string, bigint> = new Map([
  ["minLiquidity", 10n ** 6n],
  ["minSupply", 10n ** 6n],
]);

const isInteger = (value: unknown): value is number | string =>
  (typeof value === "number" && Number.isSafeInteger(value)) ||
  (typeof value === "string" && /^[0-9]+$/.test(value));

/** A pool or vault is read however empty it is. */
export default {
  id: "pool-floor",
  title: "A pool or vault is read however empty it is",
  severity: "warning",
  isWaivable: false,
  why: "An emptied pool quotes any price, and an empty vault any rate.",
  incidents: ["venus-snbnb-2023", "polter-2024", "sonne-2024", "resupply-2025", "singularity-2026"],
  remedy: "Set the floor to a tenth of what lies in it today.",
  check: ({ spec }) =>
    Object.entries(spec.feeds).flatMap(([key, { adapter }]) =>
      Object.entries(adapter?.config ?? {}).flatMap(([name, value]) => {
        const floor = FLOORS.get(name);
        if (floor === undefined || !isInteger(value) || BigInt(value) >= floor) return [];
        return [
          {
            path: ["feeds", key, "adapter", "config", name],
            message: `is ${value}, which is no floor: at least ${floor}`,
          },
        ];
      }),
    ),
} satisfies Rule;
