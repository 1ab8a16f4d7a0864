import { ADDRESS, defineCases } from "../caseParts.ts";
import {
  BASE_BTC_FEED,
  PYTH_BTC,
  PYTH_CORE,
  PYTH_ETH,
  STANDARD_PROXY,
  TWO_FACED,
  pythFeed,
} from "../directoryParts.ts";

export default defineCases("known-feed-differs", [
  {
    base: "mainnet",
    wrong: { "feeds > chainlink-eth-usd > heartbeatSeconds": 3601 },
    path: 'feeds["chainlink-eth-usd"].heartbeatSeconds',
    severity: "error",
  },
  {
    base: "base",
    wrong: { "feeds > pyth-eth-usd > deviationBps": 50 },
    path: 'feeds["pyth-eth-usd"].deviationBps',
    severity: "error",
  },
  {
    base: "arbitrum",
    wrong: { "network > chainId": 10, "feeds > redstone-eth-usd > address": TWO_FACED },
    path: 'feeds["redstone-eth-usd"].pair',
    severity: "error",
  },
  {
    base: "mainnet",
    wrong: { "feeds > pyth-eth-usd > adapter > config > feedId": PYTH_BTC },
    path: 'feeds["pyth-eth-usd"].pair',
    severity: "error",
    right: { "feeds > pyth-eth-usd > adapter > config > feedId": PYTH_ETH.replace("ff", "FF") },
  },
  {
    base: "mainnet",
    wrong: { "feeds > pyth-eth-usd": pythFeed(ADDRESS, PYTH_BTC) },
    path: 'feeds["pyth-eth-usd"].pair',
    severity: "error",
  },
  {
    base: "mainnet",
    wrong: { "feeds > chainlink-eth-usd > address": PYTH_CORE },
    path: 'feeds["chainlink-eth-usd"].pair',
    severity: "error",
  },
  {
    base: "mainnet",
    wrong: { "feeds > chainlink-btc-usd > address": STANDARD_PROXY },
    path: 'feeds["chainlink-btc-usd"].pair',
    severity: "error",
    right: { "feeds > chainlink-eth-usd > address": STANDARD_PROXY },
  },
  {
    base: "base",
    wrong: { "network > sequencer > feed": BASE_BTC_FEED },
    path: "network.sequencer.feed",
    severity: "error",
  },
]);
