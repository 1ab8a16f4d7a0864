// Generated from contracts/interfaces/providers/ISupraSValueFeed.sol: `npm run clients`
/** The ABI of `ISupraSValueFeed`. */
export const iSupraSValueFeedAbi = [
  {"inputs":[{"internalType":"uint256","name":"pairIndex","type":"uint256"}],"name":"getSvalue","outputs":[{"components":[{"internalType":"uint256","name":"round","type":"uint256"},{"internalType":"uint256","name":"decimals","type":"uint256"},{"internalType":"uint256","name":"time","type":"uint256"},{"internalType":"uint256","name":"price","type":"uint256"}],"internalType":"struct ISupraSValueFeed.PriceFeed","name":"latest","type":"tuple"}],"stateMutability":"view","type":"function"},
] as const;
