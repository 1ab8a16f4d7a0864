// Generated from contracts/interfaces/providers/IStork.sol: `npm run clients`
/** The ABI of `IStork`. */
export const iStorkAbi = [
  {"inputs":[{"internalType":"bytes32","name":"assetId","type":"bytes32"}],"name":"getTemporalNumericValueUnsafeV1","outputs":[{"components":[{"internalType":"uint64","name":"nanoseconds","type":"uint64"},{"internalType":"int192","name":"value","type":"int192"}],"internalType":"struct IStork.TimedValue","name":"latest","type":"tuple"}],"stateMutability":"view","type":"function"},
] as const;
