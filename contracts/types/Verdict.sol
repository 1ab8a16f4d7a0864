// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Fault} from "./Reading.sol";

/// @notice What one source's answer is worth, in one word: zero where it is usable.
/// @dev From the lowest bit: number of the `Fault` 8, unused 216, selector of the error that the call failed with 32.
type Verdict is uint256;

using VerdictLib for Verdict global;

library VerdictLib {
    function forFault(Fault fault_) internal pure returns (Verdict) {
        return Verdict.wrap(uint256(fault_));
    }

    /// @param selector First four bytes of the revert data; zero where there were fewer.
    function forRevert(bytes4 selector) internal pure returns (Verdict) {
        return Verdict.wrap(uint256(Fault.Reverted) | uint256(bytes32(selector)));
    }

    function isUsable(Verdict verdict) internal pure returns (bool) {
        return Verdict.unwrap(verdict) == 0;
    }

    function fault(Verdict verdict) internal pure returns (Fault) {
        return Fault(uint8(Verdict.unwrap(verdict)));
    }

    function errorSelector(Verdict verdict) internal pure returns (bytes4) {
        return bytes4(bytes32(Verdict.unwrap(verdict)));
    }
}
