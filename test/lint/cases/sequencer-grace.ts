import { defineCases } from "../caseParts.ts";

export default defineCases("sequencer-grace", [
  {
    base: "base",
    wrong: { "network > sequencer > grace": 3599 },
    path: "network.sequencer.grace",
    severity: "warning",
    right: { "network > sequencer > grace": 3600 },
  },
  {
    base: "base",
    wrong: { "network > sequencer > grace": 86401 },
    path: "network.sequencer.grace",
    severity: "warning",
    right: { "network > sequencer > grace": 86400 },
  },
]);
