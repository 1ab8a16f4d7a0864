import { ETH, ETH_PATH, defineCases, fourth } from "../caseParts.ts";

export default defineCases("no-spare", [
  {
    wrong: { [`${ETH} > quorum`]: 4 },
    path: `${ETH_PATH}.quorum`,
    severity: "error",
    right: { [`${ETH} > quorum`]: 3 },
  },
  {
    wrong: { ...fourth("operators", "API3 first-party providers"), [`${ETH} > quorum`]: 3 },
    path: `${ETH_PATH}.quorum`,
    severity: "error",
  },
  {
    wrong: Object.fromEntries([1, 2, 3].map((index) => [`${ETH} > sources > ${index} > role`, "Anchor"])),
    path: `${ETH_PATH}.sources`,
    severity: "error",
  },
]);
