// Generated from contracts/adapters/PythAdapter.sol: `npm run clients`
/** The ABI of `PythAdapter`. */
export const pythAdapterAbi = [
  {"inputs":[{"components":[{"internalType":"string","name":"description","type":"string"},{"internalType":"contract IPyth","name":"pyth","type":"address"},{"internalType":"bytes32","name":"feedId","type":"bytes32"},{"internalType":"uint16","name":"maxConfidenceBps","type":"uint16"},{"internalType":"bool","name":"isMovingAverage","type":"bool"},{"internalType":"uint8","name":"decimals","type":"uint8"}],"internalType":"struct PythAdapter.Config","name":"config","type":"tuple"}],"stateMutability":"nonpayable","type":"constructor"},
  {"inputs":[{"internalType":"uint256","name":"confidence","type":"uint256"},{"internalType":"uint256","name":"price","type":"uint256"},{"internalType":"uint256","name":"maxConfidenceBps","type":"uint256"}],"name":"ConfidenceTooWide","type":"error"},
  {"inputs":[{"internalType":"uint256","name":"decimals","type":"uint256"},{"internalType":"uint256","name":"minimum","type":"uint256"},{"internalType":"uint256","name":"maximum","type":"uint256"}],"name":"DecimalsOutOfRange","type":"error"},
  {"inputs":[{"internalType":"int256","name":"exponent","type":"int256"},{"internalType":"int256","name":"minimum","type":"int256"},{"internalType":"int256","name":"maximum","type":"int256"}],"name":"ExponentOutOfRange","type":"error"},
  {"inputs":[{"internalType":"uint256","name":"maxConfidenceBps","type":"uint256"},{"internalType":"uint256","name":"minimum","type":"uint256"},{"internalType":"uint256","name":"maximum","type":"uint256"}],"name":"MaxConfidenceOutOfRange","type":"error"},
  {"inputs":[],"name":"NoHistory","type":"error"},
  {"inputs":[],"name":"FEED_ID","outputs":[{"internalType":"bytes32","name":"","type":"bytes32"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"IS_MOVING_AVERAGE","outputs":[{"internalType":"bool","name":"","type":"bool"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"MAX_CONFIDENCE_BPS","outputs":[{"internalType":"uint16","name":"","type":"uint16"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"PYTH","outputs":[{"internalType":"contract IPyth","name":"","type":"address"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"decimals","outputs":[{"internalType":"uint8","name":"","type":"uint8"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"description","outputs":[{"internalType":"string","name":"","type":"string"}],"stateMutability":"view","type":"function"},
  {"inputs":[{"internalType":"uint80","name":"","type":"uint80"}],"name":"getRoundData","outputs":[{"internalType":"uint80","name":"","type":"uint80"},{"internalType":"int256","name":"","type":"int256"},{"internalType":"uint256","name":"","type":"uint256"},{"internalType":"uint256","name":"","type":"uint256"},{"internalType":"uint80","name":"","type":"uint80"}],"stateMutability":"pure","type":"function"},
  {"inputs":[],"name":"latestRoundData","outputs":[{"internalType":"uint80","name":"roundId","type":"uint80"},{"internalType":"int256","name":"answer","type":"int256"},{"internalType":"uint256","name":"startedAt","type":"uint256"},{"internalType":"uint256","name":"updatedAt","type":"uint256"},{"internalType":"uint80","name":"answeredInRound","type":"uint80"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"version","outputs":[{"internalType":"uint256","name":"","type":"uint256"}],"stateMutability":"pure","type":"function"},
] as const;
