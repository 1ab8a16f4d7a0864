// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @title What the adapter needs of Tellor's oracle
/// @dev As `TellorFlex` has it.
interface ITellor {
    /// @notice The newest undisputed report of a query that is older than a time.
    /// @param queryId Hash of the query's data.
    /// @param timestamp The report was made strictly before it, in Unix seconds.
    /// @return found Whether there is one; without, the rest is empty.
    /// @return value What the reporter wrote: any bytes, not only those that the query asks for.
    /// @return timestampRetrieved Time of the block that the report came in.
    function getDataBefore(
        bytes32 queryId,
        uint256 timestamp
    ) external view returns (bool found, bytes memory value, uint256 timestampRetrieved);
}
