import type { Discovery, Rule, SourceSubject } from "../rule.ts";

/** One threshold a group, that of its first source, where it is known; the smallest first. */
const thresholdsOf = (voting: readonly SourceSubject[]): number[] => {
  const groups = new Map<string, number>();
  for (const { source, origins } of voting) {
    const known = origins.flatMap(({ feed }) => feed.deviationBps ?? []);
    if (known.length > 0 && known.length === origins.length && !groups.has(source.group)) {
      groups.set(
        source.group,
        known.reduce((sum, one) => sum + one, 0),
      );
    }
  }
  return [...groups.values()].sort((one, other) => one - other);
};

/** Healthy feeds may differ by more than the bound. */
export default {
  id: "deviation-narrow",
  title: "Healthy feeds may differ by more than the bound",
  severity: "warning",
  isWaivable: true,
  why: "Each feed may rest anywhere within its own threshold; two of them differ by the sum without either being wrong.",
  incidents: ["compound-uni-2024"],
  remedy: "Set maxDeviationBps to at least the sum of the thresholds, or take closer feeds.",
  check: ({ oracles }) =>
    oracles.flatMap(({ path, oracle, voting }): Discovery[] => {
      const thresholds = thresholdsOf(voting);
      const sumUpTo = (count: number) =>
        thresholds
          .slice(0, count)
          .slice(-2)
          .reduce((sum, one) => sum + one, 0);
      const [least, wanted] = [sumUpTo(oracle.quorum), sumUpTo(thresholds.length)];
      if (thresholds.length < 2 || oracle.quorum < 2 || oracle.maxDeviationBps >= wanted) return [];
      const place = [...path, "maxDeviationBps"];
      // Of the closest feeds a quorum agrees all the same: only a farther one is an outlier now and then.
      return oracle.maxDeviationBps < least || thresholds.length < oracle.quorum
        ? [
            {
              path: place,
              message: `is ${oracle.maxDeviationBps}, so that a healthy quorum may disagree: at least ${least}`,
            },
          ]
        : [
            {
              path: place,
              message: `is ${oracle.maxDeviationBps}, so that a healthy source may be an outlier: at least ${wanted} for none`,
              severity: "note",
            },
          ];
    }),
} satisfies Rule;
