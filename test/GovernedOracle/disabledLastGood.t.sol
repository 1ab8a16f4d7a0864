// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {GovernedConfig, IGovernedOracle} from "../../contracts/interfaces/IGovernedOracle.sol";
import {Level, Mode, Reading} from "../../contracts/interfaces/IRedundantOracle.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {GovernedTest} from "../support/GovernedTest.sol";

/// @notice The last good price, where sources that made it are disabled.
contract GovernedDisabledLastGoodTest is GovernedTest {
    uint256 private constant LIE = 3 * PRICE;

    function setUp() public override {
        super.setUp();
        governed = deployGoverned(fullConfig());
        governed.poke();
    }

    function test_tryRead_GOV_20_ShowsNothing_WhenTheQuorumThatLiedIsDisabled() public {
        governed = deployGoverned(holdConfig());
        feeds[0].setAnswer(int256(LIE), START);
        feeds[1].setAnswer(int256(LIE), START);
        governed.poke();
        assertLastGood(LIE, START, "the lie is good");
        disable(3);
        breakFeeds(7);
        vm.warp(START + 1 hours);
        assertShowsNothing(7, "the lie");
    }

    function test_tryRead_GOV_20_ShowsNothing_WhenEverySourceIsDisabled() public {
        disable(7);
        assertShowsNothing(7, "all");
    }

    function testFuzz_tryRead_GOV_20_ShowsNothing_WhenTheMakersAreNoQuorumAnyMore(uint256 mask) public {
        mask = ExactMath.bound(mask, 1, 7);
        disable(mask);
        breakFeeds(7);
        bool isQuorumLeft = mask == 1 || mask == 2 || mask == 4;
        if (isQuorumLeft) assertShown("two of three");
        else assertShowsNothing(7, "less than two");
    }

    function test_tryRead_GOV_20_ShowsNothing_WhenTheyAreDisabledOneByOne() public {
        disable(1);
        assertLastGood(PRICE, START, "two left");
        disable(4);
        assertLastGood(0, 0, "one left");
    }

    function test_tryRead_GOV_20_ShowsLastGood_WhenTheDisabledDidNotMakeIt() public {
        governed = deployGoverned(holdConfig());
        feeds[2].setAnswer(int256(LIE), START);
        governed.poke();
        disable(4);
        breakFeeds(7);
        assertShown("outvoted");
    }

    function test_tryRead_GOV_20_ShowsLastGood_WhenTheDisabledWasNotAsked() public {
        GovernedConfig memory settings = holdConfig();
        settings.oracle = address(deployOracle(Mode.Ordered, 2));
        governed = deployGoverned(settings);
        governed.poke();
        disable(4);
        breakFeeds(7);
        assertShown("a spare");
    }

    function test_disable_GOV_20_KeepsWhatJumpsAreMeasuredFrom() public {
        disable(1);
        (uint256 accepted, , ) = governed.acceptedPrice();
        vm.assertEq(accepted, PRICE, "accepted");
        setPrice(LIE);
        assertLevel(governed.tryRead().level, Level.Restricted, "a jump");
    }

    function test_enable_BringsNothingBack() public {
        disable(3);
        govern(abi.encodeCall(IGovernedOracle.enable, (3)));
        assertLastGood(0, 0, "forgotten");
    }

    function test_poke_Commits_WhatTheOthersSay() public {
        governed = deployGoverned(holdConfig());
        feeds[0].setAnswer(int256(LIE), START);
        feeds[1].setAnswer(int256(LIE), START);
        governed.poke();
        feeds[1].setAnswer(int256(PRICE), START);
        disable(1);
        assertLastGood(0, 0, "one liar of two");
        governed.poke();
        assertLastGood(PRICE, START, "the others");
    }

    function test_poke_GOV_20_RemembersWhoMadeIt_WhenNothingIsCommitted() public {
        passTime(60);
        breakFeeds(6);
        governed.poke();
        assertLastGood(PRICE, START, "still");
        disable(6);
        assertLastGood(0, 0, "who made it then");
    }

    function test_tryReadWithout_ShowsLastGood_WhenSourcesAreLeftOutOnly() public view {
        assertLevel(governed.tryReadWithout(7).level, Level.Restricted, "down is not disabled");
    }

    function assertShown(string memory reason) private view {
        Reading memory reading = governed.tryRead();
        assertLevel(reading.level, Level.Restricted, reason);
        vm.assertEq(reading.price, PRICE, reason);
    }

    function assertShowsNothing(uint16 faultMask, string memory reason) private view {
        Reading memory none = Reading(0, 0, 0, 0, Level.Unavailable, 0, NONE_SERVED, 0, faultMask);
        assertReading(governed.tryRead(), none, reason);
        assertLastGood(0, 0, reason);
    }
}
