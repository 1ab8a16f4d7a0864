// Generated from contracts/interfaces/providers/IBandReference.sol: `npm run clients`
/** The ABI of `IBandReference`. */
export const iBandReferenceAbi = [
  {"inputs":[{"internalType":"string","name":"base","type":"string"},{"internalType":"string","name":"quote","type":"string"}],"name":"getReferenceData","outputs":[{"internalType":"uint256","name":"rate","type":"uint256"},{"internalType":"uint256","name":"lastUpdatedBase","type":"uint256"},{"internalType":"uint256","name":"lastUpdatedQuote","type":"uint256"}],"stateMutability":"view","type":"function"},
] as const;
