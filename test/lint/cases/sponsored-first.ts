import { defineCases } from "../caseParts.ts";

export default defineCases("sponsored-first", [
  {
    base: "base",
    wrong: { "oracles > wstETH/USD > sources > 0 > role": "Shadow" },
    path: 'oracles["wstETH/USD"].sources[1].feed',
    severity: "warning",
    right: {},
  },
]);
