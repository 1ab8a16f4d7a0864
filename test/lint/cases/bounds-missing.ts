import { ETH, ETH_PATH, USDC, USDC_PATH, defineCases } from "../caseParts.ts";

export default defineCases("bounds-missing", [
  { wrong: { [`${ETH} > minPrice`]: null }, path: `${ETH_PATH}.minPrice`, severity: "note" },
  { wrong: { [`${USDC} > maxPrice`]: null }, path: `${USDC_PATH}.maxPrice`, severity: "warning" },
]);
