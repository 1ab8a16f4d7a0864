// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {GrowthCap} from "../../contracts/adapters/GrowthCap.sol";
import {GrowthCapTest} from "../support/GrowthCapTest.sol";

/// @notice Strangers who advance at the worst moment, push the rate within their transaction, or are nowhere to be seen.
contract GrowthCapAttacksTest is GrowthCapTest {
    uint32 private constant DAY = 1 days;
    uint256 private constant MONTH = 30 days;

    // Nobody advances.

    function test_advance_NeverStuck_WhenNobodyAdvancedForFortyDays() public {
        deployTight();
        atDay(40);
        adapter.advance();
        atDay(41);
        adapter.advance();
        checkServed(grown(1_000, START + 41 * DAY));
        atDay(42);
        adapter.advance();
        checkSnapshot(grown(1_000, START + 41 * DAY), START + 42 * DAY);
    }

    /// @dev However long nobody advances, the true rate is served, and three advances bring the floor back.
    function test_advance_NeverStuck_HoweverLongNobodyAdvanced() public {
        uint256[8] memory gaps = [uint256(2), 11, 40, 90, 91, 180, 364, 1_000];
        for (uint256 i = 0; i < gaps.length; ++i) {
            vm.warp(START);
            provider.setRate(1e18);
            deployTight();
            for (uint256 day = gaps[i]; day <= gaps[i] + 2; ++day) {
                atDay(day);
                adapter.advance();
                checkServed(provider.getRate());
            }
            vm.assertGe(snapshotRate(), grown(1_000, START + gaps[i] * DAY), "what all three saw");
            checkRefused((provider.getRate() * 98) / 100, GrowthCap.RateBelowBand.selector);
        }
    }

    /// @dev No advance at all: the years that the rate used compound in the very read.
    function test_rate_IsServed_WhenItCompoundsAtTheLimitAndNobodyEverAdvances() public {
        adapter = deployWith(GrowthCap.GrowthLimits(1_000, 100, 0, 7 days));
        uint256 rate = 1e18;
        for (uint256 year = 0; year < 30; ++year) {
            vm.warp(START + year * YEAR + 100 days);
            checkServed(rate + (rate * 1_000 * 100 days) / (10_000 * YEAR));
            checkRefused(rate + (rate * 1_000 * 100 days) / (10_000 * YEAR) + 1, GrowthCap.RateAboveBand.selector);
            rate = (rate * 11_000) / 10_000;
        }
    }

    function test_rate_IsRefused_WhenItLosesNineInAHundredAYearAfterFortyUnattendedDays() public {
        attendedFrom(40);
        checkRefused((provider.getRate() * 91) / 100, GrowthCap.RateBelowBand.selector);
        checkRefused((grown(1_000, START + YEAR) * 985) / 1_000, GrowthCap.RateBelowBand.selector);
        checkServed((grown(1_000, START + YEAR) * 995) / 1_000);
    }

    function test_rate_IsRefused_WhenItUsesTheGrowthOfAYearThatItLeftUnused() public {
        attendedFrom(40);
        checkRefused(1.2e18, GrowthCap.RateAboveBand.selector);
        // 20 % a year for 90 days and the day of the last window, and 0.5 %, above 1.10.
        checkRefused(1.16e18, GrowthCap.RateAboveBand.selector);
        checkServed(1.15e18);
    }

    /// @dev A rate at its limit for thirty years: the base compounds, so that it is never too slow.
    function test_rate_IsServed_WhenItCompoundsAtTheLimitForThirtyYears() public {
        adapter = deployWith(GrowthCap.GrowthLimits(1_000, 100, 0, 7 days));
        uint256 rate = 1e18;
        for (uint256 year = 0; year < 30; ++year) {
            for (uint256 week = 1; week <= 52; ++week) {
                vm.warp(START + year * YEAR + week * 7 days);
                checkServed(rate + (rate * 1_000 * week * 7 days) / (10_000 * YEAR));
                adapter.advance();
            }
            rate = (rate * 11_000) / 10_000;
        }
    }

    // A stranger advances at the worst moment.

    function test_rate_IsServed_WhenStrangerAdvancesAMinuteBeforeEachBooking() public {
        adapter = deployWith(GrowthCap.GrowthLimits(1_000, 500, 10, DAY));
        uint256 rate = 1e18;
        for (uint256 month = 1; month <= 36; ++month) {
            vm.warp(START + month * MONTH - 60);
            adapter.advance();
            rate = (rate * 1_005) / 1_000;
            checkThroughTheMonth(rate, month);
        }
    }

    function test_rate_IsServed_WhenStrangersAdvanceAllTheTime() public {
        adapter = deployWith(GrowthCap.GrowthLimits(1_000, 500, 10, 1 hours));
        uint256 rate = 1e18;
        for (uint256 month = 1; month <= 12; ++month) {
            for (uint256 hour = 1; hour < 24 * 30; hour += 7) {
                vm.warp(START + (month - 1) * MONTH + hour * 1 hours);
                adapter.advance();
                checkServed(rate);
            }
            rate = (rate * 1_005) / 1_000;
            checkThroughTheMonth(rate, month);
        }
    }

    /// @dev Once in 90 days, all that the limit allows for these.
    function test_rate_IsServed_WhenBookedOnceInNinetyDaysAtTheLimit() public {
        adapter = deployWith(GrowthCap.GrowthLimits(1_000, 500, 10, DAY));
        for (uint256 day = 1; day <= 10 * 90; ++day) {
            vm.warp(START + day * DAY);
            checkServed(grown(1_000, START + (day / 90) * 90 days));
            adapter.advance();
        }
    }

    // Somebody pushes the rate for a transaction.

    /// @dev 10 % a year, 1 % down, truly 3 %; somebody honest advances at other times.
    function test_rate_IsServed_WhenPushedUpThirtyDaysApartAndAKeeperAdvancesBetween() public {
        adapter = deployWith(GrowthCap.GrowthLimits(1_000, 100, 10, DAY));
        for (uint256 month = 1; month <= 24; ++month) {
            vm.warp(START + month * MONTH);
            uint256 rate = grown(300, block.timestamp);
            provider.setRate(rate);
            advanceSeeing(2 * rate);
            checkServed(rate);
            vm.warp(START + month * MONTH + 15 days);
            provider.setRate(grown(300, block.timestamp));
            tryAdvance();
            vm.assertLe(snapshotRate(), provider.getRate(), "nothing is ratcheted");
            checkServed(provider.getRate());
        }
    }

    /// @dev Without any keeper two pushes may raise the floor only so far that the rate of before stays in the band.
    function test_rate_IsServed_WhenPushedUpTwiceAndNobodyElseAdvances() public {
        adapter = deployWith(GrowthCap.GrowthLimits(1_000, 100, 10, DAY));
        for (uint256 month = 1; month <= 2; ++month) {
            vm.warp(START + month * MONTH);
            provider.setRate(grown(300, block.timestamp));
            advanceSeeing(2e18);
            checkServed(grown(300, block.timestamp));
        }
    }

    /// @dev The pusher is first in every window and last, at the very second; a keeper comes once in it, at any time.
    function testFuzz_advance_GROWTH_5_RatchetsNothing_WhenKeeperComesOnceInAWindow(uint256[20] memory words) public {
        adapter = deployWith(GrowthCap.GrowthLimits(10_000, 100, 10, 7 days));
        for (uint256 i = 0; i < words.length; ++i) {
            uint256 windowStart = START + i * 7 days;
            provider.setRate(grown(300, windowStart));
            vm.warp(windowStart);
            advanceSeeing(pushed(words[i]));
            vm.warp(windowStart + ((words[i] >> 128) % 7 days));
            provider.setRate(grown(300, block.timestamp));
            tryAdvance();
            vm.warp(windowStart + 7 days);
            provider.setRate(grown(300, block.timestamp));
            advanceSeeing(pushed(words[i] >> 64));
            vm.assertLe(snapshotRate(), provider.getRate(), "snapshot");
            checkServed(provider.getRate());
        }
    }

    /// @dev Pushed down at every advance but the keeper's, the rate still uses its growth.
    function test_rate_IsServed_WhenPushedDownForAYear() public {
        adapter = deployWith(GrowthCap.GrowthLimits(1_000, 500, 10, 7 days));
        for (uint256 week = 1; week <= 104; ++week) {
            vm.warp(START + week * 7 days - 1);
            provider.setRate(grown(900, block.timestamp));
            tryAdvance();
            vm.warp(START + week * 7 days);
            advanceSeeing(0);
            checkServed(grown(900, block.timestamp));
        }
    }

    /// @dev 100 % a year means twice as much after one, however often anybody advances.
    function test_band_GROWTH_2_DoublesInAYear_WhenPushedToTheCeilingEveryDay() public {
        adapter = deployWith(GrowthCap.GrowthLimits(10_000, 500, 10, DAY));
        for (uint256 day = 1; day <= 730; ++day) {
            vm.warp(START + day * DAY);
            provider.setRate(ceiling());
            adapter.advance();
            if (day == 365) vm.assertLe(ceiling(), 2.002e18, "after a year");
        }
        vm.assertLe(ceiling(), 4.004e18, "after two");
        vm.assertGe(ceiling(), 4e18, "all of it");
    }

    function deployTight() private {
        adapter = deployWith(GrowthCap.GrowthLimits(2_000, 100, 50, DAY));
    }

    /// @dev The rate grows by 10 % a year, evenly.
    function atDay(uint256 day) private {
        vm.warp(START + day * DAY);
        provider.setRate(grown(1_000, block.timestamp));
    }

    /// @dev Nobody advances before that day; then somebody does every day, until a year has passed.
    function attendedFrom(uint256 day) private {
        deployTight();
        for (; day <= 365; ++day) {
            atDay(day);
            adapter.advance();
        }
    }

    function checkThroughTheMonth(uint256 rate, uint256 month) private {
        for (uint256 day = 0; day < 30; day += 3) {
            vm.warp(START + month * MONTH + day * DAY);
            checkServed(rate);
        }
    }

    /// @dev From 0 to four times the rate.
    function pushed(uint256 word) private pure returns (uint256) {
        return word % 4e18;
    }
}
