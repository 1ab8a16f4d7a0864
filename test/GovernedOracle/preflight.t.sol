// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IGovernedOracle} from "../../contracts/interfaces/IGovernedOracle.sol";
import {IRedundantOracle, Level, Mode, OracleConfig, Role} from "../../contracts/interfaces/IRedundantOracle.sol";
import {Behavior} from "../../contracts/testing/FaultyFeed.sol";
import {GovernedTest} from "../support/GovernedTest.sol";
import {OddOracle} from "../support/OddOracle.sol";

/// @notice What a replacement is refused for, whatever its price.
contract GovernedPreflightTest is GovernedTest {
    function test_replace_Refused_WhenAddressIsZero() public {
        refuseAsNoOracle(address(0));
    }

    function test_replace_Refused_WhenAddressHasNoCode() public {
        refuseAsNoOracle(STRANGER);
    }

    /// @dev Its key could put other code there without any delay.
    function test_replace_Refused_WhenAddressIsDelegatedAccount() public {
        address account = address(0x7702);
        vm.etch(account, abi.encodePacked(hex"ef0100", deployOther(PRICE)));
        refuseAsNoOracle(account);
    }

    function test_replace_Refused_WhenAddressIsFeed() public {
        refuseAsNoOracle(address(feeds[0]));
    }

    function test_replace_Refused_WhenAddressIsManager() public {
        refuseAsNoOracle(address(manager));
    }

    function test_replace_Refused_WhenAddressIsItsOwn() public {
        refuseAsNoOracle(address(governed));
    }

    function test_replace_Refused_WhenReplacementReadsThisAddress() public {
        IGovernedOracle inner = governed;
        governed = deployGoverned(plainConfig());
        replaceWith(IRedundantOracle(address(inner)));
        address outer = address(governed);
        governed = inner;
        refuseAsNoOracle(outer);
    }

    function test_replace_Takes_WhenReplacementIsGovernedItself() public {
        IGovernedOracle inner = deployGoverned(plainConfig());
        replaceWith(IRedundantOracle(address(inner)));
        vm.assertEq(governed.oracle(), address(inner), "oracle");
        (uint256 price, ) = governed.read();
        vm.assertEq(price, PRICE, "price");
    }

    function test_replace_Refused_WhenReplacementHasNoSource() public {
        refuseAsNoOracle(address(new OddOracle(DECIMALS, 0)));
    }

    function test_replace_Takes_WhenReplacementHasSixteenSources() public {
        OddOracle odd = new OddOracle(DECIMALS, 16);
        replaceWith(IRedundantOracle(address(odd)));
        vm.assertEq(governed.oracle(), address(odd), "oracle");
    }

    function test_replace_Refused_WhenReplacementHasSeventeenSources() public {
        refuseAsNoOracle(address(new OddOracle(DECIMALS, 17)));
    }

    function test_replace_Refused_WhenReplacementHasNineteenDecimals() public {
        refuseAsNoOracle(address(new OddOracle(19, 3)));
    }

    function test_replace_Refused_WhenDecimalsDoNotFitAByte() public {
        refuseAsNoOracle(address(new OddOracle(256 + DECIMALS, 3)));
    }

    function test_replace_GOV_13_Refused_WhenDecimalsDiffer() public {
        OracleConfig memory settings = otherSettings(PRICE, 3);
        settings.decimals = 18;
        address other = address(deployOracle(settings));
        checkReplaceRefused(other, abi.encodeWithSelector(IGovernedOracle.DecimalsDiffer.selector, 18, DECIMALS));
    }

    function test_replace_GOV_13_Refused_WhenReplacementIsRestricted() public {
        IRedundantOracle second = deployOther(PRICE);
        otherFeeds[0].setBehavior(Behavior.RevertEmpty);
        otherFeeds[1].setBehavior(Behavior.RevertEmpty);
        refuseAsNotServed(second, Level.Restricted);
    }

    function test_replace_GOV_13_Refused_WhenReplacementIsUnavailable() public {
        IRedundantOracle second = deployOther(PRICE);
        for (uint256 i = 0; i < 3; ++i) {
            otherFeeds[i].setBehavior(Behavior.RevertEmpty);
        }
        refuseAsNotServed(second, Level.Unavailable);
    }

    function test_replace_GOV_13_Refused_WhenBothAreUnavailable() public {
        IRedundantOracle second = deployOracle(configFor(Mode.Ordered, 2));
        breakFeeds(7);
        refuseAsNotServed(second, Level.Unavailable);
    }

    function test_replace_GOV_13_Refused_WhenReplacementDiesBetweenScheduleAndExecution() public {
        IRedundantOracle second = deployOther(PRICE);
        bytes memory data = abi.encodeCall(IGovernedOracle.replace, (address(second)));
        scheduleAndWait(data);
        for (uint256 i = 0; i < 3; ++i) {
            otherFeeds[i].setBehavior(Behavior.InfiniteLoop);
        }
        bytes4 selector = IGovernedOracle.OracleNotServed.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, second, Level.Unavailable));
        execute(data);
        vm.assertEq(governed.oracle(), address(first), "replaced");
    }

    function test_replace_Works_WhenReplacementComesBackBeforeScheduleExpires() public {
        IRedundantOracle second = deployOther(PRICE);
        bytes memory data = abi.encodeCall(IGovernedOracle.replace, (address(second)));
        scheduleAndWait(data);
        otherFeeds[0].setBehavior(Behavior.RevertEmpty);
        bytes4 selector = IGovernedOracle.LossNotSurvived.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, second, 2, Level.Restricted));
        execute(data);
        otherFeeds[0].setBehavior(Behavior.Healthy);
        execute(data);
        vm.assertEq(governed.oracle(), address(second), "oracle");
    }

    function test_replace_GOV_13_Refused_WhenOneLossIsNotSurvived() public {
        IRedundantOracle second = deployOracle(otherSettings(PRICE, 2));
        refuseLoss(second, 1, Level.Restricted);
    }

    function test_replace_GOV_13_Refused_WhenLossOfLastSourceIsNotSurvived() public {
        OracleConfig memory settings = otherSettings(PRICE, 3);
        settings.sources[1].role = Role.Anchor;
        settings.sources[0].role = Role.Anchor;
        refuseLoss(deployOracle(settings), 4, Level.Unavailable);
    }

    function test_replace_GOV_13_Refused_WhenAllSourcesAreOfOneProvider() public {
        OracleConfig memory settings = otherSettings(PRICE, 3);
        for (uint256 i = 0; i < 3; ++i) {
            settings.sources[i].group = 5;
        }
        settings.quorum = 1;
        refuseLoss(deployOracle(settings), 7, Level.Unavailable);
    }

    function test_replace_GOV_13_Refused_WhenLossOfTwoSourcesOfOneProviderIsNotSurvived() public {
        OracleConfig memory settings = otherSettings(PRICE, 4);
        settings.sources[3].group = settings.sources[1].group;
        settings.quorum = 3;
        // Each single loss leaves three groups but that of a group of one; the first of them is refused.
        refuseLoss(deployOracle(settings), 1, Level.Restricted);
        settings = otherSettings(PRICE, 4);
        settings.sources[0].group = settings.sources[2].group;
        settings.sources[1].group = settings.sources[3].group;
        refuseLoss(deployOracle(settings), 5, Level.Restricted);
    }

    function test_replace_CountsNoShadow() public {
        OracleConfig memory settings = otherSettings(PRICE, 4);
        settings.sources[3].role = Role.Shadow;
        otherFeeds[3].setBehavior(Behavior.RevertEmpty);
        IRedundantOracle second = deployOracle(settings);
        replaceWith(second);
        vm.assertEq(governed.oracle(), address(second), "oracle");
    }

    function test_replace_Takes_WhenCurrentOracleIsBroken() public {
        OddOracle broken = standOnOddOracle();
        broken.failWith("broken");
        replaceWith(deployOther(2 * PRICE));
        vm.assertTrue(governed.oracle() != address(broken), "not replaced");
    }

    function test_replace_Takes_WhenCodeOfCurrentOracleIsGone() public {
        vm.etch(address(first), "");
        replaceWith(deployOther(2 * PRICE));
        vm.assertTrue(governed.oracle() != address(first), "not replaced");
    }

    function test_replace_GOV_10_Refused_WhenReplacementSaysInsufficientGas() public {
        OddOracle starved = new OddOracle(DECIMALS, 3);
        bytes memory refusal = abi.encodeWithSelector(IRedundantOracle.InsufficientGas.selector);
        starved.failWith(refusal);
        checkReplaceRefused(address(starved), refusal);
    }

    function standOnOddOracle() private returns (OddOracle odd) {
        odd = new OddOracle(DECIMALS, 3);
        replaceWith(IRedundantOracle(address(odd)));
    }

    function refuseAsNoOracle(address newOracle) private {
        checkReplaceRefused(newOracle, abi.encodeWithSelector(IGovernedOracle.NotAnOracle.selector, newOracle));
    }

    function refuseAsNotServed(IRedundantOracle newOracle, Level level) private {
        bytes4 selector = IGovernedOracle.OracleNotServed.selector;
        checkReplaceRefused(address(newOracle), abi.encodeWithSelector(selector, newOracle, level));
    }

    function refuseLoss(IRedundantOracle newOracle, uint256 mask, Level level) private {
        bytes4 selector = IGovernedOracle.LossNotSurvived.selector;
        checkReplaceRefused(address(newOracle), abi.encodeWithSelector(selector, newOracle, mask, level));
    }
}
