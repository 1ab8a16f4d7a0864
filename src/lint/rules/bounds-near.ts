import { exact } from "../limits.ts";
import { boundProblems } from "../priceBounds.ts";
import type { Rule } from "../rule.ts";

/** The price is at or near a bound. */
export default {
  id: "bounds-near",
  title: "The price is at or near a bound",
  severity: "error",
  isWaivable: true,
  why: "A bound that an ordinary day reaches stops the oracle on that day.",
  incidents: ["compound-uni-2024"],
  remedy: "Move the bound away from the price, by more than the reference's bound.",
  check: ({ oracles }) =>
    oracles.flatMap(({ path, oracle }) =>
      oracle.reference === null
        ? []
        : boundProblems(oracle, exact(oracle.reference.price), BigInt(oracle.reference.boundBps)).map(
            ({ bound, message, isOutside }) => ({
              path: [...path, bound],
              message: `is ${oracle[bound]}, ${message} the reference ${oracle.reference?.price}`,
              severity: isOutside ? ("error" as const) : ("warning" as const),
            }),
          ),
    ),
} satisfies Rule;
