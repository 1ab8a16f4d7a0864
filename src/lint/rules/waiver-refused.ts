import type { Discovery, Rule } from "../rule.ts";

/** A waiver is of a rule that cannot be waived, or of none. */
export default {
  id: "waiver-refused",
  title: "A waiver is of a rule that cannot be waived, or of none",
  severity: "error",
  isWaivable: false,
  why: "What stops a wrong price is no matter of opinion: a reason beside it does not make the price right.",
  incidents: [],
  remedy: "Remove the waiver and mend the finding; docs/lint.md says which rules can be waived.",
  check: ({ spec, rules }) =>
    spec.waivers.flatMap(({ rule: id }, index): Discovery[] => {
      const rule = rules.find((one) => one.id === id);
      if (rule?.isWaivable === true) return [];
      const message = `is ${JSON.stringify(id)}, ${rule === undefined ? "which is no rule" : "which cannot be waived"}`;
      return [{ path: ["waivers", index, "rule"], message }];
    }),
} satisfies Rule;
