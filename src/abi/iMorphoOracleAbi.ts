// Generated from contracts/interfaces/IMorphoOracle.sol: `npm run clients`
/** The ABI of `IMorphoOracle`. */
export const iMorphoOracleAbi = [
  {"inputs":[],"name":"price","outputs":[{"internalType":"uint256","name":"","type":"uint256"}],"stateMutability":"view","type":"function"},
] as const;
