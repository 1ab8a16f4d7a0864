/** Least and greatest value that adapters' constructors take, by the field of their configuration. */
export const ADAPTER_BOUNDS: ReadonlyMap<string, readonly [least: bigint, greatest: bigint]> = new Map([
  ["maxConfidenceBps", [10n, 500n]],
  ["disputeDelay", [900n, 43_200n]],
  ["window", [300n, 86_400n]],
  ["minCardinality", [2n, 65_535n]],
  ["maxDelay", [30n, 900n]],
  ["reportDecimals", [0n, 36n]],
  ["rateDecimals", [0n, 36n]],
  ["oracleDecimals", [0n, 36n]],
  ["streamDecimals", [0n, 18n]],
  ["gasLimit", [10_000n, 4_294_967_295n]],
  ["maxLegSkew", [0n, 604_800n]],
  ["maxGrowthBpsPerYear", [0n, 10_000n]],
  ["maxDropBps", [1n, 4_999n]],
  ["allowanceBps", [0n, 500n]],
  ["advanceDelay", [3_600n, 7_776_000n]],
]);

/** Most decimals of an adapter's answers. */
export const MAX_ADAPTER_DECIMALS = 18;
