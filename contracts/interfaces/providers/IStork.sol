// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @title What the adapter needs of a Stork contract
/// @dev As in Stork's published sources.
interface IStork {
    /// @notice A value of 18 decimals and of either sign, and when it was made, in Unix nanoseconds.
    struct TimedValue {
        uint64 nanoseconds;
        int192 value;
    }

    /// @notice The newest value that was submitted for an asset, however old; reverts for one that never had any.
    function getTemporalNumericValueUnsafeV1(bytes32 assetId) external view returns (TimedValue memory latest);
}
