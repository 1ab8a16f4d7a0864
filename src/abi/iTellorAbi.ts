// Generated from contracts/interfaces/providers/ITellor.sol: `npm run clients`
/** The ABI of `ITellor`. */
export const iTellorAbi = [
  {"inputs":[{"internalType":"bytes32","name":"queryId","type":"bytes32"},{"internalType":"uint256","name":"timestamp","type":"uint256"}],"name":"getDataBefore","outputs":[{"internalType":"bool","name":"found","type":"bool"},{"internalType":"bytes","name":"value","type":"bytes"},{"internalType":"uint256","name":"timestampRetrieved","type":"uint256"}],"stateMutability":"view","type":"function"},
] as const;
