// Generated from contracts/interfaces/providers/ISwitchboardResultFirst.sol: `npm run clients`
/** The ABI of `ISwitchboardResultFirst`. */
export const iSwitchboardResultFirstAbi = [
  {"inputs":[{"internalType":"bytes32","name":"feedId","type":"bytes32"}],"name":"latestUpdate","outputs":[{"internalType":"int128","name":"result","type":"int128"},{"internalType":"uint256","name":"timestamp","type":"uint256"}],"stateMutability":"view","type":"function"},
] as const;
