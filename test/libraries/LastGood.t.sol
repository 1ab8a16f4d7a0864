// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {LastGood} from "../../contracts/libraries/LastGood.sol";
import {Committed} from "../../contracts/types/GovernedState.sol";
import {Level, Reading} from "../../contracts/types/Reading.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {OracleTest} from "../support/OracleTest.sol";

/// @notice The last good price while it is held: for how long, and between which sides.
contract LastGoodTest is OracleTest {
    uint256 private constant LONGEST_HOLD = 1 days;
    uint256 private constant LARGEST_DRIFT = 10_000;

    function testFuzz_show_LastsAsLongAsTheHold(uint256 maxHold, uint256 age) public view {
        maxHold = ExactMath.bound(maxHold, 1, LONGEST_HOLD);
        age = age % 2 == 0 ? maxHold + ((age >> 1) % 2) : ExactMath.bound(age, 0, 2 * LONGEST_HOLD);
        (bool isShown, Reading memory reading) = show(PRICE, age, maxHold, 100);
        vm.assertTrue(isShown == (age <= maxHold), "shown");
        vm.assertEq(reading.price, isShown ? PRICE : 0, "price");
        assertLevel(reading.level, isShown ? Level.Restricted : Level.Unavailable, "shown");
        vm.assertEq(uint256(reading.updatedAt), isShown ? START - age : 0, "the data's time");
    }

    function test_show_EndsASecondAfterTheHold() public view {
        (bool isShown, ) = show(PRICE, LONGEST_HOLD, LONGEST_HOLD, 100);
        vm.assertTrue(isShown, "at maxHold");
        (isShown, ) = show(PRICE, LONGEST_HOLD + 1, LONGEST_HOLD, 100);
        vm.assertFalse(isShown, "a second later");
    }

    /// @dev The sides are the price less and plus price * drift * age / 36,000,000, rounded outwards: held against the
    /// product itself, without a division.
    function testFuzz_show_SidesWidenWithAgeAndDrift(uint256 price, uint256 drift, uint256 age) public view {
        price = ExactMath.bound(price, 1, MAX_PRICE);
        drift = ExactMath.bound(drift, 1, LARGEST_DRIFT);
        age = ExactMath.bound(age, 0, LONGEST_HOLD);
        (, Reading memory reading) = show(price, age, LONGEST_HOLD, drift);
        uint256 width = reading.high - price;
        vm.assertGe(width * 36_000_000, price * drift * age, "rounded outwards");
        if (width != 0) vm.assertGt(price * drift * age, (width - 1) * 36_000_000, "by less than a unit");
        vm.assertEq(reading.low, width < price ? price - width : 1, "low");
    }

    function testFuzz_show_SidesNeverNarrow(uint256 price, uint256 drift, uint256 age, uint256 later) public view {
        price = ExactMath.bound(price, 1, MAX_PRICE);
        drift = ExactMath.bound(drift, 1, LARGEST_DRIFT);
        age = ExactMath.bound(age, 0, LONGEST_HOLD);
        later = ExactMath.bound(later, age, LONGEST_HOLD);
        (, Reading memory reading) = show(price, age, LONGEST_HOLD, drift);
        (, Reading memory laterReading) = show(price, later, LONGEST_HOLD, drift);
        vm.assertLe(laterReading.low, reading.low, "low");
        vm.assertGe(laterReading.high, reading.high, "high");
        vm.assertGt(laterReading.low, 0, "a price");
    }

    function testFuzz_show_NothingWithoutAPrice(uint256 age, uint256 maxHold) public view {
        (bool isShown, Reading memory reading) = show(0, ExactMath.bound(age, 0, START), maxHold, 100);
        vm.assertFalse(isShown, "nothing was committed");
        vm.assertEq(abi.encode(reading), abi.encode(nothing()), "untouched");
    }

    function testFuzz_show_AgeIsZero_WhenDataIsDatedAhead(uint256 ahead) public view {
        uint256 time = START + ExactMath.bound(ahead, 0, 60);
        Reading memory reading = nothing();
        LastGood.show(reading, Committed(uint128(PRICE), uint64(time), Level.Normal, 0, 0), 1, LARGEST_DRIFT);
        vm.assertEq(reading.low, PRICE, "low");
        vm.assertEq(reading.high, PRICE, "high");
        vm.assertEq(uint256(reading.updatedAt), time, "the data's time");
    }

    function show(
        uint256 price,
        uint256 age,
        uint256 maxHold,
        uint256 drift
    ) private view returns (bool isShown, Reading memory reading) {
        reading = nothing();
        Committed memory committed = Committed(uint128(price), uint64(START - age), Level.Normal, 0, 0);
        isShown = LastGood.show(reading, committed, maxHold, drift);
    }

    function nothing() private pure returns (Reading memory) {
        return Reading(0, 0, 0, 0, Level.Unavailable, 0, NONE_SERVED, 0, 7);
    }
}
