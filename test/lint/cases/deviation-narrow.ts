import { ETH, ETH_PATH, defineCases, fourth } from "../caseParts.ts";

export default defineCases("deviation-narrow", [
  {
    wrong: { [`${ETH} > maxDeviationBps`]: 99 },
    path: `${ETH_PATH}.maxDeviationBps`,
    severity: "warning",
    right: { [`${ETH} > maxDeviationBps`]: 100 },
  },
  {
    wrong: fourth("deviationBps", 151),
    path: `${ETH_PATH}.maxDeviationBps`,
    severity: "note",
    right: fourth("deviationBps", 150),
  },
]);
