// Generated from contracts/interfaces/providers/IChronicle.sol: `npm run clients`
/** The ABI of `IChronicle`. */
export const iChronicleAbi = [
  {"inputs":[],"name":"readWithAge","outputs":[{"internalType":"uint256","name":"value","type":"uint256"},{"internalType":"uint256","name":"age","type":"uint256"}],"stateMutability":"view","type":"function"},
] as const;
