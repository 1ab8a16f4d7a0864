// Generated from contracts/testing/Baselines.sol: `npm run clients`
/** The ABI of `SingleFeed`. */
export const singleFeedAbi = [
  {"inputs":[{"internalType":"contract AggregatorV3Interface","name":"feed","type":"address"}],"stateMutability":"nonpayable","type":"constructor"},
  {"inputs":[],"name":"FEED","outputs":[{"internalType":"contract AggregatorV3Interface","name":"","type":"address"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"latestPrice","outputs":[{"internalType":"int256","name":"price","type":"int256"}],"stateMutability":"view","type":"function"},
] as const;
