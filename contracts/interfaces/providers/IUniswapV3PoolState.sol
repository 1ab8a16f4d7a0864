// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @title What the adapter needs of the state of a pool of Uniswap V3, or of one made after it
/// @dev The first five words are the same in all of them. What follows is not: Uniswap has a fee of 8 bits and a lock,
/// PancakeSwap a fee of 32 bits and a lock, Slipstream (Velodrome, Aerodrome) a lock alone. More than is declared may
/// come back, so that nothing of it is looked at.
interface IUniswapV3PoolState {
    /// @notice Current price and the state of the observations.
    function slot0()
        external
        view
        returns (
            uint160 sqrtPriceX96,
            int24 tick,
            uint16 observationIndex,
            uint16 observationCardinality,
            uint16 observationCardinalityNext
        );
}
