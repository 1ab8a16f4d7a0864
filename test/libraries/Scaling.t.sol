// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Scaling} from "../../contracts/libraries/Scaling.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {OracleTest} from "../support/OracleTest.sol";

contract ScalingTest is OracleTest {
    int256 private constant LARGEST = type(int256).max;
    int256 private constant SMALLEST = type(int256).min;

    function test_scaled_Multiplies_WhenExponentIsPositive() public pure {
        vm.assertEq(Scaling.scaled(-7, 3), -7_000, "times 1,000");
    }

    function test_scaled_RoundsTowardsZero_WhenExponentIsNegative() public pure {
        vm.assertEq(Scaling.scaled(1_999, -3), 1, "down");
        vm.assertEq(Scaling.scaled(-1_999, -3), -1, "up");
    }

    function test_scaled_KeepsValue_WhenExponentIsZero() public pure {
        vm.assertEq(Scaling.scaled(SMALLEST, 0), SMALLEST, "smallest");
        vm.assertEq(Scaling.scaled(LARGEST, 0), LARGEST, "largest");
    }

    function test_scaled_IsExact_WhenExponentIsAtLimit() public pure {
        vm.assertEq(Scaling.scaled(5, 76), int256(5 * 10 ** 76), "up");
        vm.assertEq(Scaling.scaled(int256(5 * 10 ** 76), -76), 5, "down");
    }

    function test_scaled_Saturates_WhenExponentIsBeyondLimit() public pure {
        vm.assertEq(Scaling.scaled(1, 77), LARGEST, "up");
        vm.assertEq(Scaling.scaled(-1, 77), SMALLEST + 1, "up, negative");
        vm.assertEq(Scaling.scaled(LARGEST, -77), 0, "down");
        vm.assertEq(Scaling.scaled(0, 77), 0, "zero");
    }

    function test_scaled_Saturates_WhenExponentIsExtreme() public pure {
        vm.assertEq(Scaling.scaled(1, LARGEST), LARGEST, "largest exponent");
        vm.assertEq(Scaling.scaled(LARGEST, SMALLEST), 0, "smallest exponent");
    }

    function test_scaled_Saturates_WhenProductIsOneTooLarge() public pure {
        int256 last = LARGEST / 10;
        vm.assertEq(Scaling.scaled(last, 1), last * 10, "fits");
        vm.assertEq(Scaling.scaled(last + 1, 1), LARGEST, "does not fit");
    }

    function test_scaled_Saturates_WhenProductIsOneTooSmall() public pure {
        int256 last = SMALLEST / 10;
        vm.assertEq(Scaling.scaled(last, 1), last * 10, "fits");
        vm.assertEq(Scaling.scaled(last - 1, 1), SMALLEST, "does not fit");
    }

    function testFuzz_scaled_NeverReverts(int256 value, int256 exponent) public pure {
        int256 result = Scaling.scaled(value, exponent);
        vm.assertTrue(result == 0 || (result > 0) == (value > 0), "the sign is kept");
    }

    /// @dev Held against the quotient, so that no product of the expectation can overflow.
    function testFuzz_scaled_MultipliesExactlyOrSaturates(int256 value, uint256 digits) public pure {
        // A quarter of the cases is at the largest power of ten, which a handful of values fits beside.
        if (digits % 4 == 0) (digits, value) = (76, value % 8);
        digits = ExactMath.bound(digits, 0, 76);
        if (uint256(value) % 2 == 0) value >>= 4 * digits > 255 ? 255 : 4 * digits;
        int256 scaled = Scaling.scaled(value, int256(digits));
        int256 factor = int256(10 ** digits);
        if (scaled == LARGEST && value > LARGEST / factor) return;
        if (scaled == SMALLEST && value < SMALLEST / factor) return;
        vm.assertEq(scaled / factor, value, "times a power of ten");
        vm.assertEq(scaled % factor, 0, "and nothing else");
    }

    function testFuzz_scaled_DividesTowardsZero(int256 value, uint256 digits) public pure {
        digits = ExactMath.bound(digits, 1, 76);
        vm.assume(value != SMALLEST);
        int256 scaled = Scaling.scaled(value, -int256(digits));
        uint256 size = uint256(value < 0 ? -value : value);
        uint256 scaledSize = uint256(scaled < 0 ? -scaled : scaled);
        vm.assertLe(scaledSize * 10 ** digits, size, "not further from zero");
        vm.assertLe(size - scaledSize * 10 ** digits, 10 ** digits - 1, "by less than a unit");
        vm.assertTrue(scaled == 0 || (scaled < 0) == (value < 0), "the sign is kept");
    }

    function testFuzz_scaled_NothingIsLeft_WhenExponentIsFarBelow(int256 value, uint256 digits) public pure {
        vm.assertEq(Scaling.scaled(value, -int256(ExactMath.bound(digits, 77, 1e9))), 0, "nothing");
    }

    function testFuzz_toSigned_KeepsOrSaturates(uint256 value) public pure {
        int256 signed = Scaling.toSigned(value);
        vm.assertEq(uint256(signed), value < 2 ** 255 ? value : 2 ** 255 - 1, "value");
    }

    function test_toSigned_Saturates_WhenValueIsBeyondLimit() public pure {
        vm.assertEq(Scaling.toSigned(uint256(LARGEST)), LARGEST, "largest");
        vm.assertEq(Scaling.toSigned(uint256(LARGEST) + 1), LARGEST, "one more");
    }
}
