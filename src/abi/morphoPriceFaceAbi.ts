// Generated from contracts/faces/MorphoPriceFace.sol: `npm run clients`
/** The ABI of `MorphoPriceFace`. */
export const morphoPriceFaceAbi = [
  {"inputs":[{"components":[{"internalType":"contract IRedundantOracle","name":"oracle","type":"address"},{"internalType":"bool","name":"inverted","type":"bool"},{"internalType":"address","name":"collateral","type":"address"},{"internalType":"address","name":"loan","type":"address"}],"internalType":"struct MorphoPriceFace.Config","name":"config","type":"tuple"}],"stateMutability":"nonpayable","type":"constructor"},
  {"inputs":[{"internalType":"address","name":"token","type":"address"},{"internalType":"uint256","name":"given","type":"uint256"},{"internalType":"uint256","name":"actual","type":"uint256"}],"name":"DecimalsDiffer","type":"error"},
  {"inputs":[{"internalType":"address","name":"target","type":"address"},{"internalType":"uint256","name":"decimals","type":"uint256"},{"internalType":"uint256","name":"maximum","type":"uint256"}],"name":"DecimalsOutOfRange","type":"error"},
  {"inputs":[{"internalType":"address","name":"token","type":"address"}],"name":"DecimalsUnreadable","type":"error"},
  {"inputs":[{"internalType":"int256","name":"exponent","type":"int256"},{"internalType":"int256","name":"maximum","type":"int256"}],"name":"ExponentOutOfRange","type":"error"},
  {"inputs":[{"internalType":"address","name":"oracle","type":"address"}],"name":"NoOracle","type":"error"},
  {"inputs":[{"internalType":"uint256","name":"oraclePrice","type":"uint256"}],"name":"PriceOutOfRange","type":"error"},
  {"inputs":[{"internalType":"address","name":"token","type":"address"}],"name":"SameToken","type":"error"},
  {"inputs":[],"name":"COLLATERAL","outputs":[{"internalType":"address","name":"","type":"address"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"INVERTED","outputs":[{"internalType":"bool","name":"","type":"bool"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"LOAN","outputs":[{"internalType":"address","name":"","type":"address"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"ORACLE","outputs":[{"internalType":"contract IRedundantOracle","name":"","type":"address"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"price","outputs":[{"internalType":"uint256","name":"scaled","type":"uint256"}],"stateMutability":"view","type":"function"},
] as const;
