import { USDC, USDC_PATH, defineCases, ratesOnly } from "../caseParts.ts";

export default defineCases("rate-without-market", [
  { wrong: ratesOnly, path: `${USDC_PATH}.sources`, severity: "error" },
  {
    wrong: { ...ratesOnly, [`${USDC} > class`]: "lst" },
    path: `${USDC_PATH}.sources`,
    severity: "warning",
  },
]);
