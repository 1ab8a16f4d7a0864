import { ETH, ETH_PATH, defineCases } from "../caseParts.ts";

export default defineCases("reference-wide", [
  {
    wrong: { [`${ETH} > reference > boundBps`]: 1001 },
    path: `${ETH_PATH}.reference.boundBps`,
    severity: "warning",
    right: { [`${ETH} > reference > boundBps`]: 1000 },
  },
]);
