// Generated from contracts/interfaces/providers/ISwitchboard.sol: `npm run clients`
/** The ABI of `ISwitchboard`. */
export const iSwitchboardAbi = [
  {"inputs":[{"internalType":"bytes32","name":"feedId","type":"bytes32"}],"name":"latestUpdate","outputs":[{"internalType":"bytes32","name":"identifier","type":"bytes32"},{"internalType":"int128","name":"result","type":"int128"},{"internalType":"uint256","name":"timestamp","type":"uint256"}],"stateMutability":"view","type":"function"},
] as const;
