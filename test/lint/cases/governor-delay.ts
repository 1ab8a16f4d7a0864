import { defineCases } from "../caseParts.ts";

export default defineCases("governor-delay", [
  {
    wrong: { "roles > governorDelay": 172799 },
    path: "roles.governorDelay",
    severity: "error",
    right: { "roles > governorDelay": 172800 },
  },
  {
    wrong: { "roles > governorDelay": 259200, "roles > adminDelay": 259199 },
    path: "roles.adminDelay",
    severity: "error",
    right: { "roles > governorDelay": 259200, "roles > adminDelay": 259200 },
  },
]);
