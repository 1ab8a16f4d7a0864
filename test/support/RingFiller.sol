// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @notice Writes a Uniswap V3 pool's observations where the pool keeps them: its code is put in the pool's place for as
/// long as it takes, because 65,535 trades would take an hour.
/// @dev An observation is one word: its time (32 bits, the lowest), the cumulative tick (56), the cumulative seconds per
/// liquidity (160), and whether it is one (8).
contract RingFiller {
    /// @notice Where observations are written, and what they say.
    /// @param slot Storage slot of the pool's first observation.
    /// @param first Place of the first that is written.
    /// @param count How many are written, one place after another.
    /// @param time Time of the first, Unix seconds.
    /// @param spacing Seconds from one to the next.
    /// @param tick The tick that stood all the time.
    /// @param liquidity The liquidity that stood all the time.
    struct Filling {
        uint256 slot;
        uint256 first;
        uint256 count;
        uint256 time;
        uint256 spacing;
        int24 tick;
        uint128 liquidity;
    }

    function fill(Filling calldata filling) external {
        for (uint256 i = 0; i < filling.count; ++i) {
            uint256 word = observationAt(filling.time + i * filling.spacing, filling.tick, filling.liquidity);
            uint256 slot = filling.slot + filling.first + i;
            // Memory-safe: touches no memory.
            assembly ("memory-safe") {
                sstore(slot, word)
            }
        }
    }

    /// @dev As a pool counts that began at time 0.
    function observationAt(uint256 time, int24 tick, uint128 liquidity) private pure returns (uint256) {
        uint256 cumulativeTick = uint56(tick * int56(uint56(time)));
        uint256 secondsPerLiquidity = uint160((time << 128) / liquidity);
        return uint32(time) | (cumulativeTick << 32) | (secondsPerLiquidity << 88) | (1 << 248);
    }
}
