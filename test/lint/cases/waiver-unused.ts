import { defineCases } from "../caseParts.ts";

const waiver = (rule: string, expires: string) => ({ rule, path: "network", reason: "A reason", expires });

export default defineCases("waiver-unused", [
  { wrong: { waivers: [waiver("no-spare", "2999-12-31")] }, path: "waivers[0]", severity: "note" },
]);
