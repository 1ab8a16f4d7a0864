import { ETH_PATH, FOURTH_PATH, defineCases, fourth } from "../caseParts.ts";

export default defineCases("arrangement-required", [
  { wrong: fourth("requires", "A word."), path: `${FOURTH_PATH}.feed`, severity: "note" },
  {
    wrong: Object.fromEntries(
      ["api3", "redstone", "chronicle"].map((provider) => [
        `feeds > ${provider}-eth-usd > requires`,
        "A word",
      ]),
    ),
    path: `${ETH_PATH}.quorum`,
    severity: "warning",
    right: fourth("requires", undefined),
  },
]);
