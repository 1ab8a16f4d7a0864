import type { Rule } from "../rule.ts";

/** Several times the dearest known read. */
const MOST = 500_000;

/** A source is given more gas than any read takes. */
export default {
  id: "gas-limit-high",
  title: "A source is given more gas than any read takes",
  severity: "warning",
  isWaivable: true,
  why: "A feed that burns all it gets makes every reader pay for it, up to what no block holds.",
  incidents: ["chainlink-node-drain-2020"],
  remedy: "Set gasLimit to twice what a cold read comes to.",
  check: ({ oracles }) =>
    oracles.flatMap(({ sources }) =>
      sources
        .filter(({ source }) => source.gasLimit > MOST)
        .map(({ path, source }) => ({
          path: [...path, "gasLimit"],
          message: `is ${source.gasLimit}: at most ${MOST}`,
        })),
    ),
} satisfies Rule;
