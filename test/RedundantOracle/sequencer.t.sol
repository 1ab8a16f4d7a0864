// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {
    Fault,
    IRedundantOracle,
    Level,
    Mode,
    OracleConfig,
    Reading
} from "../../contracts/interfaces/IRedundantOracle.sol";
import {Behavior, FaultyFeed} from "../../contracts/testing/FaultyFeed.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {OracleTest} from "../support/OracleTest.sol";

/// @notice The L2's sequencer: down, back within the grace, up; and its feed failing in every way.
contract SequencerTest is OracleTest {
    uint256 private constant UP = 0;
    uint256 private constant DOWN = 1;
    uint32 private constant GRACE = 3_600;

    FaultyFeed private sequencer;
    IRedundantOracle private oracle;

    function setUp() public override {
        super.setUp();
        deployFeeds(2);
        sequencer = new FaultyFeed{value: 1}(0, 1);
        setStatus(UP, START - 30 days);
        oracle = deployOracle(settingsWithSequencer());
    }

    function test_tryRead_Normal_WhenSequencerIsUp() public view {
        assertLevel(oracle.tryRead().level, Level.Normal, "up");
    }

    function test_tryRead_CORE_20_Unavailable_B54_WhenSequencerIsDown() public {
        setStatus(DOWN, START - 10);
        assertUnavailable("down");
    }

    function test_tryRead_CORE_20_Restricted_B54_WhenGraceEndsNow() public {
        setStatus(UP, START - GRACE);
        Reading memory reading = oracle.tryRead();
        assertReading(
            reading,
            Reading(PRICE, PRICE, PRICE, uint64(START), Level.Restricted, 2, 0, 3, 0),
            "at the grace"
        );
    }

    function test_tryRead_CORE_20_Normal_WhenGraceEndedASecondAgo() public {
        setStatus(UP, START - GRACE - 1);
        assertLevel(oracle.tryRead().level, Level.Normal, "beyond the grace");
    }

    function test_tryRead_CORE_20_Restricted_WhenGraceIsZeroAndItCameBackNow() public {
        OracleConfig memory settings = settingsWithSequencer();
        settings.sequencerGrace = 0;
        setStatus(UP, START);
        assertLevel(deployOracle(settings).tryRead().level, Level.Restricted, "this very second");
        setStatus(UP, START - 1);
        assertLevel(deployOracle(settings).tryRead().level, Level.Normal, "a second ago");
    }

    function test_tryRead_CORE_20_Unavailable_WhenDownAndSourcesDownToo() public {
        setStatus(DOWN, START - 10);
        feeds[0].setBehavior(Behavior.RevertEmpty);
        assertUnavailable("no source is read");
    }

    function test_tryRead_CORE_20_StaysUnavailable_WhenBackWithoutVoters() public {
        setStatus(UP, START - 10);
        feeds[0].setBehavior(Behavior.RevertEmpty);
        feeds[1].setBehavior(Behavior.RevertEmpty);
        Reading memory reading = oracle.tryRead();
        assertReading(reading, Reading(0, 0, 0, 0, Level.Unavailable, 0, NONE_SERVED, 0, 3), "in the grace");
    }

    function test_tryRead_CORE_20_Restricted_WhenInGraceAndDisputed() public {
        setStatus(UP, START - 10);
        feeds[1].setAnswer(int256(PRICE * 2), START);
        assertLevel(oracle.tryRead().level, Level.Restricted, "both");
    }

    function test_tryRead_CORE_20_Restricted_WhenMedianIsInGrace() public {
        OracleConfig memory settings = settingsWithSequencer();
        settings.mode = Mode.Median;
        setStatus(UP, START - 10);
        Reading memory reading = deployOracle(settings).tryRead();
        assertReading(
            reading,
            Reading(PRICE, PRICE, PRICE, uint64(START), Level.Restricted, 2, NONE_SERVED, 3, 0),
            "in the grace"
        );
    }

    function test_tryRead_Unavailable_WhenStartedAtIsZero() public {
        setStatus(UP, 0);
        assertUnavailable("round not started");
    }

    function test_tryRead_Restricted_WhenStartedAtIsAtTolerance() public {
        setStatus(UP, START + 60);
        assertLevel(oracle.tryRead().level, Level.Restricted, "+60");
    }

    function test_tryRead_Unavailable_WhenStartedAtIsBeyondTolerance() public {
        setStatus(UP, START + 61);
        assertUnavailable("+61");
        setStatus(UP, type(uint256).max);
        assertUnavailable("2^256 - 1");
    }

    function test_tryRead_Unavailable_WhenStatusIsNeitherZeroNorOne() public {
        uint256[3] memory statuses = [uint256(2), 1 << 255, type(uint256).max];
        for (uint256 i = 0; i < 3; ++i) {
            setStatus(statuses[i], START - 30 days);
            assertUnavailable(vm.toString(statuses[i]));
        }
    }

    /// @dev Chainlink's Optimism feeds move `updatedAt` without a change of status.
    function test_tryRead_Normal_WhenOnlyUpdatedAtIsRecent() public {
        sequencer.setRound(FaultyFeed.Round(1, UP, START - 30 days, START, 1));
        assertLevel(oracle.tryRead().level, Level.Normal, "status stands since long");
        sequencer.setRound(FaultyFeed.Round(1, UP, START - 10, START - 30 days, 1));
        assertLevel(oracle.tryRead().level, Level.Restricted, "startedAt counts");
    }

    function test_tryRead_Unavailable_B54_WhenSequencerFeedFails() public {
        for (uint256 i = uint256(Behavior.RevertEmpty); i <= uint256(Behavior.ReturnOneByteShort); ++i) {
            sequencer.setBehavior(Behavior(i));
            assertUnavailable(vm.toString(i));
        }
    }

    function test_tryRead_Unavailable_WhenSequencerFeedLosesItsCode() public {
        vm.etch(address(sequencer), "");
        assertUnavailable("no code");
    }

    function test_read_CORE_20_Reverts_WhenSequencerIsDown() public {
        setStatus(DOWN, START - 10);
        vm.expectRevert(abi.encodeWithSelector(IRedundantOracle.PriceUnavailable.selector, Level.Unavailable, 0));
        oracle.read();
    }

    function test_read_CORE_20_Reverts_WhenInGrace() public {
        setStatus(UP, START - 10);
        vm.expectRevert(abi.encodeWithSelector(IRedundantOracle.PriceUnavailable.selector, Level.Restricted, 0));
        oracle.read();
    }

    function test_inspect_NamesNoFault_WhenSequencerIsDown() public {
        setStatus(DOWN, START - 10);
        assertFault(faultOf(oracle, 0), Fault.None, "the feeds are reported as they are");
    }

    function testFuzz_tryRead_CORE_20_RestrictedWithinTheGrace(uint256 grace, uint256 elapsed) public {
        OracleConfig memory settings = settingsWithSequencer();
        settings.sequencerGrace = uint32(ExactMath.bound(grace, 0, 7 days));
        uint256 edge = settings.sequencerGrace + ((elapsed >> 1) % 2);
        elapsed = elapsed % 2 == 0 ? edge : ExactMath.bound(elapsed, 0, 14 days);
        setStatus(UP, START - elapsed);
        Level expected = elapsed <= settings.sequencerGrace ? Level.Restricted : Level.Normal;
        assertLevel(deployOracle(settings).tryRead().level, expected, "grace");
    }

    function testFuzz_tryRead_CORE_20_TurnsAtTheEndOfAnyGrace(uint32 grace) public {
        OracleConfig memory settings = settingsWithSequencer();
        settings.sequencerGrace = uint32(ExactMath.bound(grace, 0, START - 2));
        IRedundantOracle one = deployOracle(settings);
        setStatus(UP, START - settings.sequencerGrace);
        assertLevel(one.tryRead().level, Level.Restricted, "at its end");
        setStatus(UP, START - settings.sequencerGrace - 1);
        assertLevel(one.tryRead().level, Level.Normal, "a second later");
    }

    function testFuzz_tryRead_CORE_20_Unavailable_WhateverOtherStatus(uint256 status, uint256 startedAt) public {
        setStatus(ExactMath.bound(status, 1, type(uint256).max - 1), ExactMath.bound(startedAt, 1, START));
        assertUnavailable("no other status is up");
    }

    function testFuzz_tryRead_JudgesStartAhead_ByTheTolerance(uint256 ahead) public {
        uint256 reach = ahead % 2 == 0 ? 120 : type(uint256).max - START;
        ahead = ExactMath.bound(ahead >> 1, 0, reach);
        setStatus(UP, START + ahead);
        assertLevel(oracle.tryRead().level, ahead > 60 ? Level.Unavailable : Level.Restricted, "ahead");
    }

    function testFuzz_tryRead_IgnoresEveryOtherWord(
        uint256 roundId,
        uint256 updatedAt,
        uint256 answeredInRound
    ) public {
        sequencer.setRound(FaultyFeed.Round(roundId, UP, START - GRACE - 1, updatedAt, answeredInRound));
        assertLevel(oracle.tryRead().level, Level.Normal, "only status and startedAt count");
    }

    function testFuzz_tryRead_Unavailable_WhenSequencerFeedIsShort(uint256 size) public {
        size = ExactMath.bound(size, 0, 159);
        // Returns `size` zero bytes: up, if they were a round.
        vm.etch(address(sequencer), abi.encodePacked(hex"60", uint8(size), hex"5ff3"));
        assertUnavailable("short");
    }

    function testFuzz_tryRead_CORE_20_GraceNeverRaisesALevel(uint256 failing, uint256 elapsed) public {
        failing = ExactMath.bound(failing, 0, 3);
        setStatus(UP, START - ExactMath.bound(elapsed, 0, 2 * GRACE));
        for (uint256 i = 0; i < 2; ++i) {
            if (failing & (1 << i) != 0) feeds[i].setBehavior(Behavior.RevertEmpty);
        }
        Level level =
            failing == 3
                ? Level.Unavailable
                : failing == 0
                    ? Level.Normal
                    : Level.Restricted;
        if (ExactMath.bound(elapsed, 0, 2 * GRACE) <= GRACE && level < Level.Restricted) level = Level.Restricted;
        assertLevel(oracle.tryRead().level, level, "the worse of both");
    }

    function settingsWithSequencer() private view returns (OracleConfig memory settings) {
        settings = configFor(Mode.Ordered, 2);
        settings.sequencerFeed = address(sequencer);
        settings.sequencerGrace = GRACE;
    }

    function setStatus(uint256 status, uint256 startedAt) private {
        sequencer.setRound(FaultyFeed.Round(1, status, startedAt, startedAt, 1));
    }

    function assertUnavailable(string memory reason) private view {
        assertReading(oracle.tryRead(), Reading(0, 0, 0, 0, Level.Unavailable, 0, NONE_SERVED, 0, 0), reason);
    }
}
