import { ETH_PATH, defineCases } from "../caseParts.ts";
import { STANDARD_PROXY, SVR_PROXY } from "../directoryParts.ts";

export default defineCases("svr-delay", [
  {
    base: "base",
    wrong: { "oracles > ETH/USD > sources > 0 > maxAge": 1499 },
    path: `${ETH_PATH}.sources[0].maxAge`,
    severity: "warning",
  },
  { base: "base", wrong: {}, path: `${ETH_PATH}.sources[0].maxAge`, severity: "note" },
  {
    base: "mainnet",
    wrong: { "feeds > chainlink-eth-usd > address": SVR_PROXY },
    path: `${ETH_PATH}.sources[0].maxAge`,
    severity: "note",
    right: { "feeds > chainlink-eth-usd > address": STANDARD_PROXY },
  },
]);
