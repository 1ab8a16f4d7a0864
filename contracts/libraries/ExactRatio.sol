// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @notice Three factors above and three below a fraction's line, and a power of ten.
/// @param numerators Each from 1 to 2^128 - 1.
/// @param denominators Each from 1 to 2^128 - 1.
/// @param exponent Of the power of ten that the fraction is multiplied with, from -144 to 144.
struct Ratio {
    uint256[3] numerators;
    uint256[3] denominators;
    int256 exponent;
}

/// @title An amount times a ratio, exact, rounded once
/// @dev Nothing is rounded or cut on the way, so that a value is refused only where it does not fit itself.
library ExactRatio {
    /// @dev 10^77 is the largest power of ten below 2^256.
    uint256 private constant MAX_DIGITS = 77;

    /// @dev 10^38 is the largest power of ten below 2^128.
    uint256 private constant DIGITS_OF_A_FACTOR = 38;

    /// @dev Limbs of 128 bits: an amount of 256, three factors of 128 each and 10^144 (479 bits) make 1,119 of 1,152.
    uint256 private constant LIMBS = 9;
    uint256 private constant LIMB_BITS = 128;
    uint256 private constant LIMB_MASK = type(uint128).max;

    /// @notice The ratio 10^exponent, whose factors are all 1.
    function one(int256 exponent) internal pure returns (Ratio memory) {
        return Ratio([uint256(1), 1, 1], [uint256(1), 1, 1], exponent);
    }

    /// @notice `amount` times `ratio`.
    /// @param roundsUp Whether to the next integer above rather than below.
    /// @return fits Whether the result fits into 256 bits.
    /// @return result 0 where it does not.
    function applyTo(
        Ratio memory ratio,
        uint256 amount,
        bool roundsUp
    ) internal pure returns (bool fits, uint256 result) {
        (uint256 multiplier, uint256 divisor) = ratio.exponent > 0
            ? (uint256(ratio.exponent), uint256(0))
            : (uint256(0), uint256(-ratio.exponent));
        (bool hasNumerator, uint256 numerator) = _product(ratio.numerators, multiplier);
        (bool hasDenominator, uint256 denominator) = _product(ratio.denominators, divisor);
        bool isExact;
        (fits, isExact, result) = hasNumerator && hasDenominator
            ? _applyInWords(amount, numerator, denominator)
            : _applyInLimbs(ratio, amount, multiplier, divisor);
        if (!fits) return (false, 0);
        if (!roundsUp || isExact) return (true, result);
        return result == type(uint256).max ? (false, 0) : (true, result + 1);
    }

    /// @dev The factors and 10^digits in one word, where they fit. Two factors always do: each is below 2^128.
    function _product(uint256[3] memory factors, uint256 digits) private pure returns (bool fits, uint256 product) {
        if (digits > MAX_DIGITS) return (false, 0);
        unchecked {
            (fits, product) = Math.tryMul(factors[0] * factors[1], factors[2]);
            if (fits) (fits, product) = Math.tryMul(product, 10 ** digits);
        }
    }

    /// @dev `amount` times `numerator` through `denominator`, rounded down.
    function _applyInWords(
        uint256 amount,
        uint256 numerator,
        uint256 denominator
    ) private pure returns (bool fits, bool isExact, uint256 result) {
        (uint256 high, uint256 low) = Math.mul512(amount, numerator);
        if (high >= denominator) return (false, false, 0);
        isExact = mulmod(amount, numerator, denominator) == 0;
        result = high == 0 ? low / denominator : Math.mulDiv(amount, numerator, denominator);
        return (true, isExact, result);
    }

    /// @dev All factors first, then all divisors: dividing one after the other gives the same integer as dividing by
    /// their product, and leaves a remainder somewhere exactly where that does.
    function _applyInLimbs(
        Ratio memory ratio,
        uint256 amount,
        uint256 multiplier,
        uint256 divisor
    ) private pure returns (bool fits, bool isExact, uint256 result) {
        uint256[LIMBS] memory limbs;
        (limbs[0], limbs[1]) = (amount & LIMB_MASK, amount >> LIMB_BITS);
        for (uint256 i = 0; i < 3; ++i) {
            _multiply(limbs, ratio.numerators[i]);
        }
        for (; multiplier > DIGITS_OF_A_FACTOR; multiplier -= DIGITS_OF_A_FACTOR) {
            _multiply(limbs, 10 ** DIGITS_OF_A_FACTOR);
        }
        _multiply(limbs, 10 ** multiplier);
        uint256 remainders;
        for (uint256 i = 0; i < 3; ++i) {
            remainders |= _divide(limbs, ratio.denominators[i]);
        }
        for (; divisor > DIGITS_OF_A_FACTOR; divisor -= DIGITS_OF_A_FACTOR) {
            remainders |= _divide(limbs, 10 ** DIGITS_OF_A_FACTOR);
        }
        remainders |= _divide(limbs, 10 ** divisor);
        uint256 beyond;
        for (uint256 i = 2; i < LIMBS; ++i) {
            beyond |= limbs[i];
        }
        return (beyond == 0, remainders == 0, (limbs[1] << LIMB_BITS) | limbs[0]);
    }

    /// @dev Cannot overflow: a limb and a factor below 2^128 and a carry below 2^128 make less than 2^256. Nothing is
    /// carried out of the last limb, by the sum at `LIMBS`.
    function _multiply(uint256[LIMBS] memory limbs, uint256 factor) private pure {
        unchecked {
            uint256 carry;
            for (uint256 i = 0; i < LIMBS; ++i) {
                uint256 product = limbs[i] * factor + carry;
                limbs[i] = product & LIMB_MASK;
                carry = product >> LIMB_BITS;
            }
        }
    }

    /// @dev Cannot overflow: the remainder is below the divisor, which is below 2^128, so that each limb of the quotient
    /// is below 2^128 too.
    function _divide(uint256[LIMBS] memory limbs, uint256 divisor) private pure returns (uint256 remainder) {
        unchecked {
            for (uint256 i = LIMBS; i > 0; --i) {
                uint256 dividend = (remainder << LIMB_BITS) | limbs[i - 1];
                limbs[i - 1] = dividend / divisor;
                remainder = dividend % divisor;
            }
        }
    }
}
