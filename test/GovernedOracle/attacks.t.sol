// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {GovernedConfig, IGovernedOracle} from "../../contracts/interfaces/IGovernedOracle.sol";
import {IRedundantOracle, Level, Mode, OracleConfig, Reading} from "../../contracts/interfaces/IRedundantOracle.sol";
import {Behavior} from "../../contracts/testing/FaultyFeed.sol";
import {GovernedTest} from "../support/GovernedTest.sol";

/// @notice A feed that pokes the oracle which reads it.
contract PokingFeed {
    uint8 public constant decimals = 8;
    IGovernedOracle private immutable TARGET;
    bool private immutable CATCHES;

    constructor(IGovernedOracle target, bool catches) {
        TARGET = target;
        CATCHES = catches;
    }

    function latestRoundData() external returns (uint80, int256, uint256, uint256, uint80) {
        if (CATCHES) try TARGET.poke() {} catch {}
        else TARGET.poke();
        return (1, 2_000e8, block.timestamp, block.timestamp, 1);
    }
}

/// @notice What a hostile guardian, feed or stranger gains: nothing that is served, or what the test says.
contract GovernedAttacksTest is GovernedTest {
    function testFuzz_guardian_GOV_1_ServesNothingOfItsOwn(uint256 seed) public {
        replaceWith(deployOther(PRICE + PRICE / 100));
        IRedundantOracle second = IRedundantOracle(governed.oracle());
        for (uint256 i = 0; i < 12; ++i) {
            actAsGuardian(uint256(keccak256(abi.encode(seed, i))));
            Reading memory reading = governed.tryRead();
            bool isKnown = governed.oracle() == address(first) || governed.oracle() == address(second);
            vm.assertTrue(isKnown, "another oracle");
            if (reading.level > Level.Degraded) continue;
            IRedundantOracle current = IRedundantOracle(governed.oracle());
            assertReading(reading, current.tryReadWithout(governed.disabledMask()), "the oracle's own");
        }
    }

    function test_disable_B72_GOV_1_NeverServesLie_WhenLiarsAreBelowQuorum() public {
        for (uint256 mode = 0; mode < 2; ++mode) {
            delete feeds;
            deployFeeds(5);
            first = deployOracle(modeAt(mode), 3);
            governed = deployGoverned(plainConfig());
            feeds[1].setAnswer(int256(3 * PRICE), START);
            feeds[3].setAnswer(int256(3 * PRICE), START);
            for (uint256 mask = 1; mask < 32; ++mask) {
                Reading memory reading = governed.tryReadWithout(mask);
                if (reading.level <= Level.Degraded) vm.assertEq(reading.price, PRICE, "a lie is served");
            }
        }
    }

    /// @dev Honestly: where sources are apart, whoever leaves some out decides between them, and the level rises. What is
    /// served is what a quorum of the others says.
    function test_disable_GOV_1_DecidesBetweenHonestPairs_WhenTheyAreApart() public {
        deployFeeds(1);
        GovernedConfig memory settings = plainConfig();
        for (uint256 mask = 3; mask <= 12; mask += 9) {
            feeds[2].setAnswer(int256(PRICE), START);
            feeds[3].setAnswer(int256(PRICE), START);
            settings.oracle = address(deployOracle(Mode.Median, 2));
            governed = deployGoverned(settings);
            feeds[2].setAnswer(int256((PRICE * 103) / 100), START);
            feeds[3].setAnswer(int256((PRICE * 103) / 100), START);
            assertLevel(governed.tryRead().level, Level.Restricted, "apart");
            disable(mask);
            (uint256 price, ) = governed.read();
            vm.assertEq(price, mask == 3 ? (PRICE * 103) / 100 : PRICE, "the other pair's");
        }
    }

    /// @dev Honestly: a guardian and a quorum of sources are one too many for any quorum.
    function test_disable_ServesLie_WhenGuardianColludesWithQuorumOfSources() public {
        deployFeeds(1);
        feeds[2].setAnswer(int256(3 * PRICE), START);
        feeds[3].setAnswer(int256(3 * PRICE), START);
        replaceWithOrdered();
        (uint256 price, ) = governed.read();
        vm.assertEq(price, PRICE, "before");
        disable(3);
        (price, ) = governed.read();
        vm.assertEq(price, 3 * PRICE, "the colluders agree with each other");
    }

    function test_rollback_KeepsCompromisedSourceDisabled() public {
        feeds[0].setAnswer(int256(3 * PRICE), START);
        disable(1);
        replaceWith(deployOther(PRICE));
        rollback();
        vm.assertEq(uint256(governed.tryRead().usedMask), 6, "usedMask");
    }

    function test_replace_LeavesNoWayBack_WhenGovernorReplacesTwice() public {
        IRedundantOracle second = deployOther(PRICE);
        replaceWith(second);
        replaceWith(second);
        rollback();
        vm.assertEq(governed.oracle(), address(second), "oracle");
    }

    /// @dev Honestly: who may disable every source may switch the check of the step off. The other checks stay.
    function test_replace_SkipsStep_WhenGuardianDisablesAllJustBefore() public {
        IRedundantOracle second = deployOther(2 * PRICE);
        bytes memory data = abi.encodeCall(IGovernedOracle.replace, (address(second)));
        scheduleAndWait(data);
        disable(7);
        execute(data);
        vm.assertEq(governed.oracle(), address(second), "oracle");
    }

    /// @dev A guardian that leaves only a liar makes every step too large, until its role is gone.
    function test_replace_Works_WhenHostileGuardianIsRevokedFirst() public {
        feeds[2].setAnswer(int256(3 * PRICE), START);
        disable(3);
        IRedundantOracle second = deployOther(PRICE);
        bytes4 selector = IGovernedOracle.StepTooLarge.selector;
        checkReplaceRefused(address(second), abi.encodeWithSelector(selector, PRICE, 3 * PRICE, MAX_STEP));
        bytes memory revocation = abi.encodeCall(IAccessManager.revokeRole, (GUARDIAN_ROLE, GUARDIAN));
        vm.prank(GOVERNOR);
        manager.schedule(address(manager), revocation, 0);
        schedule(abi.encodeCall(IGovernedOracle.enable, (3)));
        passTime(GOVERNOR_DELAY);
        vm.prank(GOVERNOR);
        manager.execute(address(manager), revocation);
        execute(abi.encodeCall(IGovernedOracle.enable, (3)));
        execute(abi.encodeCall(IGovernedOracle.replace, (address(second))));
        vm.assertEq(governed.oracle(), address(second), "oracle");
    }

    function test_halt_WithholdsForGood_OnlyUntilHostileGuardianIsRevoked() public {
        for (uint256 i = 0; i < 3; ++i) {
            halt(MAX_HALT);
            passTime(MAX_HALT - 1);
            assertLevel(governed.tryRead().level, Level.Unavailable, "halted again and again");
        }
        bytes memory revocation = abi.encodeCall(IAccessManager.revokeRole, (GUARDIAN_ROLE, GUARDIAN));
        vm.prank(GOVERNOR);
        manager.schedule(address(manager), revocation, 0);
        passTime(GOVERNOR_DELAY);
        vm.prank(GOVERNOR);
        manager.execute(address(manager), revocation);
        (uint256 price, ) = governed.read();
        vm.assertEq(price, PRICE, "price");
    }

    function test_poke_B24_DropsFeedThatPokes() public {
        deployFeeds(1);
        for (uint256 i = 0; i < 2; ++i) {
            OracleConfig memory settings = configFor(Mode.Median, 2);
            settings.sources[0].feed = address(new PokingFeed(governed, i == 1));
            settings.sources[0].gasLimit = 1_000_000;
            governed = deployGoverned(plainConfig());
            replaceWith(deployOracle(settings));
            governed.poke();
            // The one that catches its failure answers all the same: no poke has happened, and nothing is lost.
            vm.assertEq(uint256(governed.tryRead().faultMask), i == 0 ? 1 : 0, "faultMask");
            assertLastGood(PRICE, block.timestamp, "poked once");
        }
    }

    function test_poke_GOV_3_CommitsHonestPrice_WhateverOneFeedDoes() public {
        for (uint256 i = 0; i <= uint256(type(Behavior).max); ++i) {
            passTime(12);
            feeds[1].setBehavior(Behavior(i));
            governed.poke();
            (uint256 price, ) = governed.lastGood();
            vm.assertEq(price, PRICE, string.concat("behavior ", vm.toString(i)));
        }
    }

    function test_poke_GOV_3_NeverReverts_WhateverAllFeedsDo() public {
        for (uint256 i = 0; i <= uint256(type(Behavior).max); ++i) {
            for (uint256 j = 0; j < 3; ++j) {
                feeds[j].setBehavior(Behavior(i));
            }
            governed.poke();
        }
    }

    function test_poke_CommitsNoSpikeOfOneBlock_WhenThereIsBreaker() public {
        governed = deployGoverned(fullConfig());
        governed.poke();
        passTime(12);
        setPrice(3 * PRICE);
        governed.poke();
        assertWithheld("the spike");
        assertLastGood(PRICE, START, "the spike");
        setPrice(PRICE);
        governed.poke();
        assertServed(PRICE, "over");
        assertSuspect(0, 0, "over");
    }

    /// @dev Honestly: a spike that is poked at both ends of the delay, and by nobody in between, counts as having stood.
    function test_poke_TakesTwoSpikesForOneJump_WhenNobodyPokesInBetween() public {
        governed = deployGoverned(breakerConfig());
        setPrice(3 * PRICE);
        governed.poke();
        setPrice(PRICE);
        passTime(CONFIRM_DELAY);
        assertUpkeep(true, "a keeper is asked to clear it");
        setPrice(3 * PRICE);
        governed.poke();
        assertServed(3 * PRICE, "unnoticed");
    }

    function test_rollback_WithholdsPreviousOracle_WhenItsPriceIsAJump() public {
        governed = deployGoverned(breakerConfig());
        breakFeeds(7);
        IRedundantOracle second = deployOther(PRICE);
        replaceWith(second);
        governed.poke();
        breakFeeds(0);
        setPrice(3 * PRICE);
        rollback();
        assertWithheld("rolled back");
    }

    function replaceWithOrdered() private {
        replaceWith(deployOracle(configFor(Mode.Ordered, 2)));
    }

    function actAsGuardian(uint256 dice) private {
        vm.prank(GUARDIAN);
        uint256 choice = dice % 4;
        bytes memory data = abi.encodeCall(IGovernedOracle.disable, ((dice >> 8) % 8));
        if (choice == 1) data = abi.encodeCall(IGovernedOracle.halt, ((dice >> 8) % 100));
        if (choice == 2) data = abi.encodeCall(IGovernedOracle.rollback, ());
        (bool succeeded, ) = address(governed).call(data);
        passTime(succeeded ? 40 : 0);
        uint256 price = PRICE - PRICE / 50 + ((dice >> 16) % (PRICE / 25));
        feeds[(dice >> 80) % 3].setAnswer(int256(price), block.timestamp);
        otherFeeds[(dice >> 88) % 3].setAnswer(int256(price), block.timestamp);
        if (choice == 3) governed.poke();
    }
}
