import { FOURTH_PATH, defineCases, fourth } from "../caseParts.ts";

export default defineCases("operators-in-two-groups", [
  {
    wrong: fourth("operators", "API3 first-party providers"),
    path: `${FOURTH_PATH}.group`,
    severity: "error",
  },
]);
