import { ETH, ETH_PATH, defineCases } from "../caseParts.ts";

export default defineCases("bounds-near", [
  { wrong: { [`${ETH} > minPrice`]: "3001" }, path: `${ETH_PATH}.minPrice`, severity: "error" },
  { wrong: { [`${ETH} > maxPrice`]: "2999" }, path: `${ETH_PATH}.maxPrice`, severity: "error" },
  {
    wrong: { [`${ETH} > maxPrice`]: "3089.99" },
    path: `${ETH_PATH}.maxPrice`,
    severity: "warning",
    right: { [`${ETH} > maxPrice`]: "3090" },
  },
]);
