// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @title What the adapter needs of a Chronicle oracle
/// @dev As Chronicle's `Scribe`, `ScribeOptimistic` and `ScribeRouter` have it. Each answers tolled callers only.
interface IChronicle {
    /// @notice The current value, and when it came on chain.
    /// @dev Reverts where the caller is not tolled, and, without data, where the value is 0.
    /// @return value In 18 decimals.
    /// @return age A time, in Unix seconds, and no duration.
    function readWithAge() external view returns (uint256 value, uint256 age);
}
