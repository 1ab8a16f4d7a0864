import { ETH_PATH, defineCases, governed } from "../caseParts.ts";

export default defineCases("hold-narrow", [
  {
    wrong: governed({ maxHold: 86400, holdDriftBpsPerHour: 99 }),
    path: `${ETH_PATH}.governed.holdDriftBpsPerHour`,
    severity: "warning",
    right: governed({ maxHold: 86400, holdDriftBpsPerHour: 100 }),
  },
]);
