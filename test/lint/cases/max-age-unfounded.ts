import { ETH, FOURTH_PATH, defineCases, fourth } from "../caseParts.ts";

export default defineCases("max-age-unfounded", [
  { wrong: fourth("heartbeatSeconds", null), path: `${FOURTH_PATH}.maxAge`, severity: "note" },
  {
    wrong: { ...fourth("heartbeatSeconds", null), [`${ETH} > sources > 3 > maxAge`]: 90001 },
    path: `${FOURTH_PATH}.maxAge`,
    severity: "warning",
  },
]);
