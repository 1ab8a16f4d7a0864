// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IRedundantOracle, Level, Mode, Reading} from "../../contracts/interfaces/IRedundantOracle.sol";
import {Behavior} from "../../contracts/testing/FaultyFeed.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {OracleTest} from "../support/OracleTest.sol";

/// @notice What a consumer made for a Chainlink feed sees.
contract FaceTest is OracleTest {
    IRedundantOracle private oracle;

    function setUp() public override {
        super.setUp();
        deployFeeds(2);
        oracle = deployOracle(Mode.Ordered, 2);
        feeds[1].setAnswer(int256(PRICE), START - 7);
    }

    function test_latestRoundData_DatesRoundByOldestVoice_WhenServed() public view {
        (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound) = oracle
            .latestRoundData();
        vm.assertEq(answer, int256(PRICE), "answer");
        vm.assertEq(updatedAt, START - 7, "updatedAt");
        vm.assertEq(startedAt, updatedAt, "startedAt");
        vm.assertEq(uint256(roundId), updatedAt, "roundId");
        vm.assertEq(uint256(answeredInRound), updatedAt, "answeredInRound");
    }

    function test_latestAnswer_GivesPrice_WhenServed() public view {
        vm.assertEq(oracle.latestAnswer(), int256(PRICE), "latestAnswer");
    }

    function test_latestTimestamp_GivesOldestTime_WhenServed() public view {
        vm.assertEq(oracle.latestTimestamp(), START - 7, "latestTimestamp");
    }

    /// @dev Consumers that nobody changes subtract: a time ahead of the block would make them panic.
    function testFuzz_views_CORE_9_AreDatedNow_WhenAllVoicesAreAhead(uint256[2] memory ahead, uint256 late) public {
        for (uint256 mode = 0; mode < 2; ++mode) {
            delete feeds;
            deployFeeds(3);
            for (uint256 i = 0; i < 2; ++i) {
                feeds[i].setAnswer(int256(PRICE), START + (ahead[i] % 61));
            }
            // The third is an outlier, or below quorum with the others, or agrees.
            feeds[2].setAnswer(int256(PRICE * (1 + (late % 2))), START + ((late >> 1) % 61));
            for (uint8 quorum = 1; quorum <= 3; ++quorum) {
                checkDatedNow(deployOracle(modeAt(mode), quorum));
            }
        }
    }

    function checkDatedNow(IRedundantOracle dated) private view {
        Reading memory reading = dated.tryRead();
        vm.assertEq(uint256(reading.updatedAt), block.timestamp, "tryRead");
        if (reading.level > Level.Degraded) return;
        (, uint256 updatedAt) = dated.read();
        vm.assertEq(updatedAt, block.timestamp, "read");
        (uint80 roundId, , uint256 startedAt, uint256 time, uint80 answeredInRound) = dated.latestRoundData();
        vm.assertTrue(time == block.timestamp && startedAt == time, "latestRoundData");
        vm.assertTrue(roundId == time && answeredInRound == time, "rounds");
        vm.assertEq(dated.latestTimestamp(), block.timestamp, "latestTimestamp");
    }

    function test_latestRoundData_Reverts_WhenBelowQuorum() public {
        feeds[1].setBehavior(Behavior.RevertEmpty);
        vm.expectRevert(abi.encodeWithSelector(IRedundantOracle.PriceUnavailable.selector, Level.Restricted, 2));
        oracle.latestRoundData();
    }

    function test_latestAnswer_Reverts_WhenBelowQuorum() public {
        feeds[1].setBehavior(Behavior.RevertEmpty);
        vm.expectRevert(abi.encodeWithSelector(IRedundantOracle.PriceUnavailable.selector, Level.Restricted, 2));
        oracle.latestAnswer();
    }

    function test_latestTimestamp_Reverts_WhenNothingIsUsable() public {
        feeds[0].setBehavior(Behavior.RevertEmpty);
        feeds[1].setBehavior(Behavior.RevertEmpty);
        vm.expectRevert(abi.encodeWithSelector(IRedundantOracle.PriceUnavailable.selector, Level.Unavailable, 3));
        oracle.latestTimestamp();
    }

    function test_getRoundData_Reverts_WhateverTheRound() public {
        vm.expectRevert(abi.encodeWithSelector(IRedundantOracle.NoHistory.selector));
        oracle.getRoundData(1);
    }

    function test_decimals_AreThoseOfConstruction() public view {
        vm.assertEq(uint256(oracle.decimals()), DECIMALS, "decimals");
    }

    function test_version_IsOne() public view {
        vm.assertEq(oracle.version(), 1, "version");
    }

    function testFuzz_face_SaysWhatReadSays(uint256 word, uint256 firstAge, uint256 secondAge) public {
        uint256 expected = ExactMath.priceOf(word);
        firstAge = ExactMath.bound(firstAge, 0, MAX_AGE);
        secondAge = ExactMath.bound(secondAge, 0, MAX_AGE);
        feeds[0].setAnswer(int256(expected), START - firstAge);
        feeds[1].setAnswer(int256(expected), START - secondAge);
        uint256 time = START - (firstAge > secondAge ? firstAge : secondAge);
        (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound) = oracle
            .latestRoundData();
        vm.assertEq(abi.encode(roundId, answer, startedAt), abi.encode(time, expected, time), "round");
        vm.assertEq(abi.encode(updatedAt, answeredInRound), abi.encode(time, time), "times");
        vm.assertEq(oracle.latestAnswer(), int256(expected), "latestAnswer");
        vm.assertEq(oracle.latestTimestamp(), time, "latestTimestamp");
    }

    function testFuzz_face_NeverShowsWhatIsWithheld(uint256 failing) public {
        failing = ExactMath.bound(failing, 1, 3);
        for (uint256 i = 0; i < 2; ++i) {
            if (failing & (1 << i) != 0) feeds[i].setBehavior(Behavior.RevertEmpty);
        }
        Level level = failing == 3 ? Level.Unavailable : Level.Restricted;
        bytes memory refusal = abi.encodeWithSelector(IRedundantOracle.PriceUnavailable.selector, level, failing);
        vm.expectRevert(refusal);
        oracle.latestRoundData();
        vm.expectRevert(refusal);
        oracle.latestAnswer();
        vm.expectRevert(refusal);
        oracle.latestTimestamp();
    }

    function testFuzz_getRoundData_Reverts_WhateverTheRound(uint80 roundId) public {
        vm.expectRevert(abi.encodeWithSelector(IRedundantOracle.NoHistory.selector));
        oracle.getRoundData(roundId);
    }

    function testFuzz_readAtMost_ServesUpToTheLevelAskedFor(uint256 failing, uint256 worst) public {
        failing = ExactMath.bound(failing, 0, 3);
        worst = ExactMath.bound(worst, 0, 3);
        for (uint256 i = 0; i < 2; ++i) {
            if (failing & (1 << i) != 0) feeds[i].setBehavior(Behavior.RevertEmpty);
        }
        Level level =
            failing == 3
                ? Level.Unavailable
                : failing == 0
                    ? Level.Normal
                    : Level.Restricted;
        if (uint256(level) <= worst) return assertLevel(oracle.readAtMost(Level(worst)).level, level, "level");
        vm.expectRevert(abi.encodeWithSelector(IRedundantOracle.PriceUnavailable.selector, level, failing));
        oracle.readAtMost(Level(worst));
    }

    function testFuzz_tryReadWithout_IgnoresBitsBeyondTheSources(uint256 mask) public view {
        Reading memory expected = oracle.tryReadWithout(mask % 4);
        assertReading(oracle.tryReadWithout(mask), expected, "two sources");
    }
}
