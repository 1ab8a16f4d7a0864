// Generated from contracts/interfaces/providers/IUniswapV3PoolState.sol: `npm run clients`
/** The ABI of `IUniswapV3PoolState`. */
export const iUniswapV3PoolStateAbi = [
  {"inputs":[],"name":"slot0","outputs":[{"internalType":"uint160","name":"sqrtPriceX96","type":"uint160"},{"internalType":"int24","name":"tick","type":"int24"},{"internalType":"uint16","name":"observationIndex","type":"uint16"},{"internalType":"uint16","name":"observationCardinality","type":"uint16"},{"internalType":"uint16","name":"observationCardinalityNext","type":"uint16"}],"stateMutability":"view","type":"function"},
] as const;
