// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {LstRateAdapter} from "../../contracts/adapters/LstRateAdapter.sol";
import {GrowthCap} from "../../contracts/adapters/GrowthCap.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {OracleTest} from "../support/OracleTest.sol";

/// @notice A rate that stands where it is put.
contract SettableRate {
    uint256 public getRate = 1e18;

    function setRate(uint256 rate) external {
        getRate = rate;
    }
}

/// @notice Expects the next event, from `emitter`.
interface EventVm {
    function expectEmit(address emitter) external;
}

/// @notice The band and the snapshot, seen through the adapter that has nothing else.
contract GrowthCapTest is OracleTest {
    uint256 private constant MAX_RATE = 2 ** 127 - 1;
    uint256 private constant YEAR = 365 days;
    uint32 private constant DELAY = 7 days;

    /// @dev 10 % a year, 5 % down, 0.1 % at once.
    uint16 private constant GROWTH = 1_000;
    uint16 private constant DROP = 500;
    uint16 private constant ALLOWANCE = 10;

    SettableRate private provider;
    LstRateAdapter private adapter;

    function setUp() public override {
        super.setUp();
        provider = new SettableRate();
        adapter = deployWith(limits());
    }

    function test_snapshot_IsRateAndTimeOfConstruction() public view {
        checkSnapshot(1e18, START);
    }

    function test_rate_IsServed_WhenAtUpperEdge() public {
        checkServed(1.001e18);
    }

    function test_rate_IsRefused_WhenOneUnitAboveUpperEdge() public {
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

    function test_rate_IsServed_WhenAtLowerEdge() public {
        checkServed(0.95e18);
    }

    function test_rate_IsRefused_WhenOneUnitBelowLowerEdge() public {
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

    function testFuzz_band_IsExact(uint256 rate, uint256 elapsed, uint256[3] memory words) public {
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

    function test_advance_MovesRateAndTimeTogether() public {
        vm.warp(START + DELAY);
        provider.setRate(1.0005e18);
        adapter.advance();
        checkSnapshot(1.0005e18, START + DELAY);
    }

    function test_advance_TellsBothSnapshots() public {
        vm.warp(START + DELAY);
        provider.setRate(1.0005e18);
        EventVm(address(vm)).expectEmit(address(adapter));
        emit GrowthCap.SnapshotAdvanced(1e18, START, 1.0005e18, START + DELAY);
        adapter.advance();
    }

    function test_advance_IsForAnyone() public {
        vm.warp(START + DELAY);
        vm.prank(address(0xa11ce));
        adapter.advance();
        checkSnapshot(1e18, START + DELAY);
    }

    function test_advance_Refuses_WhenOneSecondTooEarly() public {
        vm.warp(START + DELAY - 1);
        expectRefusal(GrowthCap.AdvanceTooEarly.selector, abi.encode(DELAY - 1, DELAY));
        adapter.advance();
    }

    function test_advance_Refuses_WhenTwiceAtOnce() public {
        vm.warp(START + DELAY);
        adapter.advance();
        expectRefusal(GrowthCap.AdvanceTooEarly.selector, abi.encode(0, DELAY));
        adapter.advance();
    }

    function test_advance_Takes_WhenRateIsAtGrowth() public {
        vm.warp(START + YEAR / 10);
        provider.setRate(1.01e18);
        adapter.advance();
        checkSnapshot(1.01e18, START + YEAR / 10);
    }

    /// @dev The rate is served, by the allowance; but the allowance would add up from snapshot to snapshot.
    function test_advance_Refuses_WhenRateIsOneUnitAboveGrowth() public {
        vm.warp(START + YEAR / 10);
        checkServed(1.01e18 + 1);
        expectRefusal(GrowthCap.AdvanceOutOfRange.selector, abi.encode(1.01e18 + 1, 1e18, 1.01e18));
        adapter.advance();
    }

    /// @dev A rate that is pushed down for one transaction would leave the true one above the band.
    function test_advance_Refuses_WhenRateIsOneUnitBelowSnapshot() public {
        vm.warp(START + DELAY);
        uint256 highest = 1e18 + (1e18 * uint256(GROWTH) * DELAY) / (10_000 * YEAR);
        checkServed(1e18 - 1);
        expectRefusal(GrowthCap.AdvanceOutOfRange.selector, abi.encode(1e18 - 1, 1e18, highest));
        adapter.advance();
    }

    /// @dev A rate that is pushed up for one transaction would leave the true one below the band.
    function test_advance_KeepsRateBeforeInBand_WhenStepIsLargest() public {
        vm.warp(START + YEAR);
        uint256 reach = uint256(1e18 * 10_000) / 9_500;
        provider.setRate(reach + 1);
        expectRefusal(GrowthCap.AdvanceOutOfRange.selector, abi.encode(reach + 1, 1e18, reach));
        adapter.advance();
        provider.setRate(reach);
        adapter.advance();
        checkServed(1e18);
    }

    function test_advance_Refuses_WhenRateIsFarOutside() public {
        vm.warp(START + YEAR / 10);
        provider.setRate(1e30);
        expectRefusal(GrowthCap.AdvanceOutOfRange.selector, abi.encode(1e30, 1e18, 1.01e18));
        adapter.advance();
        checkSnapshot(1e18, START);
    }

    /// @dev The fastest that anybody can raise the band: every step at its highest, as often as possible.
    function test_advance_CompoundsGrowthOnly_WhenRepeatedForAYear() public {
        uint256 rate = 1e18;
        for (uint256 step = 1; step <= 52; ++step) {
            vm.warp(START + step * DELAY);
            rate += (rate * GROWTH * DELAY) / (10_000 * YEAR);
            provider.setRate(rate);
            adapter.advance();
        }
        vm.assertLe(rate, 1.1052e18, "e to the power of 0.1");
    }

    /// @dev Whatever is tried, the snapshot only rises, and never faster than the growth.
    function testFuzz_advance_NeverLeavesGrowth(uint256[8] memory rates, uint256[8] memory waits) public {
        uint256 time = START;
        for (uint256 i = 0; i < 8; ++i) {
            time += ExactMath.bound(waits[i], 0, 60 days);
            vm.warp(time);
            provider.setRate(ExactMath.bound(rates[i], 0.99e18, 1.05e18));
            (uint256 before, uint256 since) = adapter.snapshot();
            try adapter.advance() {} catch {
                checkSnapshot(before, since);
                continue;
            }
            checkSnapshot(provider.getRate(), time);
            vm.assertGe(provider.getRate(), before, "never down");
            uint256 grown = before + (before * GROWTH * (time - since)) / (10_000 * YEAR);
            vm.assertLe(provider.getRate(), grown, "never faster");
        }
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

    function checkServed(uint256 rate) private {
        provider.setRate(rate);
        (, int256 answer, , , ) = adapter.latestRoundData();
        vm.assertEq(answer, int256(rate), "answer");
    }

    function checkRefused(uint256 rate, bytes4 selector, uint256 limit) private {
        provider.setRate(rate);
        expectRefusal(selector, abi.encode(rate, limit));
        adapter.latestRoundData();
    }

    function checkSnapshot(uint256 expectedRate, uint256 expectedTime) private view {
        (uint256 rate, uint256 time) = adapter.snapshot();
        vm.assertEq(rate, expectedRate, "rate");
        vm.assertEq(time, expectedTime, "time");
    }

    function expectRefusal(bytes4 selector, bytes memory facts) private {
        vm.expectRevert(abi.encodePacked(selector, facts));
    }

    function deployWith(GrowthCap.GrowthLimits memory growthLimits) private returns (LstRateAdapter) {
        LstRateAdapter.Config memory config = LstRateAdapter.Config({
            description: "a rate",
            provider: address(provider),
            call: abi.encodeCall(provider.getRate, ()),
            rateDecimals: 18,
            limits: growthLimits,
            decimals: 18
        });
        return LstRateAdapter(deployArtifact("LstRateAdapter", abi.encode(config)));
    }
}
