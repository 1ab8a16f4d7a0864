import { ETH, ETH_PATH, defineCases } from "../caseParts.ts";

export default defineCases("group-order", [
  {
    // A spare of another provider behind the first: three groups, of which each is needed.
    wrong: { [`${ETH} > sources > 1 > group`]: "chainlink", [`${ETH} > quorum`]: 3 },
    path: `${ETH_PATH}.sources[0].group`,
    severity: "warning",
    right: { [`${ETH} > quorum`]: 3 },
  },
  {
    wrong: { [`${ETH} > sources > 1 > group`]: "chainlink", [`${ETH} > quorum`]: 2 },
    path: `${ETH_PATH}.sources[0].group`,
    severity: "note",
  },
  {
    wrong: { [`${ETH} > sources > 3 > group`]: "redstone", [`${ETH} > quorum`]: 3 },
    path: `${ETH_PATH}.sources[1].group`,
    severity: "warning",
  },
]);
