import { FOURTH_PATH, defineCases, fourth } from "../caseParts.ts";

export default defineCases("provider-in-two-groups", [
  { wrong: fourth("provider", "api3"), path: `${FOURTH_PATH}.group`, severity: "error" },
]);
