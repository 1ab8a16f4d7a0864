// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IGovernedOracle} from "../../contracts/interfaces/IGovernedOracle.sol";
import {Level, Reading} from "../../contracts/interfaces/IRedundantOracle.sol";
import {GovernedTest} from "../support/GovernedTest.sol";

/// @notice The jump breaker: what is a jump, and how a real one heals.
contract GovernedJumpTest is GovernedTest {
    uint256 private constant HIGHEST = PRICE + (PRICE * MAX_JUMP) / 10_000;
    uint256 private constant GAP = 5 * PRICE;

    function setUp() public override {
        super.setUp();
        governed = deployGoverned(breakerConfig());
        governed.poke();
    }

    function test_read_Serves_WhenThereIsNoBreaker() public {
        governed = deployGoverned(plainConfig());
        governed.poke();
        setPrice(GAP);
        assertServed(GAP, "off");
    }

    function test_read_Serves_WhenMoveIsAtMaxJumpUp() public {
        setPrice(HIGHEST);
        assertServed(HIGHEST, "at maxJumpBps");
    }

    function test_read_Restricted_WhenMoveIsAUnitAboveMaxJump() public {
        setPrice(HIGHEST + 1);
        assertWithheld("above maxJumpBps");
    }

    function test_read_Serves_WhenMoveIsAtMaxJumpDown() public {
        setPrice(HIGHEST);
        passTime(CONFIRM_DELAY);
        governed.poke();
        setPrice(PRICE);
        assertServed(PRICE, "at maxJumpBps");
        setPrice(PRICE - 1);
        assertWithheld("below maxJumpBps");
    }

    function test_views_Refuse_WhenPriceJumped() public {
        setPrice(GAP);
        bytes memory refusal = priceUnavailable(Level.Restricted, 0);
        vm.expectRevert(refusal);
        governed.read();
        vm.expectRevert(refusal);
        governed.latestRoundData();
        vm.expectRevert(refusal);
        governed.latestAnswer();
        vm.expectRevert(refusal);
        governed.latestTimestamp();
        vm.expectRevert(refusal);
        governed.readAtMost(Level.Degraded);
    }

    function test_tryRead_ShowsJumpRestricted_WithSidesThatSpanBothPrices() public {
        setPrice(GAP);
        Reading memory expected = first.tryRead();
        expected.level = Level.Restricted;
        expected.low = PRICE;
        assertReading(governed.tryRead(), expected, "up");
        assertReading(governed.readAtMost(Level.Restricted), expected, "up");
        assertReading(governed.tryReadWithout(0), expected, "up");
        setPrice(PRICE / 5);
        expected = first.tryRead();
        expected.level = Level.Restricted;
        expected.high = PRICE;
        assertReading(governed.tryRead(), expected, "down");
    }

    function test_tryReadWithout_Restricted_WhenRemainingSourcesJump() public {
        feeds[0].setAnswer(int256(GAP), START);
        feeds[1].setAnswer(int256(GAP), START);
        assertLevel(governed.tryReadWithout(4).level, Level.Restricted, "without the third");
    }

    function test_tryRead_StaysUnavailable_WhenNothingIsThere() public {
        breakFeeds(7);
        assertLevel(governed.tryRead().level, Level.Unavailable, "nothing");
    }

    function test_read_Restricted_WhenFirstPriceJumpsBeforeAnyPoke() public {
        governed = deployGoverned(breakerConfig());
        setPrice(GAP);
        assertWithheld("never poked");
    }

    function test_poke_EmitsJumpSuspected() public {
        setPrice(GAP);
        vm.expectEmit(true, true, true, true);
        emit IGovernedOracle.JumpSuspected(PRICE, GAP);
        vm.expectEmit(true, true, true, true);
        emit IGovernedOracle.LevelChanged(Level.Normal, Level.Restricted);
        governed.poke();
        assertSuspect(GAP, START, "suspected");
    }

    function test_poke_CommitsNothing_WhenJumpIsSuspected() public {
        vm.warp(START + 60);
        setPrice(GAP);
        governed.poke();
        assertLastGood(PRICE, START, "suspected");
    }

    function test_poke_GOV_7_KeepsJumpWithheld_ASecondBeforeConfirmDelay() public {
        suspect();
        passTime(CONFIRM_DELAY - 1);
        governed.poke();
        assertWithheld("a second before");
        assertSuspect(GAP, START, "a second before");
    }

    function test_poke_GOV_7_ConfirmsJump_WhenItStoodForConfirmDelay() public {
        suspect();
        passTime(CONFIRM_DELAY);
        vm.expectEmit(true, true, true, true);
        emit IGovernedOracle.PriceCommitted(GAP, START + CONFIRM_DELAY);
        vm.expectEmit(true, true, true, true);
        emit IGovernedOracle.LevelChanged(Level.Restricted, Level.Normal);
        governed.poke();
        assertServed(GAP, "confirmed");
        assertSuspect(0, 0, "confirmed");
    }

    function test_read_KeepsJumpWithheld_WhenItStoodButNobodyPoked() public {
        suspect();
        passTime(CONFIRM_DELAY);
        assertWithheld("unconfirmed");
    }

    function test_poke_GOV_7_ConfirmsJump_WhenPokedEachBlock() public {
        suspect();
        for (uint256 i = 0; i < CONFIRM_DELAY / 12; ++i) {
            passTime(12);
            governed.poke();
        }
        assertServed(GAP, "confirmed");
    }

    function test_poke_GOV_7_ConfirmsJump_WhenPriceWobblesInsideBand() public {
        suspect();
        passTime(CONFIRM_DELAY / 2);
        setPrice(GAP + GAP / 10);
        governed.poke();
        passTime(CONFIRM_DELAY / 2);
        setPrice(GAP + GAP / 20);
        governed.poke();
        assertServed(GAP + GAP / 20, "confirmed");
    }

    function test_poke_GOV_7_ConfirmsJump_WhenOldestDataIsOlderThanLastGood() public {
        // The third feed said the price before the others came back to it, and has not updated since.
        feeds[2].setAnswer(int256(GAP), START - 1);
        vm.warp(START + 60);
        feeds[0].setAnswer(int256(PRICE), block.timestamp);
        feeds[1].setAnswer(int256(PRICE), block.timestamp);
        governed.poke();
        assertLastGood(PRICE, START + 60, "before");
        feeds[0].setAnswer(int256(GAP), block.timestamp);
        governed.poke();
        feeds[1].setAnswer(int256(GAP), block.timestamp);
        governed.poke();
        vm.warp(START + 60 + CONFIRM_DELAY);
        governed.poke();
        assertServed(GAP, "confirmed");
        assertLastGood(PRICE, START + 60, "never back in time");
    }

    function test_poke_SuspectsAnew_WhenJumpMovesOn() public {
        suspect();
        passTime(CONFIRM_DELAY);
        setPrice(2 * GAP);
        vm.expectEmit(true, true, true, true);
        emit IGovernedOracle.JumpSuspected(PRICE, 2 * GAP);
        governed.poke();
        assertWithheld("moved on");
        assertSuspect(2 * GAP, START + CONFIRM_DELAY, "moved on");
        passTime(CONFIRM_DELAY);
        governed.poke();
        assertServed(2 * GAP, "confirmed");
    }

    function test_poke_KeepsSuspect_WhenPriceIsAtMaxJumpFromIt() public {
        suspect();
        setPrice(GAP + GAP / 10);
        governed.poke();
        assertSuspect(GAP, START, "at maxJumpBps");
        setPrice(GAP + GAP / 10 + 1);
        governed.poke();
        assertSuspect(GAP + GAP / 10 + 1, START, "beyond");
    }

    function test_poke_ClearsSuspect_WhenPriceComesBack() public {
        suspect();
        passTime(60);
        setPrice(PRICE);
        governed.poke();
        assertServed(PRICE, "back");
        assertSuspect(0, 0, "cleared");
    }

    function test_poke_StartsAnew_WhenClearedJumpComesAgain() public {
        suspect();
        passTime(60);
        setPrice(PRICE);
        governed.poke();
        passTime(CONFIRM_DELAY - 60);
        setPrice(GAP);
        governed.poke();
        assertWithheld("again");
        assertSuspect(GAP, START + CONFIRM_DELAY, "again");
    }

    function test_poke_DoubtsSuspect_WhenNothingIsServedInBetween() public {
        suspect();
        breakFeeds(3);
        passTime(CONFIRM_DELAY / 2);
        governed.poke();
        breakFeeds(0);
        passTime(CONFIRM_DELAY / 2);
        governed.poke();
        assertWithheld("seen anew");
        assertSuspect(GAP, START + CONFIRM_DELAY, "seen anew");
        passTime(CONFIRM_DELAY - 1);
        governed.poke();
        assertWithheld("not long enough");
        passTime(1);
        governed.poke();
        assertServed(GAP, "confirmed");
    }

    /// @dev One poke after an outage as long as the delay must not do what two pokes apart do.
    function test_poke_AcceptsNothing_WhenOutageLastedAsLongAsTheDelay() public {
        suspect();
        breakFeeds(6);
        governed.poke();
        passTime(CONFIRM_DELAY);
        governed.poke();
        breakFeeds(0);
        setPrice(GAP);
        governed.poke();
        assertWithheld("after the outage");
    }

    /// @dev The price jumps, and is poked.
    function suspect() private {
        setPrice(GAP);
        governed.poke();
    }
}
