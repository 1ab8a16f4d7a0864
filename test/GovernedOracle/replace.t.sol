// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IGovernedOracle} from "../../contracts/interfaces/IGovernedOracle.sol";
import {IRedundantOracle, Level, OracleConfig} from "../../contracts/interfaces/IRedundantOracle.sol";
import {Behavior} from "../../contracts/testing/FaultyFeed.sol";
import {GovernedTest} from "../support/GovernedTest.sol";

/// @notice What a replacement does, and how far its price may be from the current one.
contract GovernedReplaceTest is GovernedTest {
    uint256 private constant HIGHEST = PRICE + (PRICE * MAX_STEP) / 10_000;

    function test_replace_PutsOracleBehindAddress() public {
        IRedundantOracle second = deployOther(PRICE + 1);
        replaceWith(second);
        vm.assertEq(governed.oracle(), address(second), "oracle");
        (uint256 price, ) = governed.read();
        vm.assertEq(price, PRICE + 1, "price");
    }

    function test_replace_KeepsPreviousOracle() public {
        disable(4);
        replaceWith(deployOther(PRICE));
        (address previous, uint256 mask) = governed.previousOracle();
        vm.assertEq(previous, address(first), "previous");
        vm.assertEq(mask, 4, "its mask");
    }

    function test_replace_EnablesAllSources() public {
        disable(4);
        replaceWith(deployOther(PRICE));
        assertMask(0, "replaced");
    }

    function test_replace_EmitsBothChanges_WhenSourceWasDisabled() public {
        disable(4);
        IRedundantOracle second = deployOther(PRICE);
        bytes memory data = abi.encodeCall(IGovernedOracle.replace, (address(second)));
        scheduleAndWait(data);
        vm.expectEmit(true, true, true, true);
        emit IGovernedOracle.OracleReplaced(address(first), address(second));
        vm.expectEmit(true, true, true, true);
        emit IGovernedOracle.DisabledMaskChanged(4, 0);
        execute(data);
    }

    function test_replace_ForgetsLastGoodPrice() public {
        governed.poke();
        replaceWith(deployOther(PRICE));
        assertLastGood(0, 0, "replaced");
    }

    function test_replace_KeepsAcceptedPrice() public {
        governed = deployGoverned(breakerConfig());
        replaceWith(deployOther(PRICE + 1));
        (uint256 price, , uint256 seenAt) = governed.acceptedPrice();
        vm.assertEq(price, PRICE, "price");
        vm.assertEq(seenAt, START, "seenAt");
    }

    function test_replace_KeepsHalt() public {
        halt(MAX_HALT);
        replaceWith(deployOther(PRICE));
        vm.assertEq(governed.haltedUntil(), START + MAX_HALT, "haltedUntil");
    }

    function test_replace_EnablesSources_WhenItIsTheSameOracle() public {
        disable(4);
        replaceWith(first);
        assertMask(0, "replaced by itself");
        (address previous, uint256 mask) = governed.previousOracle();
        vm.assertEq(previous, address(first), "previous");
        vm.assertEq(mask, 4, "its mask");
    }

    function test_replace_GOV_13_Takes_WhenPriceIsAtMaxStepAbove() public {
        replaceWith(deployOther(HIGHEST));
        (uint256 price, ) = governed.read();
        vm.assertEq(price, HIGHEST, "price");
    }

    function test_replace_GOV_13_Refused_WhenPriceIsAUnitAboveMaxStep() public {
        refuseStep(HIGHEST + 1, PRICE);
    }

    function test_replace_GOV_13_Takes_WhenPriceIsAtMaxStepBelow() public {
        setPrice(HIGHEST);
        replaceWith(deployOther(PRICE));
        (uint256 price, ) = governed.read();
        vm.assertEq(price, PRICE, "price");
    }

    function test_replace_GOV_13_Refused_WhenPriceIsAUnitBelowMaxStep() public {
        setPrice(HIGHEST);
        refuseStep(PRICE - 1, HIGHEST);
    }

    function test_replace_GOV_13_Refused_WhenStepIsTooLargeAndCurrentIsDegraded() public {
        feeds[0].setBehavior(Behavior.RevertEmpty);
        refuseStep(HIGHEST + 1, PRICE);
    }

    function test_replace_GOV_13_Refused_WhenStepIsTooLargeAndCurrentIsRestricted() public {
        breakFeeds(3);
        refuseStep(HIGHEST + 1, PRICE);
    }

    function test_replace_GOV_13_Refused_WhenStepIsTooLargeAndCurrentIsHalted() public {
        halt(MAX_HALT);
        refuseStep(HIGHEST + 1, PRICE);
    }

    function test_replace_Takes_WhenStepIsTooLargeAndCurrentIsUnavailable() public {
        breakFeeds(7);
        replaceWith(deployOther(2 * PRICE));
        (uint256 price, ) = governed.read();
        vm.assertEq(price, 2 * PRICE, "price");
    }

    function test_replace_Takes_WhenStepIsTooLargeAndEverySourceIsDisabled() public {
        disable(7);
        replaceWith(deployOther(2 * PRICE));
        (uint256 price, ) = governed.read();
        vm.assertEq(price, 2 * PRICE, "price");
    }

    function test_replace_GOV_13_MeasuresStepWithoutDisabledSources() public {
        feeds[2].setAnswer(int256(PRICE + PRICE / 150), START);
        disable(1);
        // The two left agree, and the mean of them is served.
        uint256 current = PRICE + PRICE / 300;
        refuseStep(current + (current * MAX_STEP) / 10_000 + 1, current);
    }

    function test_replace_MeasuresStepFromLivePrice_WhenItIsSuspectedJump() public {
        governed = deployGoverned(breakerConfig());
        setPrice(2 * PRICE);
        vm.assertTrue(isRestricted(), "no jump");
        replaceWith(deployOther(2 * PRICE));
        vm.assertTrue(governed.oracle() != address(first), "not replaced");
    }

    function test_replace_Takes_WhenReplacementIsDegraded() public {
        OracleConfig memory settings = otherSettings(PRICE, 4);
        IRedundantOracle second = deployOracle(settings);
        otherFeeds[3].setBehavior(Behavior.RevertEmpty);
        replaceWith(second);
        vm.assertEq(governed.oracle(), address(second), "oracle");
        assertLevel(governed.tryRead().level, Level.Degraded, "replaced");
    }

    function test_replace_Works_WhenReplacedBefore() public {
        replaceWith(deployOther(PRICE));
        address second = governed.oracle();
        replaceWith(first);
        (address previous, ) = governed.previousOracle();
        vm.assertEq(previous, second, "previous");
        vm.assertEq(governed.oracle(), address(first), "oracle");
    }

    function refuseStep(uint256 price, uint256 current) private {
        bytes4 selector = IGovernedOracle.StepTooLarge.selector;
        checkReplaceRefused(address(deployOther(price)), abi.encodeWithSelector(selector, price, current, MAX_STEP));
    }

    function isRestricted() private view returns (bool) {
        return governed.tryRead().level == Level.Restricted;
    }
}
