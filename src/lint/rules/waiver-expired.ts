import type { Rule } from "../rule.ts";
import { isExpired } from "../waivers.ts";

/** A waiver's last day has passed. */
export default {
  id: "waiver-expired",
  title: "A waiver's last day has passed",
  severity: "error",
  isWaivable: false,
  why: "An exception that nobody looks at again becomes the rule.",
  incidents: [],
  remedy: "Mend what it waived; or look at it again, and give its reason and a day anew.",
  check: ({ spec, today }) =>
    spec.waivers.flatMap((waiver, index) =>
      isExpired(waiver, today)
        ? [
            {
              path: ["waivers", index, "expires"],
              message: `is ${waiver.expires}, and today is ${today}: the finding of ${waiver.rule} at ${waiver.path} counts again`,
            },
          ]
        : [],
    ),
} satisfies Rule;
