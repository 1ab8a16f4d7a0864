// Generated from contracts/examples/CollateralConsumer.sol: `npm run clients`
/** The ABI of `CollateralConsumer`. */
export const collateralConsumerAbi = [
  {"inputs":[{"internalType":"contract IRedundantOracle","name":"oracle","type":"address"}],"stateMutability":"nonpayable","type":"constructor"},
  {"inputs":[],"name":"ORACLE","outputs":[{"internalType":"contract IRedundantOracle","name":"","type":"address"}],"stateMutability":"view","type":"function"},
  {"inputs":[{"internalType":"uint256","name":"amount","type":"uint256"}],"name":"borrowLimit","outputs":[{"internalType":"uint256","name":"","type":"uint256"}],"stateMutability":"view","type":"function"},
  {"inputs":[{"internalType":"uint256","name":"debt","type":"uint256"}],"name":"collateralFor","outputs":[{"internalType":"uint256","name":"","type":"uint256"}],"stateMutability":"view","type":"function"},
] as const;
