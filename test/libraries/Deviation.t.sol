// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Deviation} from "../../contracts/libraries/Deviation.sol";
import {ExactMath} from "../support/ExactMath.sol";
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

    function testFuzz_isWithin_TurnsFalseAtTheEdge(uint256 lower, uint256 maxDeviationBps) public pure {
        maxDeviationBps = ExactMath.bound(maxDeviationBps, 1, MAX_DEVIATION);
        lower = ExactMath.bound(lower, 10_000, MAX_PRICE / 2);
        uint256 edge = lower + (lower * maxDeviationBps) / 10_000;
        vm.assertTrue(Deviation.isWithin(lower, edge, maxDeviationBps), "at the deviation");
        vm.assertFalse(Deviation.isWithin(lower, edge + 1, maxDeviationBps), "a unit beyond");
    }

    /// @dev What lies between two prices that agree agrees with both: the Median rests on it.
    function testFuzz_isWithin_HoldsForEverythingBetween(
        uint256[3] memory prices,
        uint256 maxDeviationBps
    ) public pure {
        maxDeviationBps = ExactMath.bound(maxDeviationBps, 1, MAX_DEVIATION);
        prices[0] = ExactMath.bound(prices[0], 1, MAX_PRICE / 2);
        prices[2] = ExactMath.bound(prices[2], prices[0], prices[0] + (prices[0] * maxDeviationBps) / 10_000);
        prices[1] = ExactMath.bound(prices[1], prices[0], prices[2]);
        vm.assertTrue(Deviation.isWithin(prices[0], prices[1], maxDeviationBps), "lower");
        vm.assertTrue(Deviation.isWithin(prices[1], prices[2], maxDeviationBps), "upper");
    }

    function testFuzz_isGapWithin_IsIsWithin_WhenTheOrderIsKnown(uint256 one, uint256 other, uint256 bps) public pure {
        one = ExactMath.bound(one, 1, MAX_PRICE);
        other = ExactMath.bound(other, one, MAX_PRICE);
        bps = ExactMath.bound(bps, 1, 10_000);
        vm.assertTrue(Deviation.isGapWithin(one, other, bps) == isWithin(one, other, bps), "the same");
    }
}
