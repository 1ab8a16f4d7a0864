import { defineCases } from "../caseParts.ts";

export default defineCases("role-nobody", [
  {
    wrong: { "roles > guardian": "0x0000000000000000000000000000000000000000" },
    path: "roles.guardian",
    severity: "error",
  },
]);
