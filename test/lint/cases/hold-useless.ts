import { ETH_PATH, defineCases, governed } from "../caseParts.ts";

export default defineCases("hold-useless", [
  {
    wrong: governed({ maxHold: 4200, holdDriftBpsPerHour: 100 }),
    path: `${ETH_PATH}.governed.maxHold`,
    severity: "warning",
    right: governed({ maxHold: 4201, holdDriftBpsPerHour: 100 }),
  },
]);
