import { exact } from "../limits.ts";
import type { Discovery, Path, Rule } from "../rule.ts";

/** As in contracts/libraries/Configuration.sol and contracts/types/Limits.sol. */
const MAX_DEVIATION_BPS = 4_999;
const MIN_GAS_LIMIT = 10_000;
const MAX_PRICE = 2n ** 127n - 1n;

/** The oracle would refuse to be constructed. */
export default {
  id: "constructor-limits",
  title: "The oracle would refuse to be constructed",
  severity: "error",
  isWaivable: false,
  why: "The deployment fails half-way.",
  incidents: ["compound-ceth-2022"],
  remedy: "Correct the value.",
  check: ({ oracles }) =>
    oracles.flatMap(({ path, oracle, sources, voting }): Discovery[] => {
      const discoveries: Discovery[] = [];
      const add = (place: Path, message: string) => discoveries.push({ path: [...path, ...place], message });
      if (oracle.maxDeviationBps > MAX_DEVIATION_BPS) {
        add(["maxDeviationBps"], `is ${oracle.maxDeviationBps}: at most ${MAX_DEVIATION_BPS}`);
      }
      if (!voting.some(({ source }) => source.role === "Voter"))
        add(["sources"], "have no Voter: at least 1");
      sources.forEach(({ source }, index) => {
        if (source.gasLimit < MIN_GAS_LIMIT) {
          add(["sources", index, "gasLimit"], `is ${source.gasLimit}: at least ${MIN_GAS_LIMIT}`);
        }
      });
      const unit = exact("1") / 10n ** BigInt(oracle.decimals);
      for (const name of ["minPrice", "maxPrice"] as const) {
        const price = oracle[name];
        if (price === null) continue;
        if (exact(price) === 0n) add([name], "is 0, which would mean no bound: null for none");
        else if (exact(price) % unit !== 0n) add([name], `is ${price}: at most ${oracle.decimals} decimals`);
        else if (exact(price) / unit > MAX_PRICE) add([name], `is ${price}: at most ${MAX_PRICE} units`);
      }
      const { minPrice, maxPrice } = oracle;
      if (minPrice !== null && maxPrice !== null && exact(minPrice) >= exact(maxPrice)) {
        add(["minPrice"], `is ${minPrice}: less than the maxPrice of ${maxPrice}`);
      }
      return discoveries;
    }),
} satisfies Rule;
