import { ETH, ETH_PATH, defineCases } from "../caseParts.ts";

export default defineCases("max-age-short", [
  {
    wrong: { [`${ETH} > sources > 0 > maxAge`]: 3599 },
    path: `${ETH_PATH}.sources[0].maxAge`,
    severity: "error",
  },
  {
    wrong: { [`${ETH} > sources > 0 > maxAge`]: 3959 },
    path: `${ETH_PATH}.sources[0].maxAge`,
    severity: "warning",
    right: { [`${ETH} > sources > 0 > maxAge`]: 3960 },
  },
]);
