// Generated from contracts/interfaces/providers/IDataStreamsVerifierProxy.sol: `npm run clients`
/** The ABI of `IDataStreamsVerifierProxy`. */
export const iDataStreamsVerifierProxyAbi = [
  {"inputs":[],"name":"s_feeManager","outputs":[{"internalType":"address","name":"","type":"address"}],"stateMutability":"view","type":"function"},
  {"inputs":[{"internalType":"bytes","name":"payload","type":"bytes"},{"internalType":"bytes","name":"parameterPayload","type":"bytes"}],"name":"verify","outputs":[{"internalType":"bytes","name":"report","type":"bytes"}],"stateMutability":"payable","type":"function"},
] as const;
