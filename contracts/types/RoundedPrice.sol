// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Deviation} from "../libraries/Deviation.sol";

/// @notice A price rounded down to 32 binary digits: those, and in the low byte how many were cut off.
/// @dev Small enough to lie in a slot that is read anyway, and exact enough to tell nearly all prices within a band
/// without the price itself.
type RoundedPrice is uint40;

using RoundedPriceLib for RoundedPrice global;

library RoundedPriceLib {
    uint256 private constant LAST_DIGIT = 31;
    uint256 private constant CUT_BITS = 8;

    /// @param price Below 2^128.
    function pack(uint256 price) internal pure returns (RoundedPrice) {
        uint256 cut = Math.saturatingSub(Math.log2(price), LAST_DIGIT);
        // Safe cast: 32 digits and a byte.
        return RoundedPrice.wrap(uint40(((price >> cut) << CUT_BITS) | cut));
    }

    /// @notice Whether every price that rounds to this one differs from `price` by at most `maxDeviationBps` of the lower
    /// one. False says nothing.
    /// @dev No two prices between the outermost of three lie further apart than those, by the same measure.
    function isSurelyWithin(RoundedPrice rounded, uint256 price, uint256 maxDeviationBps) internal pure returns (bool) {
        unchecked {
            uint256 cut = uint8(RoundedPrice.unwrap(rounded));
            uint256 lowest = (uint256(RoundedPrice.unwrap(rounded)) >> CUT_BITS) << cut;
            uint256 highest = lowest + (1 << cut) - 1;
            return Deviation.isGapWithin(Math.min(lowest, price), Math.max(highest, price), maxDeviationBps);
        }
    }
}
