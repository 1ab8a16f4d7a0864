// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @title What the adapter needs of a Switchboard contract that answers with the result first
/// @dev As in the interface of Switchboard's package for Solidity, 0.0.5. The selector is that of `ISwitchboard`.
interface ISwitchboardResultFirst {
    /// @notice The last update of a feed.
    /// @return result In 18 decimals, of either sign.
    /// @return timestamp Unix seconds.
    function latestUpdate(bytes32 feedId) external view returns (int128 result, uint256 timestamp);
}
