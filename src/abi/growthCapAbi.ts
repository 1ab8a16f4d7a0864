// Generated from contracts/adapters/GrowthCap.sol: `npm run clients`
/** The ABI of `GrowthCap`. */
export const growthCapAbi = [
  {"inputs":[{"internalType":"uint256","name":"advanceDelay","type":"uint256"},{"internalType":"uint256","name":"minimum","type":"uint256"},{"internalType":"uint256","name":"maximum","type":"uint256"}],"name":"AdvanceDelayOutOfRange","type":"error"},
  {"inputs":[{"internalType":"uint256","name":"elapsed","type":"uint256"},{"internalType":"uint256","name":"minimum","type":"uint256"}],"name":"AdvanceTooEarly","type":"error"},
  {"inputs":[{"internalType":"uint256","name":"allowanceBps","type":"uint256"},{"internalType":"uint256","name":"maximum","type":"uint256"}],"name":"AllowanceOutOfRange","type":"error"},
  {"inputs":[{"internalType":"uint256","name":"maxDropBps","type":"uint256"},{"internalType":"uint256","name":"minimum","type":"uint256"},{"internalType":"uint256","name":"maximum","type":"uint256"}],"name":"DropOutOfRange","type":"error"},
  {"inputs":[{"internalType":"uint256","name":"maxGrowthBpsPerYear","type":"uint256"},{"internalType":"uint256","name":"maximum","type":"uint256"}],"name":"GrowthOutOfRange","type":"error"},
  {"inputs":[{"internalType":"uint256","name":"rate","type":"uint256"},{"internalType":"uint256","name":"maximum","type":"uint256"}],"name":"RateAboveBand","type":"error"},
  {"inputs":[{"internalType":"uint256","name":"rate","type":"uint256"},{"internalType":"uint256","name":"minimum","type":"uint256"}],"name":"RateBelowBand","type":"error"},
  {"inputs":[{"internalType":"uint256","name":"rate","type":"uint256"},{"internalType":"uint256","name":"minimum","type":"uint256"},{"internalType":"uint256","name":"maximum","type":"uint256"}],"name":"SnapshotRateOutOfRange","type":"error"},
  {"anonymous":false,"inputs":[{"indexed":false,"internalType":"uint256","name":"previousRate","type":"uint256"},{"indexed":false,"internalType":"uint256","name":"previousTime","type":"uint256"},{"indexed":false,"internalType":"uint256","name":"rate","type":"uint256"},{"indexed":false,"internalType":"uint256","name":"time","type":"uint256"}],"name":"GrowthBaseMoved","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":false,"internalType":"uint256","name":"rate","type":"uint256"},{"indexed":false,"internalType":"uint256","name":"time","type":"uint256"}],"name":"RateSeen","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":false,"internalType":"uint256","name":"previousRate","type":"uint256"},{"indexed":false,"internalType":"uint256","name":"previousTime","type":"uint256"},{"indexed":false,"internalType":"uint256","name":"rate","type":"uint256"},{"indexed":false,"internalType":"uint256","name":"time","type":"uint256"}],"name":"SnapshotAdvanced","type":"event"},
  {"inputs":[],"name":"ADVANCE_DELAY","outputs":[{"internalType":"uint256","name":"","type":"uint256"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"ALLOWANCE_BPS","outputs":[{"internalType":"uint256","name":"","type":"uint256"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"MAX_DROP_BPS","outputs":[{"internalType":"uint256","name":"","type":"uint256"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"MAX_GROWTH_BPS_PER_YEAR","outputs":[{"internalType":"uint256","name":"","type":"uint256"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"advance","outputs":[],"stateMutability":"nonpayable","type":"function"},
  {"inputs":[],"name":"band","outputs":[{"internalType":"uint256","name":"lowest","type":"uint256"},{"internalType":"uint256","name":"highest","type":"uint256"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"growthBase","outputs":[{"internalType":"uint192","name":"rate","type":"uint192"},{"internalType":"uint64","name":"time","type":"uint64"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"sightings","outputs":[{"internalType":"uint128","name":"lowest","type":"uint128"},{"internalType":"uint128","name":"highest","type":"uint128"},{"internalType":"uint128","name":"lowestBefore","type":"uint128"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"snapshot","outputs":[{"internalType":"uint192","name":"rate","type":"uint192"},{"internalType":"uint64","name":"time","type":"uint64"}],"stateMutability":"view","type":"function"},
] as const;
