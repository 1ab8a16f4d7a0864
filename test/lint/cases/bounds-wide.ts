import { ETH, ETH_PATH, USDC, USDC_PATH, defineCases } from "../caseParts.ts";

export default defineCases("bounds-wide", [
  {
    wrong: { [`${ETH} > maxPrice`]: "100000.01" },
    path: `${ETH_PATH}.maxPrice`,
    severity: "warning",
    right: { [`${ETH} > maxPrice`]: "100000" },
  },
  { wrong: { [`${USDC} > minPrice`]: "0.3" }, path: `${USDC_PATH}.maxPrice`, severity: "warning" },
]);
