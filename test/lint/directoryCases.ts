import { ADDRESS, ETH, ETH_PATH, feed, pyth, source, withFourth } from "./caseParts.ts";
import type { RuleCase } from "./caseParts.ts";

/** Of the directory: a feed of Ethereum, one of Base, one that RedStone has on two chains with two assets behind it. */
const ETHEREUM_FEED = "0x5f4eC3Df9cbd43714FE2740f5E3616155c5b8419";
const BASE_BTC_FEED = "0x64c911996D3c6aC71f9b455B1E8E7266BcbD848F";
const TWO_FACED = "0x197225B3B017eb9b72Ac356D6B3c267d0c04c57c";
const ETHEREUM_SEQUENCERLESS = { "network > chainId": 324, "network > name": "another" };
/** Pyth's two contracts on Ethereum, and the same feed in both. */
const PYTH_CORE = "0x4305FB66699C3B2702D4d05CF36551390A4c69C6";
const PYTH_COMPATIBLE = "0x14b9932cc9AC8Ee03301665a8644A753f46D8552";
const PYTH_ETH = "0xff61491a931112ddf1bd8147cd1b641375f79f5825126d665480874634fd0ace";
const PYTH_BTC = "0xe62df6c8b4a85fe1a67db44dc12de5db330f7ac66b72dc658afedf0f4a415b43";
/** Chainlink's ETH/USD on Ethereum again: the proxy of its SVR feed, and that feed's standard proxy. */
const SVR_PROXY = "0x5424384B256154046E9667dDFaaa5e550145215e";
const STANDARD_PROXY = "0x5147eA642CAEF7BD9c1265AadcA78f997AbB9649";

const OTHER_SIGNERS = {
  title: "Another name",
  operators: "Operators of another name",
  admin: "An admin of another name",
  transport: "Another transport",
  upstreams: [],
};

const pythFeed = (contract: string, feedId: string) => ({
  ...pyth(100),
  provider: "pyth",
  adapter: {
    contract: "PythAdapter",
    config: { pyth: contract, feedId, maxConfidenceBps: 100, isMovingAverage: false },
  },
});

/** The same signers under another provider's name, in a group of their own. */
const disguised = (made: object) => ({
  "providers > disguise": OTHER_SIGNERS,
  "feeds > disguised": { ...made, provider: "disguise" },
  [`${ETH} > sources > 2`]: source("disguised", "disguise"),
});

const asPull = feed({
  model: "pull",
  adapter: {
    contract: "RedStonePullAdapter",
    config: { feedId: PYTH_ETH, signers: [ADDRESS], threshold: 1, maxDelay: 300, reportDecimals: 8 },
  },
});

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
