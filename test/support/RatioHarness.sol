// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {ExactRatio, Ratio} from "../../contracts/libraries/ExactRatio.sol";

/// @notice Lets a test call `ExactRatio`.
contract RatioHarness {
    function applyTo(
        Ratio calldata ratio,
        uint256 amount,
        bool roundsUp
    ) external pure returns (bool fits, uint256 result) {
        return ExactRatio.applyTo(ratio, amount, roundsUp);
    }
}
