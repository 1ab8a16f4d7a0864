import type { Rule } from "../rule.ts";

/** A report is too old once it counts. */
export default {
  id: "dispute-delay",
  title: "A report is too old once it counts",
  severity: "error",
  isWaivable: false,
  why: "A statement that is believed at once is one that nobody could dispute; one that waits longer than its age limit never counts.",
  incidents: ["bonq-2023"],
  remedy: "Set maxAge above the dispute delay by the time between two reports.",
  check: ({ oracles }) =>
    oracles.flatMap(({ sources }) =>
      sources.flatMap(({ path, source, feed }) => {
        const delay = feed.adapter?.config["disputeDelay"];
        if (typeof delay !== "number" || source.maxAge > delay) return [];
        return [
          {
            path: [...path, "maxAge"],
            message: `is ${source.maxAge}, with a dispute delay of ${delay}: more than that`,
          },
        ];
      }),
    ),
} satisfies Rule;
