// Generated from contracts/testing/Baselines.sol: `npm run clients`
/** The ABI of `NaiveFallback`. */
export const naiveFallbackAbi = [
  {"inputs":[{"internalType":"contract AggregatorV3Interface[]","name":"feeds","type":"address[]"},{"internalType":"uint64[]","name":"maxAges","type":"uint64[]"}],"stateMutability":"nonpayable","type":"constructor"},
  {"inputs":[],"name":"NoFeedLeft","type":"error"},
  {"inputs":[],"name":"DECIMALS","outputs":[{"internalType":"uint8","name":"","type":"uint8"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"latestPrice","outputs":[{"internalType":"int256","name":"","type":"int256"}],"stateMutability":"view","type":"function"},
] as const;
