// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {GrowthCap} from "../../contracts/adapters/GrowthCap.sol";
import {GrowthCapTest} from "../support/GrowthCapTest.sol";

/// @notice Expects the next event, from `emitter`.
interface EventVm {
    function expectEmit(address emitter) external;
}

/// @notice What an advance does, at each limit of the law.
contract GrowthCapAdvanceTest is GrowthCapTest {
    uint256 private constant MAX_RATE = 2 ** 127 - 1;
    uint32 private constant DELAY = 7 days;

    /// @dev 10 % a year, 5 % down, 0.1 % at once.
    uint16 private constant GROWTH = 1_000;
    uint16 private constant DROP = 500;
    uint16 private constant ALLOWANCE = 10;

    /// @dev As the documentation of the two adapters says.
    uint256 private constant GAS_OF_YEAR = 450;

    function setUp() public override {
        super.setUp();
        adapter = deployWith(GrowthCap.GrowthLimits(GROWTH, DROP, ALLOWANCE, DELAY));
    }

    function test_advance_KeepsRate_WhenItAloneSawMore() public {
        vm.warp(START + DELAY);
        provider.setRate(1.0005e18);
        adapter.advance();
        checkSnapshot(1e18, START + DELAY);
    }

    function test_advance_RaisesSnapshot_WhenTwoSawMore() public {
        vm.warp(START + DELAY);
        provider.setRate(1.0005e18);
        adapter.advance();
        vm.warp(START + 2 * DELAY);
        provider.setRate(1.0007e18);
        adapter.advance();
        checkSnapshot(1.0005e18, START + 2 * DELAY);
    }

    function test_advance_TellsBothSnapshots() public {
        vm.warp(START + DELAY);
        provider.setRate(1.0005e18);
        adapter.advance();
        vm.warp(START + 2 * DELAY);
        EventVm(address(vm)).expectEmit(address(adapter));
        emit GrowthCap.SnapshotAdvanced(1e18, START + DELAY, 1.0005e18, START + 2 * DELAY);
        adapter.advance();
    }

    function test_advance_TellsRate_WhenItIsTooEarlyToCountButNew() public {
        provider.setRate(0.99e18);
        EventVm(address(vm)).expectEmit(address(adapter));
        emit GrowthCap.RateSeen(0.99e18, START);
        adapter.advance();
    }

    function test_advance_IsForAnyone() public {
        vm.warp(START + DELAY);
        vm.prank(address(0xa11ce));
        adapter.advance();
        checkSnapshot(1e18, START + DELAY);
    }

    function test_advance_GROWTH_6_Refuses_WhenOneSecondTooEarlyAndNothingIsNew() public {
        vm.warp(START + DELAY - 1);
        expectRefusal(GrowthCap.AdvanceTooEarly.selector, abi.encode(DELAY - 1, DELAY));
        adapter.advance();
    }

    function test_advance_GROWTH_6_Refuses_WhenTwiceAtOnce() public {
        vm.warp(START + DELAY);
        adapter.advance();
        expectRefusal(GrowthCap.AdvanceTooEarly.selector, abi.encode(0, DELAY));
        adapter.advance();
    }

    function test_advance_GROWTH_6_Remembers_WhenTooEarlyButLowerOrHigherThanSeen() public {
        provider.setRate(1e18 - 1);
        adapter.advance();
        provider.setRate(1e18 + 1);
        adapter.advance();
        (uint256 lowest, uint256 highest, ) = adapter.sightings();
        vm.assertEq(lowest, 1e18 - 1, "lowest");
        vm.assertEq(highest, 1e18 + 1, "highest");
        checkSnapshot(1e18, START);
        expectRefusal(GrowthCap.AdvanceTooEarly.selector, abi.encode(0, DELAY));
        adapter.advance();
    }

    /// @dev The rate is served, by the allowance; but the allowance would add up from snapshot to snapshot.
    function test_advance_StopsAtCeilingWithoutAllowance_WhenRateIsAboveThat() public {
        provider.setRate(1.011e18);
        vm.warp(START + YEAR / 10);
        adapter.advance();
        (, uint256 highest) = adapter.band();
        vm.assertEq(highest, 1.011e18, "served");
        provider.setRate(2e18);
        vm.warp(START + YEAR / 5);
        adapter.advance();
        checkSnapshot(1.011e18, START + YEAR / 5);
        vm.warp(START + YEAR / 5 + DELAY);
        adapter.advance();
        uint256 line = 1.02e18 + (1e18 * uint256(GROWTH) * DELAY) / (10_000 * YEAR);
        checkSnapshot(line, START + YEAR / 5 + DELAY);
    }

    function test_advance_KeepsSnapshot_WhenRateFell() public {
        vm.warp(START + DELAY);
        provider.setRate(0.96e18);
        adapter.advance();
        vm.warp(START + 2 * DELAY);
        adapter.advance();
        checkSnapshot(1e18, START + 2 * DELAY);
    }

    /// @dev Two advances may raise it no further than leaves the rate before in the band; a third makes it certain.
    function test_advance_GROWTH_4_GoesBeyondReach_OnlyWhenTwoWindowsSawIt() public {
        adapter = deployWith(GrowthCap.GrowthLimits(10_000, DROP, ALLOWANCE, DELAY));
        vm.warp(START + YEAR);
        provider.setRate(1.5e18);
        adapter.advance();
        vm.warp(START + YEAR + DELAY);
        adapter.advance();
        uint256 reach = uint256(1e18 * 10_000) / 9_500;
        checkSnapshot(reach, START + YEAR + DELAY);
        checkServed(1e18);
        provider.setRate(1.5e18);
        vm.warp(START + YEAR + 2 * DELAY);
        adapter.advance();
        checkSnapshot(1.5e18, START + YEAR + 2 * DELAY);
    }

    function test_advance_GROWTH_4_KeepsRate_WhenAnyAdvanceOfTheWindowSawLess() public {
        vm.warp(START + DELAY);
        advanceSeeing(1.001e18);
        vm.warp(START + DELAY + 1);
        adapter.advance();
        vm.warp(START + 2 * DELAY);
        advanceSeeing(1.001e18);
        checkSnapshot(1e18, START + 2 * DELAY);
    }

    /// @dev The line is delayed so far that it meets the rate 90 days before the window.
    function test_advance_GROWTH_3_DropsGrowth_WhenUnusedForMoreThanNinetyDays() public {
        vm.warp(START + 100 days);
        adapter.advance();
        checkBase(1e18, START);
        vm.warp(START + 100 days + DELAY);
        EventVm(address(vm)).expectEmit(address(adapter));
        emit GrowthCap.GrowthBaseMoved(1e18, START, 1e18, START + 10 days);
        adapter.advance();
        checkBase(1e18, START + 10 days);
    }

    function test_advance_GROWTH_3_KeepsGrowth_WhenUnusedForNinetyDays() public {
        vm.warp(START + 90 days);
        adapter.advance();
        vm.warp(START + 90 days + DELAY);
        adapter.advance();
        checkBase(1e18, START);
    }

    function test_advance_GROWTH_3_KeepsGrowth_WhenOneAdvanceOfTheWindowSawItUsed() public {
        vm.warp(START + YEAR);
        provider.setRate(1.1e18);
        uint256 before = ceiling();
        advanceSeeing(1e18);
        vm.warp(START + YEAR + 1);
        adapter.advance();
        vm.warp(START + YEAR + DELAY);
        advanceSeeing(1e18);
        vm.assertGe(ceiling(), before, "ceiling");
        checkServed(1.1e18);
    }

    function test_advance_GROWTH_2_CompoundsByTheYear_WhenAYearIsUsed() public {
        provider.setRate(1.1e18);
        for (uint256 i = 0; i < 3; ++i) {
            checkBase(1e18, START);
            vm.warp(START + YEAR - 1 + i * DELAY);
            adapter.advance();
        }
        checkSnapshot(1.1e18, START + YEAR - 1 + 2 * DELAY);
        checkBase(1.1e18, START + YEAR);
    }

    function test_advance_GROWTH_2_DoesNotCompound_WhenOneUnitOfTheYearIsUnused() public {
        provider.setRate(1.1e18 - 1);
        for (uint256 i = 0; i < 3; ++i) {
            vm.warp(START + YEAR + i * DELAY);
            adapter.advance();
        }
        checkSnapshot(1.1e18 - 1, START + YEAR + 2 * DELAY);
        checkBase(1e18, START);
    }

    /// @dev A pushed rate makes nothing compound but its own read.
    function test_advance_GROWTH_2_DoesNotCompound_WhenOneAdvanceAloneSawTheYearUsed() public {
        vm.warp(START + 2 * YEAR);
        advanceSeeing(1.1e18);
        checkBase(1e18, START);
    }

    function test_band_GROWTH_2_CompoundsEachYear_WhenNobodyAdvancedForThree() public {
        vm.warp(START + 3 * YEAR);
        vm.assertEq(ceiling(), 1.301e18, "nothing is used");
        provider.setRate(1.1e18 - 1);
        vm.assertEq(ceiling(), 1.301e18, "not even one year is");
        provider.setRate(1.1e18);
        vm.assertEq(ceiling(), 1.3211e18, "one is");
        provider.setRate(1.331e18);
        vm.assertEq(ceiling(), 1.33221e18, "two are, and the third is even");
        checkServed(1.331e18);
    }

    function test_advance_GROWTH_9_KeepsFloor_WhateverIsSeenAfterALoss() public {
        provider.setRate(0.95e18 - 1);
        for (uint256 i = 1; i <= 10; ++i) {
            vm.warp(START + i * 100 days);
            adapter.advance();
            checkRefused(0.95e18 - 1, GrowthCap.RateBelowBand.selector, 0.95e18);
        }
        checkServed(0.95e18);
    }

    function test_advance_GROWTH_7_Holds_WhenRatesAreLargestForTwoHundredYears() public {
        provider.setRate(MAX_RATE);
        adapter = deployWith(GrowthCap.GrowthLimits(10_000, DROP, 500, 90 days));
        provider.setRate(type(uint256).max);
        for (uint256 i = 1; i <= 4; ++i) {
            vm.warp(START + i * 50 * YEAR);
            adapter.advance();
        }
        (uint256 lowest, uint256 highest, uint256 lowestBefore) = adapter.sightings();
        vm.assertEq(lowest, MAX_RATE, "lowest");
        vm.assertEq(highest, MAX_RATE, "highest");
        vm.assertEq(lowestBefore, MAX_RATE, "lowestBefore");
        vm.assertGe(ceiling(), MAX_RATE, "ceiling");
    }

    function test_advance_GROWTH_7_Holds_WhenRateIsOne() public {
        provider.setRate(1);
        adapter = deployWith(GrowthCap.GrowthLimits(1, 1, 0, 1 hours));
        for (uint256 i = 1; i <= 10; ++i) {
            vm.warp(START + i * YEAR);
            adapter.advance();
            checkServed(1);
        }
        checkBase(1, START + 9 * YEAR - 90 days);
    }

    function test_latestRoundData_CostsWhatIsDocumented_ForEachYearThatNobodyAdvanced() public {
        uint256 rate = 1e18;
        for (uint256 year = 0; year < 10; ++year) rate = (rate * 11) / 10;
        provider.setRate(rate);
        vm.warp(START + 10 * YEAR + 1);
        adapter.latestRoundData(); // warm from here on
        uint256 unattended = gasOfRead();
        for (uint256 i = 0; i < 3; ++i) {
            vm.warp(START + 10 * YEAR + 1 + i * DELAY);
            adapter.advance();
        }
        vm.assertLe(unattended - gasOfRead(), 10 * GAS_OF_YEAR, "gas of ten years");
    }

    function test_advance_NeverGrows_WhenGrowthIsZero() public {
        adapter = deployWith(GrowthCap.GrowthLimits(0, DROP, 0, DELAY));
        provider.setRate(1e18 + 1);
        for (uint256 i = 1; i <= 5; ++i) {
            vm.warp(START + i * YEAR);
            adapter.advance();
        }
        checkSnapshot(1e18, START + 5 * YEAR);
        checkRefused(1e18 + 1, GrowthCap.RateAboveBand.selector, 1e18);
    }

    function gasOfRead() private view returns (uint256 spent) {
        uint256 gasBefore = gasleft();
        adapter.latestRoundData();
        spent = gasBefore - gasleft();
    }
}
