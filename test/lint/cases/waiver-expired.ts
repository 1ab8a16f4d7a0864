import { defineCases } from "../caseParts.ts";

const waiver = (rule: string, expires: string) => ({ rule, path: "network", reason: "A reason", expires });

export default defineCases("waiver-expired", [
  {
    wrong: { waivers: [waiver("no-spare", "2020-01-01")] },
    path: "waivers[0].expires",
    severity: "error",
    right: { waivers: [waiver("no-spare", "2999-12-31")] },
  },
]);
