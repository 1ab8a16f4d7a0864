import { ETH_PATH, defineCases, governed } from "../caseParts.ts";

export default defineCases("step-wide", [
  {
    wrong: governed({ maxStepBps: 1001 }),
    path: `${ETH_PATH}.governed.maxStepBps`,
    severity: "warning",
    right: governed({ maxStepBps: 1000 }),
  },
]);
