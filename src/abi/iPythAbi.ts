// Generated from contracts/interfaces/providers/IPyth.sol: `npm run clients`
/** The ABI of `IPyth`. */
export const iPythAbi = [
  {"inputs":[{"internalType":"bytes32","name":"feedId","type":"bytes32"}],"name":"getEmaPriceUnsafe","outputs":[{"components":[{"internalType":"int64","name":"price","type":"int64"},{"internalType":"uint64","name":"confidence","type":"uint64"},{"internalType":"int32","name":"exponent","type":"int32"},{"internalType":"uint256","name":"publishTime","type":"uint256"}],"internalType":"struct IPyth.Price","name":"price","type":"tuple"}],"stateMutability":"view","type":"function"},
  {"inputs":[{"internalType":"bytes32","name":"feedId","type":"bytes32"}],"name":"getPriceUnsafe","outputs":[{"components":[{"internalType":"int64","name":"price","type":"int64"},{"internalType":"uint64","name":"confidence","type":"uint64"},{"internalType":"int32","name":"exponent","type":"int32"},{"internalType":"uint256","name":"publishTime","type":"uint256"}],"internalType":"struct IPyth.Price","name":"price","type":"tuple"}],"stateMutability":"view","type":"function"},
] as const;
