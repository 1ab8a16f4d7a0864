import { ETH, ETH_PATH, USDC, USDC_PATH, defineCases } from "../caseParts.ts";

export default defineCases("deviation-wide", [
  {
    wrong: { [`${ETH} > maxDeviationBps`]: 501 },
    path: `${ETH_PATH}.maxDeviationBps`,
    severity: "error",
    right: { [`${ETH} > maxDeviationBps`]: 500 },
  },
  {
    wrong: { [`${USDC} > maxDeviationBps`]: 101 },
    path: `${USDC_PATH}.maxDeviationBps`,
    severity: "error",
  },
]);
