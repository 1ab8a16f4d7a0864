// Generated from contracts/testing/SimulationHarness.sol: `npm run clients`
/** The ABI of `ITestRunner`. */
export const iTestRunnerAbi = [
  {"inputs":[{"internalType":"address","name":"target","type":"address"},{"internalType":"bytes","name":"code","type":"bytes"}],"name":"etch","outputs":[],"stateMutability":"nonpayable","type":"function"},
  {"inputs":[{"internalType":"string","name":"path","type":"string"}],"name":"readFileBinary","outputs":[{"internalType":"bytes","name":"data","type":"bytes"}],"stateMutability":"view","type":"function"},
  {"inputs":[{"internalType":"uint256","name":"timestamp","type":"uint256"}],"name":"warp","outputs":[],"stateMutability":"nonpayable","type":"function"},
  {"inputs":[{"internalType":"string","name":"path","type":"string"},{"internalType":"bytes","name":"data","type":"bytes"}],"name":"writeFileBinary","outputs":[],"stateMutability":"nonpayable","type":"function"},
] as const;
