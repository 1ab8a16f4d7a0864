// Generated from contracts/adapters/SupraAdapter.sol: `npm run clients`
/** The ABI of `SupraAdapter`. */
export const supraAdapterAbi = [
  {"inputs":[{"components":[{"internalType":"string","name":"description","type":"string"},{"internalType":"contract ISupraSValueFeed","name":"feed","type":"address"},{"internalType":"uint256","name":"pairIndex","type":"uint256"},{"internalType":"enum SupraAdapter.TimeUnit","name":"timeUnit","type":"uint8"},{"internalType":"uint8","name":"decimals","type":"uint8"}],"internalType":"struct SupraAdapter.Config","name":"config","type":"tuple"}],"stateMutability":"nonpayable","type":"constructor"},
  {"inputs":[{"internalType":"uint256","name":"decimals","type":"uint256"},{"internalType":"uint256","name":"minimum","type":"uint256"},{"internalType":"uint256","name":"maximum","type":"uint256"}],"name":"DecimalsOutOfRange","type":"error"},
  {"inputs":[],"name":"NoHistory","type":"error"},
  {"inputs":[{"internalType":"uint256","name":"decimals","type":"uint256"},{"internalType":"uint256","name":"expected","type":"uint256"}],"name":"PairDecimalsChanged","type":"error"},
  {"inputs":[{"internalType":"uint256","name":"decimals","type":"uint256"},{"internalType":"uint256","name":"maximum","type":"uint256"}],"name":"PairDecimalsOutOfRange","type":"error"},
  {"inputs":[{"internalType":"uint256","name":"pairIndex","type":"uint256"}],"name":"PairWithoutPrice","type":"error"},
  {"inputs":[],"name":"FEED","outputs":[{"internalType":"contract ISupraSValueFeed","name":"","type":"address"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"PAIR_DECIMALS","outputs":[{"internalType":"uint256","name":"","type":"uint256"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"PAIR_INDEX","outputs":[{"internalType":"uint256","name":"","type":"uint256"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"TIME_UNIT","outputs":[{"internalType":"enum SupraAdapter.TimeUnit","name":"","type":"uint8"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"decimals","outputs":[{"internalType":"uint8","name":"","type":"uint8"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"description","outputs":[{"internalType":"string","name":"","type":"string"}],"stateMutability":"view","type":"function"},
  {"inputs":[{"internalType":"uint80","name":"","type":"uint80"}],"name":"getRoundData","outputs":[{"internalType":"uint80","name":"","type":"uint80"},{"internalType":"int256","name":"","type":"int256"},{"internalType":"uint256","name":"","type":"uint256"},{"internalType":"uint256","name":"","type":"uint256"},{"internalType":"uint80","name":"","type":"uint80"}],"stateMutability":"pure","type":"function"},
  {"inputs":[],"name":"latestRoundData","outputs":[{"internalType":"uint80","name":"roundId","type":"uint80"},{"internalType":"int256","name":"answer","type":"int256"},{"internalType":"uint256","name":"startedAt","type":"uint256"},{"internalType":"uint256","name":"updatedAt","type":"uint256"},{"internalType":"uint80","name":"answeredInRound","type":"uint80"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"version","outputs":[{"internalType":"uint256","name":"","type":"uint256"}],"stateMutability":"pure","type":"function"},
] as const;
