import type { OracleCheck } from "../check.ts";
import { decided, notApplicable, unknown } from "../verdict.ts";

/** Is a closed market told from a dead feed? */
export default {
  id: "RIQ-F13",
  scope: "oracle",
  severity: "Medium",
  since: "riq-2",
  kind: "spec",
  question: "Is a closed market told from a dead feed?",
  why: "A feed that sleeps at weekends teaches an oracle to believe it for three days on weekdays.",
  incidents: ["edel-2026"],
  observed: "Market hours of the feeds, and the limit that the oracle keeps while the market is open.",
  remedy: "Put an adapter that knows the market's hours before the feed.",
  follows: [],
  evaluate: ({ tags }) => {
    if (tags === undefined || tags.value.length === 0) return unknown("Nobody says when its market closes.");
    const closing = tags.value.filter(({ closes }) => closes !== "never");
    if (closing.length === 0) return notApplicable("Its market never closes.", tags);
    const wide = closing.find(({ closes }) => closes === "always-wide");
    if (wide !== undefined) return decided(0, "Its limit is as wide on weekdays as the weekend asks.", tags);
    return decided(1, "A closed market says so, or the limit is short while it is open.", tags);
  },
} satisfies OracleCheck;
