// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {GovernedConfig, IGovernedOracle} from "../../contracts/interfaces/IGovernedOracle.sol";
import {IRedundantOracle, Level, Mode, OracleConfig, Reading} from "../../contracts/interfaces/IRedundantOracle.sol";
import {FaultyFeed} from "../../contracts/testing/FaultyFeed.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {GovernedTest} from "../support/GovernedTest.sol";

/// @notice The jump breaker and the powers: no time in which nothing is served makes a jump pass.
contract GovernedJumpPowersTest is GovernedTest {
    uint256 private constant GAP = 3 * PRICE;
    uint256 private constant BEYOND = JUMP_WINDOW + 1;

    function setUp() public override {
        super.setUp();
        governed = deployGoverned(breakerConfig());
        governed.poke();
    }

    function test_halt_GOV_18_KeepsJumpWithheld_WhenPokedEachHour() public {
        halt(BEYOND);
        pokeEachHour(BEYOND);
        checkConfirmed("halted");
    }

    function test_halt_GOV_18_KeepsJumpWithheld_WhenNobodyPokes() public {
        halt(BEYOND);
        passTime(BEYOND);
        checkConfirmed("halted");
    }

    function test_halt_GOV_18_KeepsJumpWithheld_WhenHaltedAgainAndAgain() public {
        for (uint256 i = 0; i < 8; ++i) {
            halt(1 hours);
            passTime(1 hours);
        }
        checkConfirmed("eight halts");
    }

    function test_resume_GOV_18_KeepsJumpWithheld_WhenHaltWasLongerThanWindow() public {
        halt(MAX_HALT);
        govern(abi.encodeCall(IGovernedOracle.resume, ()));
        checkConfirmed("resumed");
    }

    function test_disable_GOV_18_KeepsJumpWithheld_WhenEverySourceWasDisabled() public {
        for (uint256 pokes = 0; pokes < 2; ++pokes) {
            setPrice(PRICE);
            governed = deployGoverned(breakerConfig());
            disable(7);
            schedule(abi.encodeCall(IGovernedOracle.enable, (7)));
            if (pokes == 0) passTime(GOVERNOR_DELAY);
            else pokeEachHour(GOVERNOR_DELAY);
            execute(abi.encodeCall(IGovernedOracle.enable, (7)));
            checkConfirmed("enabled");
        }
    }

    function test_disable_GOV_18_KeepsJumpWithheld_WhenOneSourceIsLeft() public {
        disable(3);
        govern(abi.encodeCall(IGovernedOracle.enable, (3)));
        checkConfirmed("enabled");
    }

    function test_rollback_GOV_18_KeepsJumpWithheld_WhenHaltedBefore() public {
        replaceByTwin();
        halt(BEYOND);
        pokeEachHour(BEYOND);
        rollback();
        checkConfirmed("halted, then rolled back");
    }

    function test_rollback_GOV_18_KeepsJumpWithheld_WhenEverythingWasDisabledBefore() public {
        replaceByTwin();
        disable(7);
        passTime(BEYOND);
        rollback();
        checkConfirmed("disabled, then rolled back");
    }

    function test_replace_GOV_18_KeepsJumpWithheld_WhenEverythingWasDisabledBefore() public {
        disable(7);
        IRedundantOracle second = deployOracle(configFor(Mode.Ordered, 2));
        schedule(abi.encodeCall(IGovernedOracle.replace, (address(second))));
        passTime(GOVERNOR_DELAY);
        setPrice(GAP);
        execute(abi.encodeCall(IGovernedOracle.replace, (address(second))));
        checkConfirmed("replaced");
    }

    function test_poke_GOV_18_KeepsJumpWithheld_WhenSourcesWereDown() public {
        for (uint256 mask = 1; mask < 8; ++mask) {
            if (mask & (mask - 1) == 0) continue;
            setPrice(PRICE);
            governed = deployGoverned(breakerConfig());
            breakFeeds(mask);
            governed.poke();
            passTime(BEYOND);
            breakFeeds(0);
            checkConfirmed("down, and back");
        }
    }

    function test_poke_GOV_18_KeepsJumpWithheld_WhenSourcesWereApart() public {
        setPrices([PRICE, 2 * PRICE, 4 * PRICE]);
        governed.poke();
        passTime(BEYOND);
        checkConfirmed("apart, and together again");
    }

    function test_poke_GOV_18_KeepsJumpWithheld_WhenSequencerWasDown() public {
        FaultyFeed sequencer = new FaultyFeed(0, 0);
        sequencer.setRound(FaultyFeed.Round(1, 0, START - 30 days, START, 1));
        OracleConfig memory settings = configFor(Mode.Median, 2);
        settings.sequencerFeed = address(sequencer);
        GovernedConfig memory governance = breakerConfig();
        governance.oracle = address(deployOracle(settings));
        governed = deployGoverned(governance);
        sequencer.setRound(FaultyFeed.Round(1, 1, START, START, 1));
        governed.poke();
        passTime(BEYOND);
        sequencer.setRound(FaultyFeed.Round(1, 0, START - 30 days, START, 1));
        checkConfirmed("up again");
    }

    function test_halt_GOV_18_ConfirmsNothing_WhenItHidThatTheJumpWasGone() public {
        setPrice(GAP);
        governed.poke();
        halt(CONFIRM_DELAY);
        setPrice(PRICE);
        pokeEachHour(CONFIRM_DELAY);
        checkConfirmed("seen at both ends of a halt");
    }

    function test_disable_GOV_18_ConfirmsNothing_WhenItHidThatTheJumpWasGone() public {
        setPrice(GAP);
        governed.poke();
        disable(1);
        breakFeeds(6);
        governed.poke();
        passTime(CONFIRM_DELAY);
        breakFeeds(0);
        checkConfirmed("seen before sources were disabled");
    }

    function test_rollback_GOV_18_ConfirmsNothing_ThatAnotherOracleSaid() public {
        replaceByTwin();
        setPrice(GAP);
        governed.poke();
        passTime(CONFIRM_DELAY);
        rollback();
        checkConfirmed("suspected of another oracle");
    }

    function test_halt_LetsWindowStandStill_ToTheSecond() public {
        passTime(1 hours);
        halt(2 hours);
        passTime(1 hours);
        halt(3 hours);
        vm.warp(START + JUMP_WINDOW + 4 hours);
        setPrice(GAP);
        assertWithheld("at the window's end");
        vm.warp(START + JUMP_WINDOW + 4 hours + 1);
        setPrice(GAP);
        assertServed(GAP, "a second later");
    }

    function test_halt_LetsPassedWindowBe() public {
        passTime(BEYOND);
        halt(1 hours);
        disable(1);
        passTime(1 hours);
        setPrice(GAP);
        (uint256 price, ) = governed.read();
        vm.assertEq(price, GAP, "nobody had poked for longer than the window");
    }

    function test_poke_LetsWindowRunAgain_WhenSomethingIsServed() public {
        breakFeeds(7);
        governed.poke();
        passTime(BEYOND);
        breakFeeds(0);
        setPrice(GAP);
        governed.poke();
        breakFeeds(0);
        uint256 back = block.timestamp;
        vm.warp(back + JUMP_WINDOW);
        setPrice(GAP / 5);
        assertWithheld("at the window's end");
        vm.warp(back + BEYOND);
        setPrice(GAP / 5);
        assertServed(GAP / 5, "a second later");
    }

    function test_views_ShowNow_WhereNothingWasSeen() public {
        setPrice(GAP);
        governed.poke();
        disable(1);
        passTime(100);
        (, , uint256 seenAt) = governed.acceptedPrice();
        vm.assertEq(seenAt, block.timestamp, "the window stands still");
        assertSuspect(GAP, block.timestamp, "doubted");
    }

    function test_tryRead_SidesReachToDoubtedSuspect() public {
        governed = deployGoverned(fullConfig());
        governed.poke();
        setPrice(GAP);
        governed.poke();
        halt(60);
        passTime(60);
        breakFeeds(7);
        vm.assertEq(governed.tryRead().high, GAP, "high");
    }

    function test_checkUpkeep_AsksForWhatLetsWindowRunAgain() public {
        disable(4);
        governed.poke();
        breakFeeds(3);
        governed.poke();
        assertUpkeep(false, "nothing served, nothing to do");
        breakFeeds(0);
        assertUpkeep(true, "served again");
        governed.poke();
        assertUpkeep(false, "runs");
        // What is served before and after, and looks the same.
        disable(4);
        assertUpkeep(true, "nothing was seen of what stands now");
        governed.poke();
        assertUpkeep(false, "seen");
    }

    function testFuzz_halt_GOV_18_KeepsJumpWithheld_HoweverLongAndPoked(uint256 duration, uint256 seed) public {
        duration = ExactMath.bound(duration, 1, MAX_HALT);
        seed = ExactMath.bound(seed, 0, JUMP_WINDOW - CONFIRM_DELAY);
        passTime(seed);
        halt(duration);
        passTime(duration / 2);
        if (seed % 2 == 0) governed.poke();
        passTime(duration - duration / 2);
        checkConfirmed("halted");
    }

    /// @dev A second oracle over the same feeds.
    function replaceByTwin() private {
        replaceWith(deployOracle(configFor(Mode.Median, 2)));
        governed.poke();
        assertServed(PRICE, "replaced");
    }

    function pokeEachHour(uint256 duration) private {
        uint256 end = block.timestamp + duration;
        while (block.timestamp < end) {
            passTime(end - block.timestamp < 1 hours ? end - block.timestamp : 1 hours);
            governed.poke();
        }
    }

    /// @dev A jump to `GAP` is withheld now, and a second before it has stood, and served when it has.
    function checkConfirmed(string memory reason) private {
        setPrice(GAP);
        assertLevel(governed.tryRead().level, Level.Restricted, string.concat(reason, ": not confirmed"));
        governed.poke();
        passTime(CONFIRM_DELAY - 1);
        governed.poke();
        assertLevel(governed.tryRead().level, Level.Restricted, string.concat(reason, ": a second before"));
        passTime(1);
        governed.poke();
        Reading memory reading = governed.tryRead();
        vm.assertEq(reading.price, GAP, string.concat(reason, ": price"));
        vm.assertTrue(reading.level <= Level.Degraded, string.concat(reason, ": confirmed"));
    }
}
