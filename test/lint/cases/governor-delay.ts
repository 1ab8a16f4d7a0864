import { defineCases } from "../caseParts.ts";

export default defineCases("governor-delay", [
  {
    wrong: { "roles > governorDelay": 172799 },
    path: "roles.governorDelay",
    severity: "error",
    right: { "roles > governorDelay": 172800 },
  },
]);
