// Generated from contracts/examples/SurvivableConsumer.sol: `npm run clients`
/** The ABI of `SurvivableConsumer`. */
export const survivableConsumerAbi = [
  {"inputs":[{"internalType":"contract IRedundantOracle","name":"oracle","type":"address"},{"internalType":"contract SurvivabilityLens","name":"lens","type":"address"}],"stateMutability":"nonpayable","type":"constructor"},
  {"inputs":[{"internalType":"uint256","name":"amount","type":"uint256"},{"internalType":"uint256","name":"debt","type":"uint256"}],"name":"AmountTooLarge","type":"error"},
  {"inputs":[{"internalType":"uint256","name":"debt","type":"uint256"},{"internalType":"uint256","name":"limit","type":"uint256"}],"name":"DebtAboveLimit","type":"error"},
  {"inputs":[],"name":"OneLossFromNoPrice","type":"error"},
  {"inputs":[],"name":"LENS","outputs":[{"internalType":"contract SurvivabilityLens","name":"","type":"address"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"ORACLE","outputs":[{"internalType":"contract IRedundantOracle","name":"","type":"address"}],"stateMutability":"view","type":"function"},
  {"inputs":[{"internalType":"uint256","name":"amount","type":"uint256"},{"internalType":"uint256","name":"collateral","type":"uint256"}],"name":"borrow","outputs":[],"stateMutability":"nonpayable","type":"function"},
  {"inputs":[{"internalType":"uint256","name":"amount","type":"uint256"}],"name":"borrowLimit","outputs":[{"internalType":"uint256","name":"","type":"uint256"}],"stateMutability":"view","type":"function"},
  {"inputs":[{"internalType":"uint256","name":"debt","type":"uint256"}],"name":"collateralFor","outputs":[{"internalType":"uint256","name":"","type":"uint256"}],"stateMutability":"view","type":"function"},
  {"inputs":[{"internalType":"address","name":"account","type":"address"}],"name":"debtOf","outputs":[{"internalType":"uint256","name":"","type":"uint256"}],"stateMutability":"view","type":"function"},
  {"inputs":[{"internalType":"uint256","name":"amount","type":"uint256"}],"name":"repay","outputs":[],"stateMutability":"nonpayable","type":"function"},
] as const;
