import { ETH_PATH, defineCases, onDemand } from "../caseParts.ts";

export default defineCases("on-demand-quorum", [
  {
    wrong: onDemand("redstone", "api3", "chronicle"),
    path: `${ETH_PATH}.quorum`,
    severity: "error",
    right: onDemand("api3"),
  },
  { wrong: onDemand("api3", "chronicle"), path: `${ETH_PATH}.quorum`, severity: "note" },
]);
