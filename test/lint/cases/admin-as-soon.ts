import { defineCases } from "../caseParts.ts";

export default defineCases("admin-as-soon", [
  {
    wrong: { "roles > adminDelay": undefined },
    path: "roles.adminDelay",
    severity: "note",
  },
  {
    wrong: { "roles > adminDelay": 172800 },
    path: "roles.adminDelay",
    severity: "note",
    right: { "roles > adminDelay": 172801 },
  },
]);
