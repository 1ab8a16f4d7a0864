import { ETH, FOURTH_PATH, defineCases } from "../caseParts.ts";

export default defineCases("gas-limit-high", [
  {
    wrong: { [`${ETH} > sources > 3 > gasLimit`]: 500001 },
    path: `${FOURTH_PATH}.gasLimit`,
    severity: "warning",
    right: { [`${ETH} > sources > 3 > gasLimit`]: 500000 },
  },
]);
