import { ETH, ETH_PATH, defineCases } from "../caseParts.ts";

export default defineCases("one-provider-price", [
  {
    wrong: { [`${ETH} > quorum`]: 1 },
    path: `${ETH_PATH}.quorum`,
    severity: "error",
    right: { [`${ETH} > quorum`]: 2 },
  },
  {
    wrong: Object.fromEntries(
      ["redstone", "api3", "chronicle"].map((name) => [`feeds > ${name}-eth-usd > provider`, "chainlink"]),
    ),
    path: `${ETH_PATH}.sources`,
    severity: "error",
  },
]);
