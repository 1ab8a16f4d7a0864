// Generated from contracts/adapters/TellorAdapter.sol: `npm run clients`
/** The ABI of `TellorAdapter`. */
export const tellorAdapterAbi = [
  {"inputs":[{"components":[{"internalType":"string","name":"description","type":"string"},{"internalType":"contract ITellor","name":"tellor","type":"address"},{"internalType":"string","name":"asset","type":"string"},{"internalType":"string","name":"currency","type":"string"},{"internalType":"uint32","name":"disputeDelay","type":"uint32"},{"internalType":"uint8","name":"decimals","type":"uint8"}],"internalType":"struct TellorAdapter.Config","name":"config","type":"tuple"}],"stateMutability":"nonpayable","type":"constructor"},
  {"inputs":[{"internalType":"uint256","name":"decimals","type":"uint256"},{"internalType":"uint256","name":"minimum","type":"uint256"},{"internalType":"uint256","name":"maximum","type":"uint256"}],"name":"DecimalsOutOfRange","type":"error"},
  {"inputs":[{"internalType":"uint256","name":"disputeDelay","type":"uint256"},{"internalType":"uint256","name":"minimum","type":"uint256"},{"internalType":"uint256","name":"maximum","type":"uint256"}],"name":"DisputeDelayOutOfRange","type":"error"},
  {"inputs":[],"name":"NoHistory","type":"error"},
  {"inputs":[{"internalType":"bytes32","name":"queryId","type":"bytes32"},{"internalType":"uint256","name":"before","type":"uint256"}],"name":"NoUndisputedValue","type":"error"},
  {"inputs":[{"internalType":"uint256","name":"length","type":"uint256"},{"internalType":"uint256","name":"expected","type":"uint256"}],"name":"UnexpectedValueLength","type":"error"},
  {"inputs":[],"name":"DISPUTE_DELAY","outputs":[{"internalType":"uint256","name":"","type":"uint256"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"QUERY_ID","outputs":[{"internalType":"bytes32","name":"","type":"bytes32"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"TELLOR","outputs":[{"internalType":"contract ITellor","name":"","type":"address"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"decimals","outputs":[{"internalType":"uint8","name":"","type":"uint8"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"description","outputs":[{"internalType":"string","name":"","type":"string"}],"stateMutability":"view","type":"function"},
  {"inputs":[{"internalType":"uint80","name":"","type":"uint80"}],"name":"getRoundData","outputs":[{"internalType":"uint80","name":"","type":"uint80"},{"internalType":"int256","name":"","type":"int256"},{"internalType":"uint256","name":"","type":"uint256"},{"internalType":"uint256","name":"","type":"uint256"},{"internalType":"uint80","name":"","type":"uint80"}],"stateMutability":"pure","type":"function"},
  {"inputs":[],"name":"latestRoundData","outputs":[{"internalType":"uint80","name":"roundId","type":"uint80"},{"internalType":"int256","name":"answer","type":"int256"},{"internalType":"uint256","name":"startedAt","type":"uint256"},{"internalType":"uint256","name":"updatedAt","type":"uint256"},{"internalType":"uint80","name":"answeredInRound","type":"uint80"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"version","outputs":[{"internalType":"uint256","name":"","type":"uint256"}],"stateMutability":"pure","type":"function"},
] as const;
