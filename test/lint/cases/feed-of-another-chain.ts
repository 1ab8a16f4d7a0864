import { defineCases, feed, withFourth } from "../caseParts.ts";
import { BASE_BTC_FEED, ETHEREUM_FEED, PYTH_CORE } from "../directoryParts.ts";

export default defineCases("feed-of-another-chain", [
  {
    base: "base",
    wrong: { "feeds > chainlink-eth-usd > address": ETHEREUM_FEED },
    path: 'feeds["chainlink-eth-usd"].address',
    severity: "error",
  },
  {
    base: "base",
    wrong: { "feeds > pyth-eth-usd > adapter > config > pyth": PYTH_CORE },
    path: 'feeds["pyth-eth-usd"].adapter.config.pyth',
    severity: "error",
    right: {
      "feeds > pyth-eth-usd > adapter > config > pyth": "0xbC16aee60f64864882BC6C4E428e148Fc0E272F5",
    },
  },
  {
    base: "base",
    wrong: withFourth({
      ...feed({}),
      coldGas: null,
      adapter: {
        contract: "ProductAdapter",
        config: {
          first: { feed: ETHEREUM_FEED, gasLimit: 40000 },
          second: { feed: "chainlink-usdc-usd", gasLimit: 40000 },
          maxLegSkew: 0,
        },
      },
    }),
    path: "feeds.fourth.adapter.config.first.feed",
    severity: "error",
  },
  {
    base: "base",
    wrong: { "network > sequencer > feed": "0xFdB631F5EE196F0ed6FAa767959853A9F217697D" },
    path: "network.sequencer.feed",
    severity: "error",
  },
  // A fork of a chain has its addresses, but no other pair's.
  {
    wrong: {
      "feeds > api3-eth-usd > local": undefined,
      "feeds > api3-eth-usd > address": BASE_BTC_FEED,
    },
    path: 'feeds["api3-eth-usd"].address',
    severity: "error",
    right: {
      "feeds > api3-eth-usd > local": undefined,
      "feeds > api3-eth-usd > address": ETHEREUM_FEED,
    },
  },
]);
