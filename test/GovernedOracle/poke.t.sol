// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {GovernedConfig, IGovernedOracle} from "../../contracts/interfaces/IGovernedOracle.sol";
import {Level, Mode, OracleConfig, Reading} from "../../contracts/interfaces/IRedundantOracle.sol";
import {Behavior, FaultyFeed} from "../../contracts/testing/FaultyFeed.sol";
import {GovernedTest} from "../support/GovernedTest.sol";

/// @notice What a poke remembers and tells, and when a keeper network is asked for one.
contract GovernedPokeTest is GovernedTest {
    function test_poke_CommitsPriceWithTimeOfData() public {
        setPrice(PRICE + 1);
        vm.warp(START + 600);
        governed.poke();
        assertLastGood(PRICE + 1, START, "poked");
    }

    function test_poke_Commits_WhenDegraded() public {
        breakFeeds(1);
        governed.poke();
        assertLastGood(PRICE, START, "degraded");
    }

    function test_poke_GOV_3_CommitsNothing_WhenRestricted() public {
        breakFeeds(3);
        governed.poke();
        assertLastGood(0, 0, "restricted");
    }

    function test_poke_GOV_3_KeepsLastGood_WhenRestrictedUnavailableOrHalted() public {
        governed.poke();
        passTime(600);
        breakFeeds(3);
        governed.poke();
        assertLastGood(PRICE, START, "restricted");
        breakFeeds(7);
        governed.poke();
        assertLastGood(PRICE, START, "unavailable");
        breakFeeds(0);
        halt(1);
        governed.poke();
        assertLastGood(PRICE, START, "halted");
    }

    function test_poke_GOV_3_CommitsNothing_WhenSourcesInAgreementAreDisabled() public {
        disable(3);
        governed.poke();
        assertLastGood(0, 0, "disabled below quorum");
    }

    function test_poke_GOV_2_KeepsLastGood_WhenDataIsOlder() public {
        governed.poke();
        feeds[2].setAnswer(int256(PRICE + 1), START - 1);
        governed.poke();
        assertLastGood(PRICE, START, "older");
    }

    function test_poke_GOV_2_KeepsLastGood_WhenDataIsOfTheSameTime() public {
        governed.poke();
        setPrice(PRICE + 1);
        governed.poke();
        assertLastGood(PRICE, START, "same time");
    }

    function test_poke_Commits_WhenDataIsASecondNewer() public {
        governed.poke();
        vm.warp(START + 1);
        setPrice(PRICE + 1);
        governed.poke();
        assertLastGood(PRICE + 1, START + 1, "newer");
    }

    function test_poke_EmitsPriceCommitted() public {
        vm.expectEmit(true, true, true, true);
        emit IGovernedOracle.PriceCommitted(PRICE, START);
        governed.poke();
    }

    function test_poke_EmitsLevelAndFaults_WhenSourceFails() public {
        governed.poke();
        breakFeeds(2);
        vm.expectEmit(true, true, true, true);
        emit IGovernedOracle.LevelChanged(Level.Normal, Level.Degraded);
        vm.expectEmit(true, true, true, true);
        emit IGovernedOracle.FaultsChanged(0, 2);
        governed.poke();
    }

    function test_poke_EmitsLevelAndFaults_WhenSourceComesBack() public {
        breakFeeds(2);
        governed.poke();
        breakFeeds(0);
        vm.expectEmit(true, true, true, true);
        emit IGovernedOracle.LevelChanged(Level.Degraded, Level.Normal);
        vm.expectEmit(true, true, true, true);
        emit IGovernedOracle.FaultsChanged(2, 0);
        governed.poke();
    }

    function test_poke_EmitsServed_WhenAnotherSourceIsServed() public {
        replaceWith(deployOracle(configFor(Mode.Ordered, 2)));
        vm.expectEmit(true, true, true, true);
        emit IGovernedOracle.ServedChanged(NONE_SERVED, 0);
        governed.poke();
        breakFeeds(1);
        vm.expectEmit(true, true, true, true);
        emit IGovernedOracle.ServedChanged(0, 1);
        governed.poke();
    }

    function test_poke_EmitsLevel_WhenHalted() public {
        governed.poke();
        halt(1 hours);
        vm.expectEmit(true, true, true, true);
        emit IGovernedOracle.LevelChanged(Level.Normal, Level.Unavailable);
        governed.poke();
    }

    function test_poke_EmitsNothing_WhenNothingChanged() public {
        governed.poke();
        vm.recordLogs();
        governed.poke();
        vm.assertEq(vm.getRecordedLogs().length, 0, "events");
    }

    function test_performUpkeep_DoesWhatPokeDoes() public {
        vm.expectEmit(true, true, true, true);
        emit IGovernedOracle.PriceCommitted(PRICE, START);
        governed.performUpkeep("whatever");
        assertLastGood(PRICE, START, "performed");
    }

    function test_checkUpkeep_False_WhenNothingChangedAndNoCommitIsAskedFor() public {
        passTime(30 days);
        assertUpkeep(false, "plain");
    }

    function test_checkUpkeep_True_WhenLevelChanged() public {
        halt(1);
        assertUpkeep(true, "halted");
    }

    function test_checkUpkeep_True_WhenFaultsChanged() public {
        breakFeeds(1);
        governed.poke();
        assertUpkeep(false, "poked");
        breakFeeds(2);
        assertUpkeep(true, "another source");
    }

    function test_checkUpkeep_True_WhenAnotherSourceIsServed() public {
        OracleConfig memory settings = configFor(Mode.Ordered, 1);
        GovernedConfig memory governance = plainConfig();
        governance.oracle = address(deployOracle(settings));
        governed = deployGoverned(governance);
        assertUpkeep(true, "255 was served");
        governed.poke();
        assertUpkeep(false, "poked");
    }

    function test_checkUpkeep_True_WhenCommitIntervalHasPassed() public {
        governed = deployGoverned(intervalConfig());
        assertUpkeep(true, "never committed");
        governed.poke();
        passTime(COMMIT_INTERVAL - 1);
        assertUpkeep(false, "a second before");
        passTime(1);
        assertUpkeep(true, "due");
        governed.poke();
        assertUpkeep(false, "committed");
    }

    function test_checkUpkeep_False_WhenIntervalPassedButDataDidNotMove() public {
        governed = deployGoverned(intervalConfig());
        governed.poke();
        vm.warp(START + COMMIT_INTERVAL);
        assertUpkeep(false, "the same data");
    }

    function test_checkUpkeep_False_WhenIntervalPassedAndNothingIsServed() public {
        governed = deployGoverned(intervalConfig());
        governed.poke();
        breakFeeds(3);
        governed.poke();
        passTime(COMMIT_INTERVAL);
        assertUpkeep(false, "restricted");
    }

    function test_poke_GOV_5_CommitsNothing_WhenSequencerIsDown() public {
        FaultyFeed sequencer = new FaultyFeed(0, 0);
        sequencer.setRound(FaultyFeed.Round(1, 0, START - 30 days, START, 1));
        OracleConfig memory settings = configFor(Mode.Median, 2);
        settings.sequencerFeed = address(sequencer);
        GovernedConfig memory governance = plainConfig();
        governance.oracle = address(deployOracle(settings));
        governed = deployGoverned(governance);
        sequencer.setRound(FaultyFeed.Round(1, 1, START, START, 1));
        vm.expectEmit(true, true, true, true);
        emit IGovernedOracle.LevelChanged(Level.Normal, Level.Unavailable);
        governed.poke();
        assertLastGood(0, 0, "down");
    }

    function test_poke_GOV_10_SaysNothing_WhenGasIsTooLittle() public {
        feeds[0].setBehavior(Behavior.InfiniteLoop);
        (bool succeeded, bytes memory failure) = address(governed).call{gas: 120_000}(
            abi.encodeCall(IGovernedOracle.poke, ())
        );
        vm.assertFalse(succeeded, "poked with too little gas");
        vm.assertEq(failure, bytes(""), "failure");
    }

    function intervalConfig() private view returns (GovernedConfig memory settings) {
        settings = plainConfig();
        settings.commitInterval = COMMIT_INTERVAL;
    }

    function test_read_B74_FollowsOracle_WhenNobodyEverPokes() public {
        governed = deployGoverned(fullConfig());
        for (uint256 i = 1; i < 6; ++i) {
            passTime(JUMP_WINDOW / 4);
            setPrice(PRICE + i);
            assertServed(PRICE + i, "not poked");
        }
        // Without a poke a jump is withheld as long as the accepted price counts, and not for ever.
        governed = deployGoverned(fullConfig());
        setPrice(7 * PRICE);
        assertWithheld("a jump");
        passTime(JUMP_WINDOW + 1);
        assertServed(7 * PRICE, "a jump, not poked");
    }

    function test_tryRead_B75_SaysTheSame_WhenPokedInTheSameBlock() public {
        governed = deployGoverned(fullConfig());
        for (uint256 mask = 0; mask < 8; ++mask) {
            passTime(12);
            setPrice(PRICE + mask);
            breakFeeds(mask);
            checkAroundPoke(string.concat("broken ", vm.toString(mask)));
        }
        breakFeeds(0);
        setPrice(3 * PRICE);
        checkAroundPoke("a jump");
        passTime(CONFIRM_DELAY - 1);
        checkAroundPoke("a jump that has not stood");
        halt(1);
        checkAroundPoke("halted");
    }

    function checkAroundPoke(string memory reason) private {
        Reading memory before = governed.tryRead();
        governed.poke();
        assertReading(governed.tryRead(), before, reason);
    }
}
