// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @notice Stands for a pool of Velodrome's or Aerodrome's Slipstream, which is in no package: `slot0` has six words, the
/// last of which is the lock, as in the published `ICLPoolState`. `observe` is Uniswap's; here the tick and the liquidity
/// have stood since one observation.
/// @dev Anything else that it is asked for fails, so that a reader that asks for more is found out.
contract FakeSlipstreamPool {
    address public token0;
    address public token1;
    int24 private immutable TICK;
    uint128 private immutable LIQUIDITY;
    uint256 private immutable OBSERVED_AT;

    error TooOld();

    constructor(address token0_, address token1_, int24 tick, uint128 liquidity, uint256 observedAt) {
        (token0, token1) = (token0_, token1_);
        (TICK, LIQUIDITY, OBSERVED_AT) = (tick, liquidity, observedAt);
    }

    function slot0() external view returns (uint160, int24, uint16, uint16, uint16, bool) {
        return (1 << 96, TICK, 0, 2, 2, true);
    }

    function observe(uint32[] calldata secondsAgos) external view returns (int56[] memory, uint160[] memory) {
        int56[] memory ticks = new int56[](secondsAgos.length);
        uint160[] memory secondsPerLiquidity = new uint160[](secondsAgos.length);
        for (uint256 i = 0; i < secondsAgos.length; ++i) {
            uint256 moment = block.timestamp - secondsAgos[i];
            if (moment < OBSERVED_AT) revert TooOld();
            uint256 passed = moment - OBSERVED_AT;
            ticks[i] = TICK * int56(uint56(passed));
            secondsPerLiquidity[i] = uint160((passed << 128) / LIQUIDITY);
        }
        return (ticks, secondsPerLiquidity);
    }
}
