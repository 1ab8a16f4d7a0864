import { ETH, ETH_PATH, defineCases } from "../caseParts.ts";

export default defineCases("max-age-long", [
  {
    wrong: { [`${ETH} > sources > 0 > maxAge`]: 7201 },
    path: `${ETH_PATH}.sources[0].maxAge`,
    severity: "warning",
    right: { [`${ETH} > sources > 0 > maxAge`]: 7200 },
  },
]);
