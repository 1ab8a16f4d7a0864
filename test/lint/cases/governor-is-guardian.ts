import { ADDRESS, defineCases } from "../caseParts.ts";

export default defineCases("governor-is-guardian", [
  { wrong: { "roles > guardian": ADDRESS }, path: "roles.guardian", severity: "error" },
]);
