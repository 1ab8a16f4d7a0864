// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {PoolTrader, ITradedPool} from "./PoolTrader.sol";

/// @notice Stands for PancakeSwap's deployer of pools, which a pool asks for what it is constructed with.
contract PancakePoolDeployer {
    struct Parameters {
        address factory;
        address token0;
        address token1;
        uint24 fee;
        int24 tickSpacing;
    }

    /// @notice What the pool under construction asks for.
    Parameters public parameters;

    /// @notice The pool that was deployed last.
    address public pool;

    error NotDeployed();

    function deploy(Parameters calldata words, bytes calldata code) external {
        parameters = words;
        bytes memory initCode = code;
        address deployed;
        // Memory-safe: reads the code.
        assembly ("memory-safe") {
            deployed := create(0, add(initCode, 0x20), mload(initCode))
        }
        if (deployed == address(0)) revert NotDeployed();
        pool = deployed;
    }
}

/// @notice Trades with a pool that calls back by PancakeSwap's names.
contract PancakePoolTrader is PoolTrader {
    constructor(ITradedPool pool) PoolTrader(pool) {}

    function pancakeV3MintCallback(uint256 amount0, uint256 amount1, bytes calldata data) external {
        uniswapV3MintCallback(amount0, amount1, data);
    }

    function pancakeV3SwapCallback(int256 amount0, int256 amount1, bytes calldata data) external {
        uniswapV3SwapCallback(amount0, amount1, data);
    }
}
