import { ADDRESS, ETH, ETH_PATH, feed, source, withFourth, type RuleCase } from "./caseParts.ts";
import {
  ETHEREUM_FEED,
  BASE_BTC_FEED,
  TWO_FACED,
  ETHEREUM_SEQUENCERLESS,
  PYTH_CORE,
  PYTH_COMPATIBLE,
  PYTH_ETH,
  SHARED_CBBTC,
  PYTH_BTC,
  SVR_PROXY,
  STANDARD_PROXY,
  pythFeed,
  disguised,
  asPull,
} from "./directoryParts.ts";

/** Cases of the rules that look things up in the directory of public feeds. */
export const DIRECTORY_CASES: Readonly<Record<string, readonly RuleCase[]>> = {
  "directory-without-chain": [
    {
      base: "mainnet",
      wrong: ETHEREUM_SEQUENCERLESS,
      path: "network.chainId",
      severity: "note",
      right: { "network > chainId": 59144 },
    },
  ],
  "feed-left-out": [
    {
      base: "mainnet",
      wrong: { "feeds > chainlink-eth-usd > address": "0x64DE91F5A373Cd4c28de3600cB34C7C6cE410C85" },
      path: 'feeds["chainlink-eth-usd"].address',
      severity: "error",
    },
    {
      base: "base",
      wrong: { "feeds > api3-eth-usd > address": "0x557864bb9cfcFcfAA5251E67D73928Fc27e27528" },
      path: 'feeds["api3-eth-usd"].address',
      severity: "error",
    },
  ],
  "feed-of-another-chain": [
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
  ],
  "known-feed-differs": [
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
  ],
  "decimals-unlike-siblings": [
    // Base's proxy of cbBTC in the shared programme has 18 decimals, its siblings 8.
    {
      base: "base",
      wrong: {
        "feeds > chainlink-cbbtc-usd > address": ADDRESS,
        "feeds > chainlink-cbbtc-usd > decimals": 18,
      },
      path: 'feeds["chainlink-cbbtc-usd"].decimals',
      severity: "warning",
      right: {
        "feeds > chainlink-cbbtc-usd > address": SHARED_CBBTC,
        "feeds > chainlink-cbbtc-usd > decimals": 18,
      },
    },
  ],
  "signers-in-two-groups": [
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
  ],
};
