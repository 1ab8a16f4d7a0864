// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Deviation} from "../../contracts/libraries/Deviation.sol";
import {OracleTest} from "../support/OracleTest.sol";

/// @notice When two prices agree.
contract DeviationTest is OracleTest {
    uint256 private constant MAX_DEVIATION = 4_999;

    function test_isWithin_True_WhenPricesAreEqual() public pure {
        vm.assertTrue(Deviation.isWithin(1, 1, 1), "1");
        vm.assertTrue(Deviation.isWithin(MAX_PRICE, MAX_PRICE, 1), "2^127 - 1");
    }

    function test_isWithin_TurnsFalse_WhenDistanceIsBeyondDeviation() public pure {
        vm.assertTrue(Deviation.isWithin(10_000, 10_100, 100), "1 %");
        vm.assertFalse(Deviation.isWithin(10_000, 10_101, 100), "1 % and a unit");
        vm.assertTrue(Deviation.isWithin(10_000, 14_999, MAX_DEVIATION), "49.99 %");
        vm.assertFalse(Deviation.isWithin(10_000, 15_000, MAX_DEVIATION), "50 %");
        vm.assertFalse(Deviation.isWithin(1, 2, MAX_DEVIATION), "the least distance of small prices");
    }

    function test_isWithin_DoesNotOverflow_WhenPricesAreLargest() public pure {
        vm.assertFalse(Deviation.isWithin(1, MAX_PRICE, MAX_DEVIATION), "far");
        vm.assertTrue(Deviation.isWithin(MAX_PRICE - MAX_PRICE / 10_001, MAX_PRICE, 1), "near");
    }

    function testFuzz_isWithin_IsSymmetric(uint256 one, uint256 other, uint256 maxDeviationBps) public pure {
        (one, other) = (1 + (one % MAX_PRICE), 1 + (other % MAX_PRICE));
        maxDeviationBps = 1 + (maxDeviationBps % MAX_DEVIATION);
        bool answer = Deviation.isWithin(one, other, maxDeviationBps);
        vm.assertTrue(answer == Deviation.isWithin(other, one, maxDeviationBps), "symmetric");
        vm.assertTrue(answer == isWithin(one, other, maxDeviationBps), "checked arithmetic agrees");
    }
}
