// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IGovernedOracle} from "../interfaces/IGovernedOracle.sol";
import {GovernedConfig} from "../types/GovernedConfig.sol";

/// @title What a governed oracle may be constructed with
library GovernedLimits {
    uint256 private constant MAX_STEP_BPS = 4_999;
    uint256 private constant MAX_MAX_HOLD = 1 days;
    uint256 private constant MAX_HOLD_DRIFT_BPS = 10_000;
    uint256 private constant MAX_MAX_JUMP_BPS = 10_000;
    uint256 private constant MIN_CONFIRM_DELAY = 1 minutes;
    uint256 private constant MAX_CONFIRM_DELAY = 1 days;
    uint256 private constant MAX_JUMP_WINDOW = 7 days;

    /// @notice Checks everything but the oracle.
    function check(GovernedConfig memory settings) internal pure {
        requireWithin("maxStepBps", settings.maxStepBps, 1, MAX_STEP_BPS);
        requireWithin("maxHold", settings.maxHold, 0, MAX_MAX_HOLD);
        if (settings.maxHold != 0) {
            requireWithin("holdDriftBpsPerHour", settings.holdDriftBpsPerHour, 1, MAX_HOLD_DRIFT_BPS);
        }
        requireWithin("maxJumpBps", settings.maxJumpBps, 0, MAX_MAX_JUMP_BPS);
        if (settings.maxJumpBps != 0) {
            requireWithin("confirmDelay", settings.confirmDelay, MIN_CONFIRM_DELAY, MAX_CONFIRM_DELAY);
            requireWithin("jumpWindow", settings.jumpWindow, uint256(settings.confirmDelay) + 1, MAX_JUMP_WINDOW);
        }
    }

    /// @notice Reverts `ParameterOutOfRange` where the value is outside its limits.
    function requireWithin(string memory parameter, uint256 value, uint256 minimum, uint256 maximum) internal pure {
        if (value < minimum || value > maximum) {
            revert IGovernedOracle.ParameterOutOfRange(parameter, value, minimum, maximum);
        }
    }
}
