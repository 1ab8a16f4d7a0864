import type { OracleSubject, Rule } from "../rule.ts";

/** Oracles of one currency have different decimals. */
export default {
  id: "decimals-mixed",
  title: "Oracles of one currency have different decimals",
  severity: "warning",
  isWaivable: true,
  why: "Whoever reads two of them with one exponent is wrong in one.",
  incidents: ["ribbon-2025", "term-teth-2025"],
  remedy: "Give all oracles of a quote currency the same decimals.",
  check: ({ oracles }) => {
    const first = new Map<string, OracleSubject>();
    return oracles.flatMap((subject) => {
      const quote = subject.pair.split("/")[1] ?? "";
      const other = first.get(quote) ?? subject;
      first.set(quote, other);
      if (other.oracle.decimals === subject.oracle.decimals) return [];
      const message = `is ${subject.oracle.decimals}, but ${other.oracle.decimals} in ${other.pair}: the same for all in ${quote}`;
      return [{ path: [...subject.path, "decimals"], message }];
    });
  },
} satisfies Rule;
