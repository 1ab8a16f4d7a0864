// Generated from contracts/testing/SimulationHarness.sol: `npm run clients`
/** The ABI of `SimulationHarness`. */
export const simulationHarnessAbi = [
  {"inputs":[{"internalType":"string","name":"folder","type":"string"}],"stateMutability":"nonpayable","type":"constructor"},
  {"inputs":[{"internalType":"address","name":"deployed","type":"address"},{"internalType":"address","name":"expected","type":"address"}],"name":"DeployedElsewhere","type":"error"},
  {"inputs":[{"internalType":"uint256","name":"index","type":"uint256"},{"internalType":"bytes","name":"reason","type":"bytes"}],"name":"PreparationFailed","type":"error"},
  {"inputs":[{"internalType":"address","name":"target","type":"address"},{"internalType":"bytes","name":"reason","type":"bytes"}],"name":"UpkeepFailed","type":"error"},
  {"inputs":[],"name":"testRun","outputs":[],"stateMutability":"nonpayable","type":"function"},
] as const;
