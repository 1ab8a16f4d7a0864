import { ETH_PATH, FOURTH_PATH, defineCases, fourth } from "../caseParts.ts";

export default defineCases("feed-status", [
  {
    wrong: fourth("status", "retired"),
    path: `${FOURTH_PATH}.feed`,
    severity: "error",
    right: fourth("status", "listed"),
  },
  { wrong: fourth("status", "deprecating"), path: `${FOURTH_PATH}.feed`, severity: "error" },
  { wrong: fourth("status", "unverified"), path: `${FOURTH_PATH}.feed`, severity: "warning" },
  {
    wrong: { "feeds > pyth-eth-usd > status": "retired" },
    path: `${ETH_PATH}.sources[4].feed`,
    severity: "note",
  },
]);
