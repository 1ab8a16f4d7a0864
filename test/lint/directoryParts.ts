import { ADDRESS, ETH, feed, pyth, source } from "./caseParts.ts";

/** Of the directory: a feed of Ethereum, one of Base, one that RedStone has on two chains with two assets behind it. */
export const ETHEREUM_FEED = "0x5f4eC3Df9cbd43714FE2740f5E3616155c5b8419";
export const BASE_BTC_FEED = "0x64c911996D3c6aC71f9b455B1E8E7266BcbD848F";
export const TWO_FACED = "0x197225B3B017eb9b72Ac356D6B3c267d0c04c57c";
export const ETHEREUM_SEQUENCERLESS = { "network > chainId": 324, "network > name": "another" };
/** Pyth's two contracts on Ethereum, and the same feed in both. */
export const PYTH_CORE = "0x4305FB66699C3B2702D4d05CF36551390A4c69C6";
export const PYTH_COMPATIBLE = "0x14b9932cc9AC8Ee03301665a8644A753f46D8552";
export const PYTH_ETH = "0xff61491a931112ddf1bd8147cd1b641375f79f5825126d665480874634fd0ace";
export const PYTH_BTC = "0xe62df6c8b4a85fe1a67db44dc12de5db330f7ac66b72dc658afedf0f4a415b43";
/** Chainlink's ETH/USD on Ethereum again: the proxy of its SVR feed, and that feed's standard proxy. */
export const SVR_PROXY = "0x5424384B256154046E9667dDFaaa5e550145215e";
export const STANDARD_PROXY = "0x5147eA642CAEF7BD9c1265AadcA78f997AbB9649";

export const OTHER_SIGNERS = {
  title: "Another name",
  operators: "Operators of another name",
  admin: "An admin of another name",
  transport: "Another transport",
  upstreams: [],
};

export const pythFeed = (contract: string, feedId: string) => ({
  ...pyth(100),
  provider: "pyth",
  adapter: {
    contract: "PythAdapter",
    config: { pyth: contract, feedId, maxConfidenceBps: 100, isMovingAverage: false },
  },
});

/** The same signers under another provider's name, in a group of their own. */
export const disguised = (made: object) => ({
  "providers > disguise": OTHER_SIGNERS,
  "feeds > disguised": { ...made, provider: "disguise" },
  [`${ETH} > sources > 2`]: source("disguised", "disguise"),
});

export const asPull = feed({
  model: "pull",
  adapter: {
    contract: "RedStonePullAdapter",
    config: { feedId: PYTH_ETH, signers: [ADDRESS], threshold: 1, maxDelay: 300, reportDecimals: 8 },
  },
});
/** Chainlink's cbBTC/USD on Base in the shared SVR programme. */
export const SHARED_CBBTC = "0x2231aEdEf63Bef7F32fA1cEc5851C5CD72746263";
