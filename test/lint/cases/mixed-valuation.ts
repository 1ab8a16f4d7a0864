import { FOURTH_PATH, defineCases, fourth } from "../caseParts.ts";

export default defineCases("mixed-valuation", [
  {
    wrong: fourth("valuation", "exchange-rate"),
    path: `${FOURTH_PATH}.feed`,
    severity: "error",
    right: fourth("valuation", "dex-twap"),
  },
]);
