import { defineCases } from "../caseParts.ts";

const waiver = (rule: string, expires: string) => ({ rule, path: "network", reason: "A reason", expires });

export default defineCases("waiver-refused", [
  {
    wrong: { waivers: [waiver("pair-differs", "2999-12-31")] },
    path: "waivers[0].rule",
    severity: "error",
    right: { waivers: [waiver("no-spare", "2999-12-31")] },
  },
]);
