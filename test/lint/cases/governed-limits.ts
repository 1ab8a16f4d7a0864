import { ETH_PATH, defineCases, governed } from "../caseParts.ts";

export default defineCases("governed-limits", [
  {
    wrong: governed({ maxStepBps: 5000 }),
    path: `${ETH_PATH}.governed.maxStepBps`,
    severity: "error",
    right: governed({ maxStepBps: 4999 }),
  },
  {
    wrong: governed({ maxHold: 86401, holdDriftBpsPerHour: 100 }),
    path: `${ETH_PATH}.governed.maxHold`,
    severity: "error",
    right: governed({ maxHold: 86400, holdDriftBpsPerHour: 100 }),
  },
  {
    wrong: governed({ maxHold: 86400 }),
    path: `${ETH_PATH}.governed.holdDriftBpsPerHour`,
    severity: "error",
  },
  {
    wrong: governed({ maxJumpBps: 10001 }),
    path: `${ETH_PATH}.governed.maxJumpBps`,
    severity: "error",
    right: governed({ maxJumpBps: 10000 }),
  },
  {
    wrong: governed({ confirmDelay: 59 }),
    path: `${ETH_PATH}.governed.confirmDelay`,
    severity: "error",
    right: governed({ confirmDelay: 60 }),
  },
  {
    wrong: governed({ jumpWindow: 900 }),
    path: `${ETH_PATH}.governed.jumpWindow`,
    severity: "error",
    right: governed({ jumpWindow: 901 }),
  },
]);
