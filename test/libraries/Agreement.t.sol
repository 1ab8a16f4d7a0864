// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Agreement} from "../../contracts/libraries/Agreement.sol";
import {VoiceLib} from "../../contracts/types/Voice.sol";
import {VoiceList, VoiceListLib} from "../../contracts/types/VoiceList.sol";
import {OracleTest} from "../support/OracleTest.sol";

/// @notice The deviation and the middle; how they lead to an answer is tested through the oracle.
contract AgreementTest is OracleTest {
    uint256 private constant MAX_DEVIATION = 4_999;

    function test_isWithin_True_WhenPricesAreEqual() public pure {
        vm.assertTrue(Agreement.isWithin(1, 1, 1), "1");
        vm.assertTrue(Agreement.isWithin(MAX_PRICE, MAX_PRICE, 1), "2^127 - 1");
    }

    function test_isWithin_TurnsFalse_WhenDistanceIsBeyondDeviation() public pure {
        vm.assertTrue(Agreement.isWithin(10_000, 10_100, 100), "1 %");
        vm.assertFalse(Agreement.isWithin(10_000, 10_101, 100), "1 % and a unit");
        vm.assertTrue(Agreement.isWithin(10_000, 14_999, MAX_DEVIATION), "49.99 %");
        vm.assertFalse(Agreement.isWithin(10_000, 15_000, MAX_DEVIATION), "50 %");
        vm.assertFalse(Agreement.isWithin(1, 2, MAX_DEVIATION), "the least distance of small prices");
    }

    function test_isWithin_DoesNotOverflow_WhenPricesAreLargest() public pure {
        vm.assertFalse(Agreement.isWithin(1, MAX_PRICE, MAX_DEVIATION), "far");
        vm.assertTrue(Agreement.isWithin(MAX_PRICE - MAX_PRICE / 10_001, MAX_PRICE, 1), "near");
    }

    function testFuzz_isWithin_IsSymmetric(uint256 one, uint256 other, uint256 maxDeviationBps) public pure {
        (one, other) = (1 + (one % MAX_PRICE), 1 + (other % MAX_PRICE));
        maxDeviationBps = 1 + (maxDeviationBps % MAX_DEVIATION);
        bool answer = Agreement.isWithin(one, other, maxDeviationBps);
        vm.assertTrue(answer == Agreement.isWithin(other, one, maxDeviationBps), "symmetric");
        vm.assertTrue(answer == isWithin(one, other, maxDeviationBps), "checked arithmetic agrees");
    }

    function test_middle_GivesBothSides_WhenCountIsEvenOrOdd() public pure {
        VoiceList voices = VoiceListLib.create();
        for (uint256 i = 0; i < 5; ++i) {
            voices.set(i, VoiceLib.pack(10 + 3 * i, 0, 0));
        }
        checkMiddle(voices, 0, 1, 10, 10, 10);
        checkMiddle(voices, 0, 2, 10, 13, 11);
        checkMiddle(voices, 0, 5, 16, 16, 16);
        checkMiddle(voices, 1, 5, 16, 19, 17);
        checkMiddle(voices, 2, 5, 19, 19, 19);
    }

    function checkMiddle(
        VoiceList voices,
        uint256 first,
        uint256 end,
        uint256 lower,
        uint256 upper,
        uint256 mean
    ) private pure {
        (uint256 actualLower, uint256 actualUpper, uint256 actualMean) = Agreement.middle(voices, first, end);
        vm.assertEq(actualLower, lower, "lower");
        vm.assertEq(actualUpper, upper, "upper");
        vm.assertEq(actualMean, mean, "mean");
    }
}
