import type { Rule } from "../rule.ts";

/** An assessment waits for an answer. */
export default {
  id: "open-questions",
  title: "An assessment waits for an answer",
  severity: "note",
  isWaivable: true,
  why: "What nobody answers counts as unknown, and holds the grade down.",
  incidents: [],
  remedy: "Answer it in the part of infrastructure that it names, and remove the question.",
  check: ({ spec }) =>
    (spec.infrastructure?.questions ?? []).map(({ path, question }, index) => ({
      path: ["infrastructure", "questions", index],
      message: `asks for ${path}: ${question.charAt(0).toLowerCase()}${question.slice(1).replace(/[.?]$/, "")}`,
    })),
} satisfies Rule;
