import { ADDRESS, defineCases } from "../caseParts.ts";

export default defineCases("layer-wrong", [
  { base: "base", wrong: { "network > layer": "l1" }, path: "network.layer", severity: "error" },
  {
    wrong: { "network > sequencer": { feed: ADDRESS, grace: 3600 } },
    path: "network.sequencer",
    severity: "error",
  },
]);
