import { defineCases } from "../caseParts.ts";

export default defineCases("sequencer-alone", [
  {
    base: "base",
    wrong: { "network > sequencer > grace": 3_600 },
    path: "network.sequencer",
    severity: "note",
    right: { "network > sequencer": undefined },
  },
]);
