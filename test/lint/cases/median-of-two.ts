import { USDC, USDC_PATH, defineCases } from "../caseParts.ts";

export default defineCases("median-of-two", [
  {
    wrong: { [`${USDC} > sources > 0 > role`]: "Anchor", [`${USDC} > sources > 1 > role`]: "Anchor" },
    path: `${USDC_PATH}.mode`,
    severity: "warning",
    right: { [`${USDC} > sources > 0 > role`]: "Anchor" },
  },
]);
