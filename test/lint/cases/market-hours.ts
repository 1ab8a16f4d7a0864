import { ETH, FOURTH_PATH, defineCases, fourth } from "../caseParts.ts";

export default defineCases("market-hours", [
  { wrong: fourth("marketHours", "Monday to Friday"), path: `${FOURTH_PATH}.maxAge`, severity: "note" },
  {
    wrong: { ...fourth("marketHours", "Monday to Friday"), [`${ETH} > sources > 3 > maxAge`]: 172800 },
    path: `${FOURTH_PATH}.maxAge`,
    severity: "warning",
  },
]);
