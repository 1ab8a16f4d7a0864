import { ETH_PATH, defineCases, onDemand } from "../caseParts.ts";

export default defineCases("on-demand-first", [
  {
    wrong: onDemand("redstone"),
    path: `${ETH_PATH}.sources[1].feed`,
    severity: "warning",
    right: onDemand("api3"),
  },
]);
