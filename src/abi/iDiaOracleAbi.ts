// Generated from contracts/interfaces/providers/IDiaOracle.sol: `npm run clients`
/** The ABI of `IDiaOracle`. */
export const iDiaOracleAbi = [
  {"inputs":[{"internalType":"string","name":"key","type":"string"}],"name":"getValue","outputs":[{"internalType":"uint128","name":"value","type":"uint128"},{"internalType":"uint128","name":"timestamp","type":"uint128"}],"stateMutability":"view","type":"function"},
] as const;
