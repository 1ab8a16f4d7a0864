// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @title From a provider's decimals to an adapter's
/// @dev Nothing here reverts: what does not fit becomes the largest or the smallest integer, which no oracle takes
/// (`Fault.TooLarge`, `Fault.NonPositive`), so that the fault gets its name.
library Scaling {
    /// @dev 10^76 is the largest power of ten below 2^255.
    uint256 private constant MAX_EXPONENT = 76;

    /// @notice `value` times ten to the power of `exponent`, rounded towards zero.
    function scaled(int256 value, int256 exponent) internal pure returns (int256) {
        unchecked {
            if (exponent < 0) {
                // -2^255 has no opposite, but is beyond the limit too when read as an unsigned number.
                uint256 digits = uint256(-exponent);
                return digits > MAX_EXPONENT ? int256(0) : value / int256(10 ** digits);
            }
            if (value == 0) return 0;
            int256 factor = uint256(exponent) > MAX_EXPONENT ? type(int256).max : int256(10 ** uint256(exponent));
            if (value > 0) return value > type(int256).max / factor ? type(int256).max : value * factor;
            return value < type(int256).min / factor ? type(int256).min : value * factor;
        }
    }

    /// @notice `value` as a signed number.
    function toSigned(uint256 value) internal pure returns (int256) {
        return value > uint256(type(int256).max) ? type(int256).max : int256(value);
    }
}
