// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @notice What an answer is held against: products of 512 bits, and no division.
library ExactMath {
    /// @notice Whether `quotient` is factor * otherFactor / divisor, rounded down, or the largest integer where that is
    /// as large or larger.
    function isFloor(
        uint256 quotient,
        uint256 factor,
        uint256 otherFactor,
        uint256 divisor
    ) internal pure returns (bool) {
        if (isAbove(quotient, divisor, factor, otherFactor)) return false;
        return quotient == uint256(type(int256).max) || isAbove(quotient + 1, divisor, factor, otherFactor);
    }

    /// @notice Any price that a leg may say, each number of bits as often as any other.
    function priceOf(uint256 word) internal pure returns (uint256 price) {
        price = word >> (129 + (word % 127));
        if (price == 0) price = 1;
    }

    function bound(uint256 word, uint256 minimum, uint256 maximum) internal pure returns (uint256) {
        return minimum + (word % (maximum - minimum + 1));
    }

    /// @dev Whether left * right is more than otherLeft * otherRight.
    function isAbove(uint256 left, uint256 right, uint256 otherLeft, uint256 otherRight) private pure returns (bool) {
        (uint256 high, uint256 low) = Math.mul512(left, right);
        (uint256 otherHigh, uint256 otherLow) = Math.mul512(otherLeft, otherRight);
        return high > otherHigh || (high == otherHigh && low > otherLow);
    }
}
