// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {GrowthCap} from "../../contracts/adapters/GrowthCap.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {GrowthCapTest} from "../support/GrowthCapTest.sol";

/// @notice The band at its edges, and what an adapter may be constructed with.
contract GrowthCapBandTest is GrowthCapTest {
    uint256 private constant MAX_RATE = 2 ** 127 - 1;
    uint32 private constant DELAY = 7 days;

    /// @dev 10 % a year, 5 % down, 0.1 % at once.
    uint16 private constant GROWTH = 1_000;
    uint16 private constant DROP = 500;
    uint16 private constant ALLOWANCE = 10;

    function setUp() public override {
        super.setUp();
        adapter = deployWith(limits());
    }

    function test_snapshot_IsRateAndTimeOfConstruction() public view {
        checkSnapshot(1e18, START);
    }

    function test_rate_GROWTH_1_IsServed_WhenAtUpperEdge() public {
        checkServed(1.001e18);
    }

    function test_rate_GROWTH_1_IsRefused_WhenOneUnitAboveUpperEdge() public {
        checkRefused(1.001e18 + 1, GrowthCap.RateAboveBand.selector, 1.001e18);
    }

    function test_rate_IsServed_WhenAtUpperEdgeAfterAYear() public {
        vm.warp(START + YEAR);
        checkServed(1.101e18);
    }

    function test_rate_IsRefused_WhenOneUnitAboveUpperEdgeAfterAYear() public {
        vm.warp(START + YEAR);
        checkRefused(1.101e18 + 1, GrowthCap.RateAboveBand.selector, 1.101e18);
    }

    function test_rate_GROWTH_1_IsServed_WhenAtLowerEdge() public {
        checkServed(0.95e18);
    }

    function test_rate_GROWTH_1_IsRefused_WhenOneUnitBelowLowerEdge() public {
        checkRefused(0.95e18 - 1, GrowthCap.RateBelowBand.selector, 0.95e18);
    }

    function test_rate_IsRefused_WhenZero() public {
        checkRefused(0, GrowthCap.RateBelowBand.selector, 0.95e18);
    }

    function test_rate_IsServedAgain_WhenBackInBand() public {
        checkRefused(2e18, GrowthCap.RateAboveBand.selector, 1.001e18);
        checkServed(1e18);
    }

    function test_band_KeepsLowerEdge_WhenTimePasses() public {
        vm.warp(START + 10 * YEAR);
        (uint256 lowest, uint256 highest) = adapter.band();
        vm.assertEq(lowest, 0.95e18, "lowest");
        vm.assertEq(highest, 2.001e18, "highest");
    }

    function testFuzz_band_GROWTH_1_IsExact(uint256 rate, uint256 elapsed, uint256[3] memory words) public {
        rate = ExactMath.priceOf(rate);
        elapsed = ExactMath.bound(elapsed, 0, 100 * YEAR);
        uint256 growth = ExactMath.bound(words[0], 0, 10_000);
        uint256 drop = ExactMath.bound(words[1], 1, 4_999);
        uint256 allowance = ExactMath.bound(words[2], 0, 500);
        provider.setRate(rate);
        adapter = deployWith(GrowthCap.GrowthLimits(uint16(growth), uint16(drop), uint16(allowance), DELAY));
        vm.warp(START + elapsed);
        (uint256 lowest, uint256 highest) = adapter.band();
        uint256 factor = (10_000 + allowance) * YEAR + growth * elapsed;
        vm.assertTrue(ExactMath.isFloor(highest, rate, factor, 10_000 * YEAR), "highest");
        vm.assertTrue((rate - lowest) * 10_000 <= drop * rate, "lowest is within the fall");
        vm.assertTrue((rate - lowest + 1) * 10_000 > drop * rate, "one lower is not");
    }

    function test_takeSnapshot_Refuses_WhenRateIsZero() public {
        provider.setRate(0);
        expectRefusal(GrowthCap.SnapshotRateOutOfRange.selector, abi.encode(0, 1, MAX_RATE));
        deployWith(limits());
    }

    function test_takeSnapshot_Takes_WhenRateIsLargest() public {
        provider.setRate(MAX_RATE);
        deployWith(limits());
    }

    function test_takeSnapshot_Refuses_WhenRateIsBeyondLargest() public {
        provider.setRate(MAX_RATE + 1);
        expectRefusal(GrowthCap.SnapshotRateOutOfRange.selector, abi.encode(MAX_RATE + 1, 1, MAX_RATE));
        deployWith(limits());
    }

    function test_constructor_Takes_WhenLimitsAreAtTheirEdges() public {
        deployWith(GrowthCap.GrowthLimits(10_000, 4_999, 500, 90 days));
        deployWith(GrowthCap.GrowthLimits(0, 1, 0, 1 hours));
    }

    function test_constructor_Refuses_WhenGrowthIsTooHigh() public {
        expectRefusal(GrowthCap.GrowthOutOfRange.selector, abi.encode(10_001, 10_000));
        deployWith(GrowthCap.GrowthLimits(10_001, DROP, ALLOWANCE, DELAY));
    }

    function test_constructor_Refuses_WhenDropIsZeroOrHalf() public {
        expectRefusal(GrowthCap.DropOutOfRange.selector, abi.encode(0, 1, 4_999));
        deployWith(GrowthCap.GrowthLimits(GROWTH, 0, ALLOWANCE, DELAY));
        expectRefusal(GrowthCap.DropOutOfRange.selector, abi.encode(5_000, 1, 4_999));
        deployWith(GrowthCap.GrowthLimits(GROWTH, 5_000, ALLOWANCE, DELAY));
    }

    function test_constructor_Refuses_WhenAllowanceIsTooWide() public {
        expectRefusal(GrowthCap.AllowanceOutOfRange.selector, abi.encode(501, 500));
        deployWith(GrowthCap.GrowthLimits(GROWTH, DROP, 501, DELAY));
    }

    function test_constructor_Refuses_WhenDelayIsTooShortOrTooLong() public {
        expectRefusal(GrowthCap.AdvanceDelayOutOfRange.selector, abi.encode(1 hours - 1, 1 hours, 90 days));
        deployWith(GrowthCap.GrowthLimits(GROWTH, DROP, ALLOWANCE, 1 hours - 1));
        expectRefusal(GrowthCap.AdvanceDelayOutOfRange.selector, abi.encode(90 days + 1, 1 hours, 90 days));
        deployWith(GrowthCap.GrowthLimits(GROWTH, DROP, ALLOWANCE, 90 days + 1));
    }

    function limits() private pure returns (GrowthCap.GrowthLimits memory) {
        return GrowthCap.GrowthLimits(GROWTH, DROP, ALLOWANCE, DELAY);
    }
}
