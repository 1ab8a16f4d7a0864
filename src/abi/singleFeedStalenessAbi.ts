// Generated from contracts/testing/Baselines.sol: `npm run clients`
/** The ABI of `SingleFeedStaleness`. */
export const singleFeedStalenessAbi = [
  {"inputs":[{"internalType":"contract AggregatorV3Interface","name":"feed","type":"address"},{"internalType":"uint256","name":"maxAge","type":"uint256"}],"stateMutability":"nonpayable","type":"constructor"},
  {"inputs":[{"internalType":"int256","name":"price","type":"int256"}],"name":"NonPositivePrice","type":"error"},
  {"inputs":[{"internalType":"uint256","name":"updatedAt","type":"uint256"},{"internalType":"uint256","name":"maxAge","type":"uint256"}],"name":"StalePrice","type":"error"},
  {"inputs":[],"name":"FEED","outputs":[{"internalType":"contract AggregatorV3Interface","name":"","type":"address"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"MAX_AGE","outputs":[{"internalType":"uint256","name":"","type":"uint256"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"latestPrice","outputs":[{"internalType":"int256","name":"","type":"int256"}],"stateMutability":"view","type":"function"},
] as const;
