// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IRedundantOracle, Level, Mode} from "../../contracts/interfaces/IRedundantOracle.sol";
import {Behavior} from "../../contracts/testing/FaultyFeed.sol";
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
}
