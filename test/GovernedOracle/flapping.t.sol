// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {GovernedConfig} from "../../contracts/interfaces/IGovernedOracle.sol";
import {Mode, OracleConfig} from "../../contracts/interfaces/IRedundantOracle.sol";
import {Behavior, FaultyFeed} from "../../contracts/testing/FaultyFeed.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {GovernedTest} from "../support/GovernedTest.sol";

/// @notice How often a poke is asked for, where one thing comes and goes with every block.
contract GovernedFlappingTest is GovernedTest {
    uint256 private constant BLOCKS = 100;
    uint256 private constant AT_ONCE = 4;
    uint256 private constant PACE = 10 minutes;
    uint256 private constant GAP = 3 * PRICE;

    FaultyFeed private sequencer;

    function setUp() public override {
        super.setUp();
        governed = deployGoverned(breakerConfig());
        governed.poke();
    }

    function test_checkUpkeep_GOV_21_IsDamped_WhenOneFeedFlaps() public {
        checkDamped(flapOne, "a feed");
    }

    function test_checkUpkeep_GOV_21_IsDamped_WhenTheFirstFeedFlaps() public {
        GovernedConfig memory settings = plainConfig();
        settings.oracle = address(deployOracle(Mode.Ordered, 1));
        governed = deployGoverned(settings);
        governed.poke();
        checkDamped(flapOne, "the one that is served");
    }

    function test_checkUpkeep_GOV_21_IsDamped_WhenTheQuorumFlaps() public {
        feeds[2].setBehavior(Behavior.RevertEmpty);
        checkDamped(flapOne, "served, and not");
    }

    function test_checkUpkeep_GOV_21_IsDamped_WhenAFeedLiesNowAndThen() public {
        checkDamped(lieNowAndThen, "an outlier");
    }

    function test_checkUpkeep_GOV_21_IsDamped_WhenAllFeedsFlap() public {
        checkDamped(flapAll, "all");
    }

    function test_checkUpkeep_GOV_21_IsDamped_WhenTheSequencerFlaps() public {
        sequencer = new FaultyFeed(0, 0);
        sequencer.setRound(FaultyFeed.Round(1, 0, START - 30 days, START, 1));
        OracleConfig memory settings = configFor(Mode.Median, 2);
        settings.sequencerFeed = address(sequencer);
        GovernedConfig memory governance = breakerConfig();
        governance.oracle = address(deployOracle(settings));
        governed = deployGoverned(governance);
        governed.poke();
        checkDamped(flapSequencer, "the sequencer");
    }

    function test_checkUpkeep_GOV_21_IsDamped_WhenThePriceJumpsFarAndFarther() public {
        checkDamped(jumpOn, "a price that jumps on");
    }

    /// @dev What clears a suspect is never late, so each costs two.
    function test_checkUpkeep_GOV_21_IsDamped_WhenThePriceJumpsToAndFro() public {
        uint256 asked = countAsked(jumpToAndFro);
        vm.assertTrue(asked <= 2 * (AT_ONCE + (BLOCKS * 12) / PACE + 1), vm.toString(asked));
    }

    function test_checkUpkeep_GOV_21_AsksAtOnce_WhenAnotherFeedFails() public {
        countAsked(flapOne);
        feeds[0].setBehavior(Behavior.Healthy);
        governed.poke();
        feeds[1].setBehavior(Behavior.RevertEmpty);
        assertUpkeep(true, "another feed");
    }

    function test_checkUpkeep_GOV_21_AsksAtOnce_WhenALevelIsReached() public {
        countAsked(flapOne);
        feeds[0].setBehavior(Behavior.RevertEmpty);
        governed.poke();
        halt(1 hours);
        assertUpkeep(true, "halted");
    }

    function test_checkUpkeep_GOV_21_AsksAtOnce_WhenThePriceJumpsOrComesBack() public {
        countAsked(flapOne);
        setPrice(GAP);
        assertUpkeep(true, "a jump");
        governed.poke();
        setPrice(PRICE);
        assertUpkeep(true, "it is gone");
        governed.poke();
        setPrice(GAP);
        governed.poke();
        passTime(CONFIRM_DELAY);
        assertUpkeep(true, "it stood");
    }

    function test_checkUpkeep_GOV_21_AsksAtOnce_WhenNothingIsServedAndWindowRuns() public {
        countAsked(flapAll);
        breakFeeds(0);
        governed.poke();
        breakFeeds(7);
        assertUpkeep(true, "the window has to stop");
    }

    function test_checkUpkeep_GOV_21_AsksWithinTenMinutes_WhenWhatFlappedStays() public {
        countAsked(flapOne);
        governed.poke();
        bool isBroken = uint256(governed.tryRead().faultMask) & 1 != 0;
        feeds[0].setBehavior(isBroken ? Behavior.Healthy : Behavior.RevertEmpty);
        passTime(PACE);
        assertUpkeep(true, "it stays");
    }

    function test_checkUpkeep_GOV_21_AsksWithinTenMinutes_WhateverStrangersPoke() public {
        for (uint256 i = 0; i < BLOCKS; ++i) {
            flapOne(i);
            governed.poke();
        }
        flapOne(BLOCKS);
        assertUpkeep(false, "damped");
        passTime(PACE);
        assertUpkeep(true, "no later for all the pokes");
    }

    function test_checkUpkeep_GOV_21_AsksAtOnceAgain_WhenItWasCalm() public {
        for (uint256 calm = 0; calm < 2; ++calm) {
            uint256 asked;
            for (uint256 i = 0; i < AT_ONCE + 1; ++i) {
                flapOne(i);
                (bool isNeeded, ) = governed.checkUpkeep("");
                if (isNeeded) ++asked;
                governed.poke();
            }
            vm.assertEq(asked, AT_ONCE, "at once");
            breakFeeds(0);
            passTime(6 * PACE);
            governed.poke();
            passTime(PACE);
        }
    }

    function testFuzz_checkUpkeep_GOV_21_IsDamped_WhateverFlaps(uint256 seed, uint256 period) public {
        period = ExactMath.bound(period, 1, 60);
        uint256 asked;
        for (uint256 i = 0; i < BLOCKS; ++i) {
            passTime(period);
            breakFeeds(uint256(keccak256(abi.encode(seed, i))) % 8);
            (bool isNeeded, ) = governed.checkUpkeep("");
            if (!isNeeded) continue;
            ++asked;
            governed.poke();
        }
        // Each of three sources, four levels and the served one may be new once.
        vm.assertTrue(asked <= 2 * (AT_ONCE + (BLOCKS * period) / PACE + 1) + 8, vm.toString(asked));
    }

    function checkDamped(function(uint256) disturb, string memory reason) private {
        uint256 asked = countAsked(disturb);
        vm.assertTrue(asked <= 2 * (AT_ONCE + (BLOCKS * 12) / PACE), string.concat(reason, " ", vm.toString(asked)));
        vm.assertGt(asked, 1, "not once");
    }

    /// @dev How often of a hundred blocks, twelve seconds apart, a keeper is asked, who always comes.
    function countAsked(function(uint256) disturb) private returns (uint256 asked) {
        for (uint256 i = 0; i < BLOCKS; ++i) {
            passTime(12);
            disturb(i);
            (bool isNeeded, ) = governed.checkUpkeep("");
            if (!isNeeded) continue;
            ++asked;
            governed.poke();
            assertUpkeep(false, "just poked");
        }
    }

    function flapOne(uint256 index) private {
        feeds[0].setBehavior(index % 2 == 0 ? Behavior.RevertEmpty : Behavior.Healthy);
    }

    function flapAll(uint256 index) private {
        breakFeeds(index % 2 == 0 ? 7 : 0);
    }

    function lieNowAndThen(uint256 index) private {
        feeds[0].setAnswer(int256(index % 2 == 0 ? GAP : PRICE), block.timestamp);
    }

    function flapSequencer(uint256 index) private {
        sequencer.setRound(FaultyFeed.Round(1, 1 - (index % 2), START - 30 days, START, 1));
    }

    function jumpOn(uint256 index) private {
        setPrice(index % 2 == 0 ? GAP : 3 * GAP);
    }

    function jumpToAndFro(uint256 index) private {
        setPrice(index % 2 == 0 ? GAP : PRICE);
    }
}
