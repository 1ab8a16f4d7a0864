// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @title What the adapter needs of a Curve pool
/// @dev A pool has one of the two averages, by its generation and its number of coins.
interface ICurvePool {
    /// @notice The pool's coins by their number; reverts beyond the last.
    function coins(uint256 index) external view returns (address);

    /// @notice Moving average of the price of coin 1 in coin 0, with 18 decimals; pools of two coins.
    // solhint-disable-next-line func-name-mixedcase
    function price_oracle() external view returns (uint256);

    /// @notice Moving average of the price of coin `index` + 1 in coin 0, with 18 decimals; pools of more coins, and all
    /// of stableswap-ng.
    // solhint-disable-next-line func-name-mixedcase
    function price_oracle(uint256 index) external view returns (uint256);
}
