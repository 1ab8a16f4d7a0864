// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {GovernedConfig, IGovernedOracle} from "../../contracts/interfaces/IGovernedOracle.sol";
import {IRedundantOracle, Mode, OracleConfig} from "../../contracts/interfaces/IRedundantOracle.sol";
import {Behavior} from "../../contracts/testing/FaultyFeed.sol";
import {GovernedTest} from "../support/GovernedTest.sol";

/// @notice No gas limit of a source makes a replacement skip the step.
contract GovernedPreflightGasTest is GovernedTest {
    /// @dev What a transaction may have (EIP-7825).
    uint256 private constant TRANSACTION_GAS = 16_777_216;
    uint256 private constant LARGEST = 10_150_000;

    function test_replace_GOV_10_ChecksStep_WhenASourceHasAHighGasLimit() public {
        standOn(9_900_000, GAS_LIMIT, 3);
        checkStep(MAX_STEP);
    }

    function test_replace_GOV_10_ChecksStep_WhenASourceBurnsAHighGasLimit() public {
        standOn(9_900_000, GAS_LIMIT, 3);
        feeds[0].setBehavior(Behavior.InfiniteLoop);
        checkStep(MAX_STEP);
    }

    function test_replace_GOV_10_ChecksStep_WhenAllButTheLastSourceBurnTheLargestLimits() public {
        standOn(LARGEST / 8, LARGEST / 8, 8);
        for (uint256 i = 0; i < 7; ++i) {
            feeds[i].setBehavior(Behavior.InfiniteLoop);
        }
        checkStep(MAX_STEP);
    }

    function test_replace_GOV_10_ChecksStep_WhenTheOracleIsBehindAnotherAddress() public {
        standOn(LARGEST / 8, LARGEST / 8, 8);
        GovernedConfig memory settings = plainConfig();
        settings.oracle = address(governed);
        governed = deployGoverned(settings);
        for (uint256 i = 0; i < 7; ++i) {
            feeds[i].setBehavior(Behavior.InfiniteLoop);
        }
        checkStep(MAX_STEP);
    }

    function test_constructor_BoundsGasLimits() public {
        delete feeds;
        deployFeeds(3);
        OracleConfig memory settings = configFor(Mode.Median, 2);
        settings.sources[0].gasLimit = uint32(LARGEST - 2 * GAS_LIMIT);
        GovernedConfig memory governance = plainConfig();
        governance.oracle = address(deployOracle(settings));
        deployGoverned(governance);
        settings.sources[0].gasLimit += 1;
        governance.oracle = address(deployOracle(settings));
        bytes4 selector = IGovernedOracle.ParameterOutOfRange.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, "gasLimit", LARGEST + 1, 0, LARGEST));
        this.deployFor(governance);
    }

    function test_replace_BoundsGasLimits() public {
        OracleConfig memory settings = otherSettings(PRICE, 3);
        settings.sources[2].gasLimit = type(uint32).max;
        bytes4 selector = IGovernedOracle.ParameterOutOfRange.selector;
        uint256 total = uint256(type(uint32).max) + 2 * GAS_LIMIT;
        bytes memory refusal = abi.encodeWithSelector(selector, "gasLimit", total, 0, LARGEST);
        checkReplaceRefused(address(deployOracle(settings)), refusal);
    }

    function deployFor(GovernedConfig calldata settings) external {
        deployGoverned(settings);
    }

    function standOn(uint256 firstLimit, uint256 otherLimit, uint256 count) private {
        delete feeds;
        deployFeeds(count);
        OracleConfig memory settings = configFor(Mode.Median, 2);
        for (uint256 i = 0; i < count; ++i) {
            settings.sources[i].gasLimit = uint32(i == 0 ? firstLimit : otherLimit);
        }
        GovernedConfig memory governance = plainConfig();
        governance.oracle = address(deployOracle(settings));
        governed = deployGoverned(governance);
    }

    /// @dev Twice the price is refused with any gas, and with a transaction's because of the step.
    function checkStep(uint256 maxStepBps) private {
        IRedundantOracle second = deployOther(2 * PRICE);
        bytes memory data = abi.encodeCall(IGovernedOracle.replace, (address(second)));
        scheduleAndWait(data);
        for (uint256 budget = 500_000; budget < TRANSACTION_GAS; budget += 1_400_003) {
            vm.prank(GOVERNOR);
            (bool succeeded, ) = address(manager).call{gas: budget}(
                abi.encodeCall(manager.execute, (address(governed), data))
            );
            vm.assertFalse(succeeded, "the step was not checked");
        }
        bytes4 selector = IGovernedOracle.StepTooLarge.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, 2 * PRICE, PRICE, maxStepBps));
        vm.prank(GOVERNOR);
        manager.execute{gas: TRANSACTION_GAS}(address(governed), data);
    }
}
