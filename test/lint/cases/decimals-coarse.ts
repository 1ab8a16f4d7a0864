import { USDC, USDC_PATH, defineCases } from "../caseParts.ts";

export default defineCases("decimals-coarse", [
  {
    wrong: { [`${USDC} > decimals`]: 4 },
    path: `${USDC_PATH}.decimals`,
    severity: "warning",
    right: { [`${USDC} > decimals`]: 5 },
  },
]);
