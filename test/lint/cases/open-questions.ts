import { defineCases } from "../caseParts.ts";

const infrastructure = (questions: readonly object[]) => ({ infrastructure: { questions } });
const question = { path: "rpc", question: "Which nodes are used?", why: "Asked by RIQ-N01." };

export default defineCases("open-questions", [
  {
    wrong: infrastructure([question]),
    path: "infrastructure.questions[0]",
    severity: "note",
    right: infrastructure([]),
  },
]);
