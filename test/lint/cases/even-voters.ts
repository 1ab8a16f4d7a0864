import { USDC, USDC_PATH, defineCases } from "../caseParts.ts";

export default defineCases("even-voters", [
  {
    wrong: { [`${USDC} > quorum`]: 2 },
    path: `${USDC_PATH}.mode`,
    severity: "note",
    right: { [`${USDC} > sources > 3 > role`]: "Anchor" },
  },
]);
