import { pathText } from "../../spec/problems.ts";
import type { Discovery, Rule, Subject } from "../rule.ts";

/** These look at what a chain says. */
const LIVE = /^live-/;

const isFound = (subject: Subject, rule: Rule, place: string): boolean =>
  rule.check(subject).some(({ path }) => pathText(path) === place);

/** A waiver waives nothing. */
export default {
  id: "waiver-unused",
  title: "A waiver waives nothing",
  severity: "note",
  isWaivable: false,
  why: "One that is left over hides the same finding when it comes back for another reason.",
  incidents: [],
  remedy: "Remove it, or correct its path: as the report writes it.",
  check: (subject) =>
    subject.spec.waivers.flatMap(({ rule: id, path: place }, index): Discovery[] => {
      const rule = subject.rules.find((one) => one.id === id && one.isWaivable);
      if (rule === undefined || (LIVE.test(id) && subject.live === undefined)) return [];
      if (isFound(subject, rule, place)) return [];
      return [
        { path: ["waivers", index], message: `waives ${id} at ${place}, where the rule finds nothing` },
      ];
    }),
} satisfies Rule;
