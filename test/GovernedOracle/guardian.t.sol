// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IGovernedOracle} from "../../contracts/interfaces/IGovernedOracle.sol";
import {IRedundantOracle, Level, Reading} from "../../contracts/interfaces/IRedundantOracle.sol";
import {Behavior} from "../../contracts/testing/FaultyFeed.sol";
import {GovernedTest} from "../support/GovernedTest.sol";

/// @notice What the guardian can do at once, and what of it the governor undoes.
contract GovernedGuardianTest is GovernedTest {
    function test_disable_TreatsSourceAsDown() public {
        disable(1);
        Reading memory expected = first.tryReadWithout(1);
        assertReading(governed.tryRead(), expected, "without the first");
        assertLevel(expected.level, Level.Degraded, "without the first");
    }

    function test_disable_AddsToWhatIsDisabled() public {
        disable(1);
        disable(4);
        assertMask(5, "both");
    }

    function test_disable_Emits() public {
        disable(1);
        vm.expectEmit(true, true, true, true);
        emit IGovernedOracle.DisabledMaskChanged(1, 5);
        disable(5);
    }

    function test_disable_B72_GOV_1_Restricted_WhenBelowQuorum() public {
        disable(3);
        vm.expectRevert(priceUnavailable(Level.Restricted, 3));
        governed.read();
    }

    function test_disable_GOV_1_Unavailable_WhenNoSourceIsLeft() public {
        disable(7);
        vm.expectRevert(priceUnavailable(Level.Unavailable, 7));
        governed.read();
    }

    function test_disable_GOV_1_Restricted_WhenLiarIsLeftAlone() public {
        feeds[2].setAnswer(int256(10 * PRICE), START);
        disable(3);
        Reading memory reading = governed.tryRead();
        assertLevel(reading.level, Level.Restricted, "the liar alone");
        vm.expectRevert(priceUnavailable(Level.Restricted, 3));
        governed.latestRoundData();
    }

    function test_disable_Refused_WhenMaskIsZero() public {
        vm.expectRevert(abi.encodeWithSelector(IGovernedOracle.MaskOutOfRange.selector, 0, 7));
        disable(0);
    }

    function test_disable_Takes_WhenMaskIsAllSources() public {
        disable(7);
        assertMask(7, "all");
    }

    function test_disable_Refused_WhenMaskHasBitBeyondSources() public {
        vm.expectRevert(abi.encodeWithSelector(IGovernedOracle.MaskOutOfRange.selector, 8, 7));
        disable(8);
        vm.expectRevert(abi.encodeWithSelector(IGovernedOracle.MaskOutOfRange.selector, (1 << 255) | 1, 7));
        disable((1 << 255) | 1);
    }

    function test_enable_EndsDisabling() public {
        disable(5);
        govern(abi.encodeCall(IGovernedOracle.enable, (4)));
        assertMask(1, "enabled");
    }

    function test_enable_Emits() public {
        disable(5);
        bytes memory data = abi.encodeCall(IGovernedOracle.enable, (4));
        scheduleAndWait(data);
        vm.expectEmit(true, true, true, true);
        emit IGovernedOracle.DisabledMaskChanged(5, 1);
        execute(data);
    }

    function test_enable_Refused_WhenMaskIsZero() public {
        disable(5);
        refuseEnable(0, 5);
    }

    function test_enable_Refused_WhenSourceIsNotDisabled() public {
        disable(5);
        refuseEnable(7, 5);
    }

    function test_halt_GOV_5_ServesNothing() public {
        halt(1 hours);
        Reading memory reading = governed.tryRead();
        assertReading(reading, Reading(0, 0, 0, 0, Level.Unavailable, 0, NONE_SERVED, 0, 0), "halted");
        vm.expectRevert(priceUnavailable(Level.Unavailable, 0));
        governed.read();
    }

    function test_halt_GOV_5_ServesNothing_ASecondBeforeItEnds() public {
        halt(1 hours);
        passTime(1 hours - 1);
        assertLevel(governed.tryRead().level, Level.Unavailable, "halted");
    }

    function test_halt_Ends_WhenDurationHasPassed() public {
        halt(1 hours);
        passTime(1 hours);
        (uint256 price, ) = governed.read();
        vm.assertEq(price, PRICE, "price");
    }

    function test_halt_Ends_WhenDurationHasPassed_WithHoldAndBreaker() public {
        governed = deployGoverned(fullConfig());
        halt(1 hours);
        passTime(1 hours - 1);
        vm.expectRevert(priceUnavailable(Level.Unavailable, 0));
        governed.read();
        passTime(1);
        assertServed(PRICE, "over");
    }

    function test_halt_Emits() public {
        vm.expectEmit(true, true, true, true);
        emit IGovernedOracle.HaltedUntilChanged(0, START + 1 hours);
        halt(1 hours);
    }

    function test_halt_GOV_9_BoundsDuration() public {
        bytes4 selector = IGovernedOracle.ParameterOutOfRange.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, "duration", 0, 1, MAX_HALT));
        halt(0);
        vm.expectRevert(abi.encodeWithSelector(selector, "duration", MAX_HALT + 1, 1, MAX_HALT));
        halt(MAX_HALT + 1);
        vm.expectRevert(abi.encodeWithSelector(selector, "duration", type(uint256).max, 1, MAX_HALT));
        halt(type(uint256).max);
        halt(1);
        vm.assertEq(governed.haltedUntil(), START + 1, "shortest");
        halt(MAX_HALT);
        vm.assertEq(governed.haltedUntil(), START + MAX_HALT, "longest");
    }

    function test_halt_GOV_9_NeverShortens() public {
        halt(1 hours);
        halt(1);
        vm.assertEq(governed.haltedUntil(), START + 1 hours, "haltedUntil");
    }

    function test_resume_EndsHalt() public {
        halt(MAX_HALT);
        govern(abi.encodeCall(IGovernedOracle.resume, ()));
        (uint256 price, ) = governed.read();
        vm.assertEq(price, PRICE, "price");
        vm.assertEq(governed.haltedUntil(), block.timestamp, "haltedUntil");
    }

    function test_resume_Emits() public {
        halt(MAX_HALT);
        bytes memory data = abi.encodeCall(IGovernedOracle.resume, ());
        scheduleAndWait(data);
        vm.expectEmit(true, true, true, true);
        emit IGovernedOracle.HaltedUntilChanged(START + MAX_HALT, START + GOVERNOR_DELAY);
        execute(data);
    }

    function test_rollback_GOV_4_RestoresPreviousOracle() public {
        replaceWith(deployOther(PRICE + 1));
        rollback();
        vm.assertEq(governed.oracle(), address(first), "oracle");
        (uint256 price, ) = governed.read();
        vm.assertEq(price, PRICE, "price");
    }

    function test_rollback_GOV_8_RestoresDisabledSources() public {
        disable(4);
        replaceWith(deployOther(PRICE));
        disable(2);
        rollback();
        assertMask(4, "rolled back");
    }

    function test_rollback_Emits() public {
        disable(4);
        IRedundantOracle second = deployOther(PRICE);
        replaceWith(second);
        disable(2);
        vm.expectEmit(true, true, true, true);
        emit IGovernedOracle.OracleRolledBack(address(second), address(first));
        vm.expectEmit(true, true, true, true);
        emit IGovernedOracle.DisabledMaskChanged(2, 4);
        rollback();
    }

    function test_rollback_ForgetsLastGoodPrice() public {
        replaceWith(deployOther(PRICE));
        governed.poke();
        rollback();
        assertLastGood(0, 0, "rolled back");
    }

    function test_rollback_KeepsHalt() public {
        replaceWith(deployOther(PRICE));
        halt(1 hours);
        rollback();
        assertLevel(governed.tryRead().level, Level.Unavailable, "halted");
    }

    function test_rollback_Works_WhenNothingCanBeRead() public {
        IRedundantOracle second = deployOther(PRICE);
        replaceWith(second);
        vm.etch(address(second), "");
        rollback();
        vm.assertEq(governed.oracle(), address(first), "oracle");
    }

    function test_rollback_Refused_WhenNothingWasReplaced() public {
        vm.expectRevert(abi.encodeWithSelector(IGovernedOracle.NothingToRollBackTo.selector));
        rollback();
    }

    function test_rollback_GOV_4_Refused_ASecondTime() public {
        replaceWith(deployOther(PRICE));
        rollback();
        vm.expectRevert(abi.encodeWithSelector(IGovernedOracle.NothingToRollBackTo.selector));
        rollback();
    }

    function test_rollback_GOV_4_Works_WhenWindowEndsNow() public {
        replaceWith(deployOther(PRICE));
        vm.warp(block.timestamp + ROLLBACK_WINDOW);
        rollback();
        vm.assertEq(governed.oracle(), address(first), "oracle");
    }

    function test_rollback_GOV_4_Refused_WhenWindowEndedASecondAgo() public {
        replaceWith(deployOther(PRICE));
        vm.warp(block.timestamp + ROLLBACK_WINDOW + 1);
        (address previous, uint256 mask) = governed.previousOracle();
        vm.assertEq(previous, address(0), "previous");
        vm.assertEq(mask, 0, "mask");
        vm.expectRevert(abi.encodeWithSelector(IGovernedOracle.NothingToRollBackTo.selector));
        rollback();
    }

    function test_guardian_DoesNotNeedFeeds_WhenAllBurnTheirGas() public {
        for (uint256 i = 0; i < 3; ++i) {
            feeds[i].setBehavior(Behavior.InfiniteLoop);
        }
        disable(1);
        halt(1);
        assertMask(1, "disabled");
    }

    function refuseEnable(uint256 mask, uint256 allowed) private {
        bytes memory data = abi.encodeCall(IGovernedOracle.enable, (mask));
        scheduleAndWait(data);
        vm.expectRevert(abi.encodeWithSelector(IGovernedOracle.MaskOutOfRange.selector, mask, allowed));
        execute(data);
    }
}
