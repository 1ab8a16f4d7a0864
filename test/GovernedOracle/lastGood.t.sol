// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {GovernedConfig, IGovernedOracle} from "../../contracts/interfaces/IGovernedOracle.sol";
import {Level, Mode, OracleConfig, Reading} from "../../contracts/interfaces/IRedundantOracle.sol";
import {FaultyFeed} from "../../contracts/testing/FaultyFeed.sol";
import {GovernedTest} from "../support/GovernedTest.sol";

/// @notice The last good price in the place of none at all: when, for how long, and how it is shown.
contract GovernedLastGoodTest is GovernedTest {
    uint256 private constant BPS_HOURS = 10_000 * 1 hours;

    function setUp() public override {
        super.setUp();
        governed = deployGoverned(holdConfig());
        governed.poke();
    }

    function test_tryRead_GOV_6_ShowsNothing_WhenThereIsNoHold() public {
        governed = deployGoverned(plainConfig());
        governed.poke();
        breakFeeds(7);
        assertReading(governed.tryRead(), nothing(7), "off");
    }

    function test_tryRead_GOV_6_ShowsLastGoodRestricted_WhenNoSourceIsValid() public {
        vm.warp(START + 600);
        breakFeeds(7);
        assertReading(governed.tryRead(), held(600, 7), "held");
    }

    function test_read_GOV_6_Refuses_WhenLastGoodIsShown() public {
        breakFeeds(7);
        vm.expectRevert(priceUnavailable(Level.Restricted, 7));
        governed.read();
        vm.expectRevert(priceUnavailable(Level.Restricted, 7));
        governed.latestRoundData();
        vm.expectRevert(priceUnavailable(Level.Restricted, 7));
        governed.latestAnswer();
        vm.expectRevert(priceUnavailable(Level.Restricted, 7));
        governed.latestTimestamp();
        vm.expectRevert(priceUnavailable(Level.Restricted, 7));
        governed.readAtMost(Level.Degraded);
    }

    function test_readAtMost_GOV_6_ShowsLastGood_WhenAskedForRestricted() public {
        vm.warp(START + 600);
        breakFeeds(7);
        assertReading(governed.readAtMost(Level.Restricted), held(600, 7), "held");
    }

    function test_tryReadWithout_ShowsLastGood_WhenAllSourcesAreLeftOut() public view {
        assertReading(governed.tryReadWithout(7), held(0, 7), "held");
    }

    function test_tryRead_GOV_6_ShowsLastGood_WhenHoldEndsNow() public {
        vm.warp(START + MAX_HOLD);
        breakFeeds(7);
        assertReading(governed.tryRead(), held(MAX_HOLD, 7), "at maxHold");
    }

    function test_tryRead_GOV_6_ShowsNothing_WhenHoldEndedASecondAgo() public {
        vm.warp(START + MAX_HOLD + 1);
        breakFeeds(7);
        assertReading(governed.tryRead(), nothing(7), "beyond maxHold");
        vm.expectRevert(priceUnavailable(Level.Unavailable, 7));
        governed.read();
    }

    function test_tryRead_GOV_6_ShowsNothing_WhenNothingWasCommitted() public {
        governed = deployGoverned(holdConfig());
        breakFeeds(7);
        assertReading(governed.tryRead(), nothing(7), "never poked");
    }

    function test_tryRead_ShowsLivePrice_WhenRestrictedAnyway() public {
        setPrice(PRICE + 1);
        breakFeeds(3);
        Reading memory expected = first.tryRead();
        assertReading(governed.tryRead(), expected, "live");
        vm.assertEq(expected.price, PRICE + 1, "price");
    }

    function test_tryRead_GOV_6_ShowsNothing_WhenHalted() public {
        breakFeeds(7);
        halt(1 hours);
        assertReading(governed.tryRead(), nothing(0), "halted");
    }

    function test_tryRead_GOV_6_ShowsNothing_WhenSequencerIsDown() public {
        FaultyFeed sequencer = standOnSequencer();
        sequencer.setRound(FaultyFeed.Round(1, 1, START, START, 1));
        assertReading(governed.tryRead(), nothing(0), "down");
        breakFeeds(7);
        assertReading(governed.tryRead(), nothing(0), "down, and the sources too");
    }

    function test_tryRead_ShowsLastGood_WhenSequencerIsInGraceAndSourcesAreDown() public {
        FaultyFeed sequencer = standOnSequencer();
        sequencer.setRound(FaultyFeed.Round(1, 0, START, START, 1));
        breakFeeds(7);
        assertReading(governed.tryRead(), held(0, 7), "grace");
    }

    function test_tryRead_GOV_6_ShowsNothing_WhenLastGoodWasAnotherOraclesOwn() public {
        replaceWith(deployOracle(configFor(Mode.Ordered, 2)));
        breakFeeds(7);
        assertReading(governed.tryRead(), nothing(7), "replaced");
    }

    function test_tryRead_Normal_WhenSourcesComeBack() public {
        breakFeeds(7);
        governed.poke();
        breakFeeds(0);
        assertReading(governed.tryRead(), first.tryRead(), "back");
        assertLevel(governed.tryRead().level, Level.Normal, "back");
    }

    function test_tryRead_SidesAreThePrice_WhenAgeIsZero() public {
        breakFeeds(7);
        Reading memory reading = governed.tryRead();
        vm.assertEq(reading.low, PRICE, "low");
        vm.assertEq(reading.high, PRICE, "high");
    }

    function test_tryRead_SidesAreThePrice_WhenDataIsDatedAhead() public {
        vm.warp(START + 10);
        setPrice(PRICE);
        governed.poke();
        vm.warp(START + 5);
        breakFeeds(7);
        Reading memory reading = governed.tryRead();
        vm.assertEq(reading.low, PRICE, "low");
        vm.assertEq(uint256(reading.updatedAt), START + 10, "updatedAt");
    }

    function test_tryRead_SidesWidenByDrift_WhenAnHourOld() public {
        vm.warp(START + 1 hours);
        breakFeeds(7);
        Reading memory reading = governed.tryRead();
        vm.assertEq(reading.low, PRICE - PRICE / 100, "low");
        vm.assertEq(reading.high, PRICE + PRICE / 100, "high");
    }

    function testFuzz_tryRead_GOV_6_SidesNeverNarrow(uint256 age, uint256 later, uint16 driftBps) public {
        GovernedConfig memory settings = holdConfig();
        settings.holdDriftBpsPerHour = uint16(1 + (uint256(driftBps) % 10_000));
        governed = deployGoverned(settings);
        governed.poke();
        breakFeeds(7);
        age = age % (MAX_HOLD + 1);
        later = age + (later % (MAX_HOLD + 1 - age));
        vm.warp(START + age);
        Reading memory before = governed.tryRead();
        vm.warp(START + later);
        Reading memory afterwards = governed.tryRead();
        vm.assertLe(afterwards.low, before.low, "low");
        vm.assertGe(afterwards.high, before.high, "high");
        vm.assertGt(afterwards.low, 0, "positive");
    }

    function test_tryRead_LowSideStaysPositive_WhenDriftIsLargest() public {
        GovernedConfig memory settings = holdConfig();
        settings.maxHold = 1 days;
        settings.holdDriftBpsPerHour = 10_000;
        governed = deployGoverned(settings);
        governed.poke();
        vm.warp(START + 1 days);
        breakFeeds(7);
        Reading memory reading = governed.tryRead();
        vm.assertEq(reading.low, 1, "low");
        vm.assertEq(reading.high, 25 * PRICE, "the high side widens on");
    }

    function test_tryRead_DoesNotOverflow_WhenPriceIsLargest() public {
        GovernedConfig memory settings = holdConfig();
        settings.maxHold = 1 days;
        settings.holdDriftBpsPerHour = 10_000;
        setPrice(MAX_PRICE);
        governed = deployGoverned(settings);
        governed.poke();
        vm.warp(START + 1 days);
        breakFeeds(7);
        Reading memory reading = governed.tryRead();
        vm.assertEq(reading.price, MAX_PRICE, "price");
        vm.assertEq(reading.high, 25 * MAX_PRICE, "high");
    }

    function test_tryRead_SidesRoundOutwards_WhenDriftIsBelowAUnit() public {
        setPrice(5);
        governed = deployGoverned(holdConfig());
        governed.poke();
        vm.warp(START + 1);
        breakFeeds(7);
        Reading memory reading = governed.tryRead();
        vm.assertEq(reading.low, 4, "low");
        vm.assertEq(reading.high, 6, "high");
    }

    function test_tryRead_SidesSpanSuspectedJump_WhenSourcesDieAfterIt() public {
        governed = deployGoverned(fullConfig());
        governed.poke();
        setPrice(PRICE / 2);
        governed.poke();
        breakFeeds(7);
        Reading memory reading = governed.tryRead();
        vm.assertEq(reading.price, PRICE, "price");
        vm.assertEq(reading.low, PRICE / 2, "low");
        vm.assertEq(reading.high, PRICE, "high");
    }

    function test_poke_EmitsRestrictedThenUnavailable_WhenHoldEnds() public {
        breakFeeds(7);
        vm.expectEmit(true, true, true, true);
        emit IGovernedOracle.LevelChanged(Level.Normal, Level.Restricted);
        governed.poke();
        vm.warp(START + MAX_HOLD + 1);
        (bool isNeeded, ) = governed.checkUpkeep("");
        vm.assertTrue(isNeeded, "the hold has ended");
        vm.expectEmit(true, true, true, true);
        emit IGovernedOracle.LevelChanged(Level.Restricted, Level.Unavailable);
        governed.poke();
    }

    function standOnSequencer() private returns (FaultyFeed sequencer) {
        sequencer = new FaultyFeed(0, 0);
        sequencer.setRound(FaultyFeed.Round(1, 0, START - 30 days, START, 1));
        OracleConfig memory settings = configFor(Mode.Median, 2);
        settings.sequencerFeed = address(sequencer);
        settings.sequencerGrace = 1 hours;
        GovernedConfig memory governance = holdConfig();
        governance.oracle = address(deployOracle(settings));
        governed = deployGoverned(governance);
        governed.poke();
    }

    function held(uint256 age, uint16 faultMask) private pure returns (Reading memory) {
        uint256 drift = (PRICE * HOLD_DRIFT * age + BPS_HOURS - 1) / BPS_HOURS;
        return
            Reading(PRICE, PRICE - drift, PRICE + drift, uint64(START), Level.Restricted, 0, NONE_SERVED, 0, faultMask);
    }

    function nothing(uint16 faultMask) private pure returns (Reading memory) {
        return Reading(0, 0, 0, 0, Level.Unavailable, 0, NONE_SERVED, 0, faultMask);
    }
}
