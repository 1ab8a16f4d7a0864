// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @notice What a jump breaker goes by, in one word, so that it can be an immutable; zero for no breaker.
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

    /// @return Distance in basis points beyond which a price is a jump; 0 where there is no breaker.
    function maxJumpBps(JumpLimits limits) internal pure returns (uint16) {
        return uint16(JumpLimits.unwrap(limits));
    }

    /// @return Seconds for which a jump has to stand.
    function confirmDelay(JumpLimits limits) internal pure returns (uint32) {
        return uint32(JumpLimits.unwrap(limits) >> CONFIRM_DELAY_OFFSET);
    }

    /// @return Seconds after which an accepted price that no poke saw counts no more.
    function jumpWindow(JumpLimits limits) internal pure returns (uint32) {
        return uint32(JumpLimits.unwrap(limits) >> JUMP_WINDOW_OFFSET);
    }
}
