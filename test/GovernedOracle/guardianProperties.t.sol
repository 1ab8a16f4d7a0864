// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IGovernedOracle} from "../../contracts/interfaces/IGovernedOracle.sol";
import {Fault, Level, Reading, SourceReport} from "../../contracts/interfaces/IRedundantOracle.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {GovernedTest} from "../support/GovernedTest.sol";

/// @notice What the guardian can do, whatever masks and durations it gives, and what of it the governor undoes.
contract GovernedGuardianPropertiesTest is GovernedTest {
    function testFuzz_disable_TakesMasksOfItsSourcesOnly(uint256 mask) public {
        if (mask % 2 == 0) mask = (mask >> 1) % 16;
        bool isTaken = mask != 0 && mask < 8;
        if (!isTaken) vm.expectRevert(abi.encodeWithSelector(IGovernedOracle.MaskOutOfRange.selector, mask, 7));
        disable(mask);
        assertMask(isTaken ? mask : 0, "disabled");
    }

    function testFuzz_disable_OnlyAdds(uint256 one, uint256 other) public {
        (one, other) = (ExactMath.bound(one, 1, 7), ExactMath.bound(other, 1, 7));
        disable(one);
        disable(other);
        assertMask(one | other, "both");
    }

    function testFuzz_disable_GOV_1_ServesWhatTheOracleSaysWithout(uint256 mask, uint256 failing) public {
        mask = ExactMath.bound(mask, 1, 7);
        breakFeeds(ExactMath.bound(failing, 0, 7));
        disable(mask);
        Reading memory expected = first.tryReadWithout(mask);
        assertReading(governed.tryRead(), expected, "without");
        if (expected.level <= Level.Degraded) return assertServes(expected.price);
        vm.expectRevert(priceUnavailable(expected.level, expected.faultMask));
        governed.read();
    }

    function testFuzz_tryReadWithout_AddsToWhatIsDisabled(uint256 mask, uint256 more) public {
        mask = ExactMath.bound(mask, 1, 7);
        disable(mask);
        assertReading(governed.tryReadWithout(more), first.tryReadWithout((mask | more) & 7), "both");
    }

    function testFuzz_inspect_NamesExactlyTheDisabled(uint256 mask) public {
        mask = ExactMath.bound(mask, 1, 7);
        disable(mask);
        SourceReport[] memory reports = governed.inspect();
        for (uint256 i = 0; i < 3; ++i) {
            Fault expected = (mask >> i) & 1 == 1 ? Fault.Disabled : Fault.None;
            assertFault(reports[i].fault, expected, vm.toString(i));
        }
    }

    function testFuzz_enable_TakesMasksOfTheDisabledOnly(uint256 disabled, uint256 mask) public {
        disabled = ExactMath.bound(disabled, 1, 7);
        mask = ExactMath.bound(mask, 0, 15);
        disable(disabled);
        bytes memory data = abi.encodeCall(IGovernedOracle.enable, (mask));
        scheduleAndWait(data);
        bool isTaken = mask != 0 && (mask | disabled) == disabled;
        if (!isTaken) vm.expectRevert(abi.encodeWithSelector(IGovernedOracle.MaskOutOfRange.selector, mask, disabled));
        execute(data);
        assertMask(isTaken ? disabled - mask : disabled, "enabled");
    }

    function testFuzz_halt_GOV_9_BoundsDuration(uint256 duration) public {
        if (duration % 2 == 0) duration = (duration >> 1) % (2 * MAX_HALT);
        bool isTaken = duration >= 1 && duration <= 14 days;
        if (!isTaken) {
            bytes4 selector = IGovernedOracle.ParameterOutOfRange.selector;
            vm.expectRevert(abi.encodeWithSelector(selector, "duration", duration, 1, 14 days));
        }
        halt(duration);
        vm.assertEq(governed.haltedUntil(), isTaken ? START + duration : 0, "haltedUntil");
    }

    function testFuzz_halt_GOV_9_NeverShortens(uint256 one, uint256 elapsed, uint256 other) public {
        one = ExactMath.bound(one, 1, MAX_HALT);
        elapsed = ExactMath.bound(elapsed, 0, MAX_HALT);
        other = ExactMath.bound(other, 1, MAX_HALT);
        halt(one);
        vm.warp(START + elapsed);
        halt(other);
        uint256 until = governed.haltedUntil();
        vm.assertGe(until, START + one, "the first");
        vm.assertGe(until, START + elapsed + other, "the second");
        vm.assertTrue(until == START + one || until == START + elapsed + other, "and no longer");
    }

    function testFuzz_halt_GOV_5_ServesNothingUntilItEnds(uint256 duration, uint256 elapsed) public {
        duration = ExactMath.bound(duration, 1, MAX_HALT);
        elapsed = elapsed % 2 == 0 ? duration - ((elapsed >> 1) % 2) : ExactMath.bound(elapsed, 0, 2 * duration);
        halt(duration);
        passTime(elapsed);
        if (elapsed >= duration) return assertServed(PRICE, "over");
        assertReading(governed.tryRead(), Reading(0, 0, 0, 0, Level.Unavailable, 0, NONE_SERVED, 0, 0), "halted");
        vm.expectRevert(priceUnavailable(Level.Unavailable, 0));
        governed.read();
    }

    function testFuzz_resume_EndsAnyHaltAtOnce(uint256 duration) public {
        halt(ExactMath.bound(duration, GOVERNOR_DELAY + 1, MAX_HALT));
        govern(abi.encodeCall(IGovernedOracle.resume, ()));
        assertServed(PRICE, "resumed");
        vm.assertEq(governed.haltedUntil(), block.timestamp, "haltedUntil");
    }

    function testFuzz_rollback_GOV_4_WorksForTwoWeeks(uint256 elapsed) public {
        uint256 edge = ROLLBACK_WINDOW + ((elapsed >> 1) % 2);
        elapsed = elapsed % 2 == 0 ? edge : ExactMath.bound(elapsed, 0, 2 * ROLLBACK_WINDOW);
        address second = address(deployOther(PRICE));
        govern(abi.encodeCall(IGovernedOracle.replace, (second)));
        passTime(elapsed);
        bool isOpen = elapsed <= 14 days;
        if (!isOpen) vm.expectRevert(abi.encodeWithSelector(IGovernedOracle.NothingToRollBackTo.selector));
        rollback();
        vm.assertEq(governed.oracle(), isOpen ? address(first) : second, "oracle");
    }

    function testFuzz_rollback_GOV_8_RestoresTheMaskThen(uint256 mask, uint256 later) public {
        mask = ExactMath.bound(mask, 1, 7);
        disable(mask);
        replaceWith(deployOther(PRICE));
        disable(ExactMath.bound(later, 1, 7));
        rollback();
        assertMask(mask, "rolled back");
    }

    function assertServes(uint256 expected) private view {
        (uint256 price, ) = governed.read();
        vm.assertEq(price, expected, "price");
    }
}
