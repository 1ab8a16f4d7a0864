// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @notice What a jump breaker goes by, in one word, so that it can be an immutable.
/// @dev From the lowest bit: maxJumpBps 16, confirmDelay 32, jumpWindow 32; as in `GovernedConfig`.
type JumpLimits is uint256;

using JumpLimitsLib for JumpLimits global;

library JumpLimitsLib {
    uint256 private constant CONFIRM_DELAY_OFFSET = 16;
    uint256 private constant JUMP_WINDOW_OFFSET = 48;

    function pack(uint16 maxJumpBps_, uint32 confirmDelay_, uint32 jumpWindow_) internal pure returns (JumpLimits) {
        return
            JumpLimits.wrap(
                maxJumpBps_ |
                    (uint256(confirmDelay_) << CONFIRM_DELAY_OFFSET) |
                    (uint256(jumpWindow_) << JUMP_WINDOW_OFFSET)
            );
    }

    /// @return Whether there is a breaker.
    function exists(JumpLimits limits) internal pure returns (bool) {
        return limits.maxJumpBps() != 0;
    }

    /// @return Distance in basis points beyond which a price is a jump; 0 where there is no breaker.
    function maxJumpBps(JumpLimits limits) internal pure returns (uint256) {
        return JumpLimits.unwrap(limits) & type(uint16).max;
    }

    /// @return Seconds for which a jump has to stand.
    function confirmDelay(JumpLimits limits) internal pure returns (uint256) {
        return (JumpLimits.unwrap(limits) >> CONFIRM_DELAY_OFFSET) & type(uint32).max;
    }

    /// @return Seconds after which an accepted price that no poke saw counts no more.
    function jumpWindow(JumpLimits limits) internal pure returns (uint256) {
        return JumpLimits.unwrap(limits) >> JUMP_WINDOW_OFFSET;
    }
}
