// Generated from contracts/interfaces/providers/ICurvePool.sol: `npm run clients`
/** The ABI of `ICurvePool`. */
export const iCurvePoolAbi = [
  {"inputs":[{"internalType":"uint256","name":"index","type":"uint256"}],"name":"coins","outputs":[{"internalType":"address","name":"","type":"address"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"price_oracle","outputs":[{"internalType":"uint256","name":"","type":"uint256"}],"stateMutability":"view","type":"function"},
  {"inputs":[{"internalType":"uint256","name":"index","type":"uint256"}],"name":"price_oracle","outputs":[{"internalType":"uint256","name":"","type":"uint256"}],"stateMutability":"view","type":"function"},
] as const;
