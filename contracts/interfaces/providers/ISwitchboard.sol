// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @title What the adapter needs of a Switchboard contract that answers with an identifier first
/// @dev As documented for the deployed contracts, which add a fourth word (a slot number), and for those before them,
/// whose identifier is an oracle's and which have no fourth word.
interface ISwitchboard {
    /// @notice The last update of a feed, however old unless the contract itself refuses old ones.
    /// @return identifier The feed's or the oracle's.
    /// @return result In 18 decimals, of either sign.
    /// @return timestamp Unix seconds.
    function latestUpdate(bytes32 feedId) external view returns (bytes32 identifier, int128 result, uint256 timestamp);
}
