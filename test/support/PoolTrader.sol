// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {MintableToken} from "./MintableToken.sol";

/// @notice What the trader needs of a Uniswap V3 pool.
interface ITradedPool {
    function token0() external view returns (address);
    function token1() external view returns (address);
    function mint(
        address recipient,
        int24 tickLower,
        int24 tickUpper,
        uint128 amount,
        bytes calldata data
    ) external returns (uint256 amount0, uint256 amount1);
    function burn(int24 tickLower, int24 tickUpper, uint128 amount) external returns (uint256, uint256);
    function swap(
        address recipient,
        bool zeroForOne,
        int256 amountSpecified,
        uint160 sqrtPriceLimitX96,
        bytes calldata data
    ) external returns (int256, int256);
}

/// @notice Provides a real pool's liquidity and trades it to any price, paying with tokens that it mints.
contract PoolTrader {
    int24 private constant LOWEST_TICK = -887_220;
    int24 private constant HIGHEST_TICK = 887_220;

    ITradedPool private immutable POOL;

    constructor(ITradedPool pool) {
        POOL = pool;
    }

    function addLiquidity(uint128 amount) external {
        POOL.mint(address(this), LOWEST_TICK, HIGHEST_TICK, amount, "");
    }

    function removeLiquidity(uint128 amount) external {
        POOL.burn(LOWEST_TICK, HIGHEST_TICK, amount);
    }

    /// @notice Swaps until the pool's price is the given one.
    function tradeTo(uint160 sqrtPriceX96, bool priceFalls) external {
        POOL.swap(address(this), priceFalls, type(int128).max, sqrtPriceX96, "");
    }

    function uniswapV3MintCallback(uint256 amount0, uint256 amount1, bytes calldata) public {
        MintableToken(POOL.token0()).mint(msg.sender, amount0);
        MintableToken(POOL.token1()).mint(msg.sender, amount1);
    }

    function uniswapV3SwapCallback(int256 amount0, int256 amount1, bytes calldata) public {
        if (amount0 > 0) MintableToken(POOL.token0()).mint(msg.sender, uint256(amount0));
        if (amount1 > 0) MintableToken(POOL.token1()).mint(msg.sender, uint256(amount1));
    }
}
