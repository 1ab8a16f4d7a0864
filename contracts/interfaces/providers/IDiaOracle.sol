// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @title What the adapter needs of a DIA oracle
/// @dev As documented for DIAOracleV2; its `getValue` is declared without `view` in DIA's sample, but writes nothing.
interface IDiaOracle {
    /// @notice The last value of a key such as "ETH/USD", and when it was set, in Unix seconds; zeros for an unset key.
    function getValue(string calldata key) external view returns (uint128 value, uint128 timestamp);
}
