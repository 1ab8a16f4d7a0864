// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {GrowthCap} from "../../contracts/adapters/GrowthCap.sol";
import {LstRateAdapter} from "../../contracts/adapters/LstRateAdapter.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {FakeRateProvider} from "../support/FakeRateProvider.sol";
import {OracleTest} from "../support/OracleTest.sol";

/// @notice What the growth of a rate may be limited to, and the edges of a fresh band, wherever they lie.
contract GrowthCapLimitsTest is OracleTest {
    uint16 private constant GROWTH = 1_000;
    uint16 private constant DROP = 500;
    uint16 private constant ALLOWANCE = 10;
    uint32 private constant DELAY = 7 days;

    FakeRateProvider private provider;

    function setUp() public override {
        super.setUp();
        provider = new FakeRateProvider();
        provider.setRate(1e18);
    }

    function testFuzz_constructor_BoundsGrowth(uint16 growth) public {
        bool isTaken = growth <= 10_000;
        bytes memory refusal = abi.encodeWithSelector(GrowthCap.GrowthOutOfRange.selector, growth, 10_000);
        check(GrowthCap.GrowthLimits(growth, DROP, ALLOWANCE, DELAY), isTaken, refusal);
    }

    function testFuzz_constructor_BoundsDrop(uint16 drop) public {
        if (drop % 2 == 0) drop = (drop >> 1) % 6_000;
        bool isTaken = drop >= 1 && drop < 5_000;
        bytes memory refusal = abi.encodeWithSelector(GrowthCap.DropOutOfRange.selector, drop, 1, 4_999);
        check(GrowthCap.GrowthLimits(GROWTH, drop, ALLOWANCE, DELAY), isTaken, refusal);
    }

    function testFuzz_constructor_BoundsAllowance(uint16 allowance) public {
        if (allowance % 2 == 0) allowance = (allowance >> 1) % 600;
        bool isTaken = allowance <= 500;
        bytes memory refusal = abi.encodeWithSelector(GrowthCap.AllowanceOutOfRange.selector, allowance, 500);
        check(GrowthCap.GrowthLimits(GROWTH, DROP, allowance, DELAY), isTaken, refusal);
    }

    function testFuzz_constructor_BoundsAdvanceDelay(uint32 delay) public {
        if (delay % 2 == 0) delay = (delay >> 1) % 180 days;
        bool isTaken = delay >= 1 hours && delay <= 90 days;
        bytes4 selector = GrowthCap.AdvanceDelayOutOfRange.selector;
        bytes memory refusal = abi.encodeWithSelector(selector, delay, 1 hours, 90 days);
        check(GrowthCap.GrowthLimits(GROWTH, DROP, ALLOWANCE, delay), isTaken, refusal);
    }

    function testFuzz_constructor_BoundsTheRate(uint256 rate) public {
        rate = rate % 2 == 0 ? rate >> 1 : MAX_PRICE - 3 + ((rate >> 1) % 8);
        provider.setRate(rate);
        bool isTaken = rate >= 1 && rate < 2 ** 127;
        bytes memory refusal = abi.encodeWithSelector(GrowthCap.SnapshotRateOutOfRange.selector, rate, 1, MAX_PRICE);
        check(GrowthCap.GrowthLimits(GROWTH, DROP, ALLOWANCE, DELAY), isTaken, refusal);
    }

    /// @dev Without time and with whole percents the edges are exact.
    function testFuzz_rate_IsServed_BetweenTheEdgesOnly(uint256 drop, uint256 allowance, uint256 word) public {
        drop = ExactMath.bound(drop, 1, 49) * 100;
        allowance = ExactMath.bound(allowance, 0, 5) * 100;
        LstRateAdapter adapter = deployWith(GrowthCap.GrowthLimits(GROWTH, uint16(drop), uint16(allowance), DELAY));
        uint256 lowest = 1e18 - drop * 1e14;
        uint256 highest = 1e18 + allowance * 1e14;
        uint256[4] memory rates = [lowest - 1, lowest, highest, highest + 1];
        uint256 rate = word % 2 == 0 ? rates[(word >> 1) % 4] : ExactMath.bound(word, 1, 2e18);
        provider.setRate(rate);
        if (rate > highest) {
            vm.expectRevert(abi.encodeWithSelector(GrowthCap.RateAboveBand.selector, rate, highest));
            adapter.latestRoundData();
        } else if (rate < lowest) {
            vm.expectRevert(abi.encodeWithSelector(GrowthCap.RateBelowBand.selector, rate, lowest));
            adapter.latestRoundData();
        } else {
            (, int256 answer, , , ) = adapter.latestRoundData();
            vm.assertEq(answer, int256(rate), "answer");
        }
    }

    function testFuzz_advance_WaitsForTheDelay_WhateverItIs(uint256 delay, uint256 elapsed) public {
        delay = ExactMath.bound(delay, 1 hours, 90 days);
        LstRateAdapter adapter = deployWith(GrowthCap.GrowthLimits(GROWTH, DROP, ALLOWANCE, uint32(delay)));
        elapsed = elapsed % 2 == 0 ? delay - ((elapsed >> 1) % 2) : ExactMath.bound(elapsed, 0, 2 * delay);
        vm.warp(START + elapsed);
        if (elapsed < delay) {
            vm.expectRevert(abi.encodeWithSelector(GrowthCap.AdvanceTooEarly.selector, elapsed, delay));
        }
        adapter.advance();
    }

    function check(GrowthCap.GrowthLimits memory limits, bool isTaken, bytes memory refusal) private {
        if (!isTaken) vm.expectRevert(refusal);
        LstRateAdapter adapter = deployWith(limits);
        if (isTaken) vm.assertEq(adapter.ADVANCE_DELAY(), limits.advanceDelay, "deployed");
    }

    function deployWith(GrowthCap.GrowthLimits memory limits) private returns (LstRateAdapter) {
        LstRateAdapter.Config memory config = LstRateAdapter.Config({
            description: "a rate",
            provider: address(provider),
            call: abi.encodeCall(provider.getRate, ()),
            rateDecimals: 18,
            limits: limits,
            decimals: 18
        });
        return LstRateAdapter(deployArtifact("LstRateAdapter", abi.encode(config)));
    }
}
