import { ETH, ETH_PATH, defineCases, feed, source } from "../caseParts.ts";
import {
  PYTH_COMPATIBLE,
  PYTH_ETH,
  STANDARD_PROXY,
  SVR_PROXY,
  asPull,
  disguised,
  pythFeed,
} from "../directoryParts.ts";

export default defineCases("signers-in-two-groups", [
  {
    base: "mainnet",
    wrong: disguised(feed({ address: SVR_PROXY })),
    path: `${ETH_PATH}.sources[2].group`,
    severity: "error",
  },
  {
    base: "mainnet",
    wrong: disguised(feed({ address: STANDARD_PROXY })),
    path: `${ETH_PATH}.sources[2].group`,
    severity: "error",
  },
  {
    base: "mainnet",
    wrong: disguised(pythFeed(PYTH_COMPATIBLE, PYTH_ETH)),
    path: `${ETH_PATH}.sources[4].group`,
    severity: "error",
  },
  {
    base: "mainnet",
    wrong: disguised(asPull),
    path: `${ETH_PATH}.sources[2].group`,
    severity: "error",
    right: {
      ...disguised(asPull),
      [`${ETH} > sources > 2`]: source("disguised", "redstone"),
    },
  },
]);
