import { defineCases } from "../caseParts.ts";

export default defineCases("sequencer-missing", [
  { base: "base", wrong: { "network > sequencer": undefined }, path: "network", severity: "error" },
]);
