import { USDC, USDC_PATH, defineCases } from "../caseParts.ts";

export default defineCases("decimals-mixed", [
  { wrong: { [`${USDC} > decimals`]: 18 }, path: `${USDC_PATH}.decimals`, severity: "warning" },
]);
