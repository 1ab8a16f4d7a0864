import { ETH, USDC, USDC_PATH, defineCases } from "../caseParts.ts";

export default defineCases("salt-repeated", [
  {
    wrong: { [`${ETH} > salt`]: `0x${"01".repeat(32)}`, [`${USDC} > salt`]: `0x${"01".repeat(32)}` },
    path: `${USDC_PATH}.salt`,
    severity: "warning",
  },
]);
