// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @notice What a Morpho Blue market asks its oracle.
interface IMorphoOracle {
    /// @notice Price of one unit of the collateral token in units of the loan token, times 10^36.
    function price() external view returns (uint256);
}
