// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @title What the adapter needs of a Uniswap V3 pool
/// @dev And of the pools made after it, which differ in what they say of their state: see `IUniswapV3PoolState`.
interface IUniswapV3Pool {
    /// @notice Address of the token that sorts first.
    function token0() external view returns (address);

    /// @notice Address of the token that sorts last.
    function token1() external view returns (address);

    /// @notice Cumulative tick and seconds per liquidity as of each number of seconds ago; reverts "OLD" beyond the
    /// stored observations.
    function observe(
        uint32[] calldata secondsAgos
    ) external view returns (int56[] memory tickCumulatives, uint160[] memory secondsPerLiquidityCumulativeX128s);
}
