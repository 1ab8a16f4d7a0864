// Generated from contracts/adapters/LegPair.sol: `npm run clients`
/** The ABI of `LegPair`. */
export const legPairAbi = [
  {"inputs":[{"internalType":"address","name":"feed","type":"address"}],"name":"DuplicateFeed","type":"error"},
  {"inputs":[{"internalType":"address","name":"feed","type":"address"},{"internalType":"uint256","name":"decimals","type":"uint256"},{"internalType":"uint256","name":"maximum","type":"uint256"}],"name":"FeedDecimalsOutOfRange","type":"error"},
  {"inputs":[{"internalType":"address","name":"feed","type":"address"}],"name":"FeedDecimalsUnreadable","type":"error"},
  {"inputs":[{"internalType":"address","name":"feed","type":"address"}],"name":"FeedIsDelegatedAccount","type":"error"},
  {"inputs":[{"internalType":"address","name":"feed","type":"address"}],"name":"FeedIsPrecompile","type":"error"},
  {"inputs":[{"internalType":"address","name":"feed","type":"address"}],"name":"FeedWithoutCode","type":"error"},
  {"inputs":[{"internalType":"address","name":"feed","type":"address"},{"internalType":"uint256","name":"gasLimit","type":"uint256"},{"internalType":"uint256","name":"minimum","type":"uint256"}],"name":"GasLimitOutOfRange","type":"error"},
  {"inputs":[{"internalType":"address","name":"feed","type":"address"},{"internalType":"uint256","name":"updatedAt","type":"uint256"},{"internalType":"uint256","name":"maximum","type":"uint256"}],"name":"LegAhead","type":"error"},
  {"inputs":[{"internalType":"uint256","name":"skew","type":"uint256"},{"internalType":"uint256","name":"maximum","type":"uint256"}],"name":"LegSkewTooLarge","type":"error"},
  {"inputs":[{"internalType":"uint256","name":"maxLegSkew","type":"uint256"},{"internalType":"uint256","name":"maximum","type":"uint256"}],"name":"MaxLegSkewOutOfRange","type":"error"},
  {"inputs":[],"name":"FIRST_FEED","outputs":[{"internalType":"contract AggregatorV3Interface","name":"","type":"address"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"FIRST_GAS_LIMIT","outputs":[{"internalType":"uint256","name":"","type":"uint256"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"MAX_LEG_SKEW","outputs":[{"internalType":"uint256","name":"","type":"uint256"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"SECOND_FEED","outputs":[{"internalType":"contract AggregatorV3Interface","name":"","type":"address"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"SECOND_GAS_LIMIT","outputs":[{"internalType":"uint256","name":"","type":"uint256"}],"stateMutability":"view","type":"function"},
] as const;
