import { ETH_PATH, defineCases } from "../caseParts.ts";

export default defineCases("one-model", [
  {
    wrong: {},
    path: `${ETH_PATH}.sources`,
    severity: "note",
    right: { "feeds > chronicle-eth-usd > model": "pull", "feeds > api3-usdc-usd > model": "pull" },
  },
]);
