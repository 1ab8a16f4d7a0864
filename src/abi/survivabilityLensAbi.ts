// Generated from contracts/lens/SurvivabilityLens.sol: `npm run clients`
/** The ABI of `SurvivabilityLens`. */
export const survivabilityLensAbi = [
  {"inputs":[{"internalType":"uint256","name":"losses","type":"uint256"},{"internalType":"uint256","name":"maximum","type":"uint256"}],"name":"LossesOutOfRange","type":"error"},
  {"inputs":[{"internalType":"address","name":"oracle","type":"address"}],"name":"NotAnOracle","type":"error"},
  {"inputs":[],"name":"MAX_LOSSES","outputs":[{"internalType":"uint256","name":"","type":"uint256"}],"stateMutability":"view","type":"function"},
  {"inputs":[{"internalType":"contract IRedundantOracle","name":"oracle","type":"address"},{"internalType":"uint256","name":"losses","type":"uint256"}],"name":"isSurvivable","outputs":[{"internalType":"bool","name":"","type":"bool"}],"stateMutability":"view","type":"function"},
  {"inputs":[{"internalType":"contract IRedundantOracle","name":"oracle","type":"address"},{"internalType":"uint256","name":"losses","type":"uint256"}],"name":"worstLevel","outputs":[{"internalType":"enum Level","name":"level","type":"uint8"},{"internalType":"uint256","name":"mask","type":"uint256"}],"stateMutability":"view","type":"function"},
] as const;
