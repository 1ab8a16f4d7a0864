import { FOURTH_PATH, defineCases, fourth } from "../caseParts.ts";

export default defineCases("admin-in-two-groups", [
  {
    wrong: fourth("admin", "API3, stand-in for the market's manager"),
    path: `${FOURTH_PATH}.group`,
    severity: "warning",
  },
]);
