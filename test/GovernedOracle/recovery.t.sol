// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IGovernedOracle} from "../../contracts/interfaces/IGovernedOracle.sol";
import {IRedundantOracle, Level} from "../../contracts/interfaces/IRedundantOracle.sol";
import {GovernedTest} from "../support/GovernedTest.sol";
import {OddOracle} from "../support/OddOracle.sol";

/// @notice Nothing that the current oracle does keeps the governor from replacing it, but a price that it still says.
contract GovernedRecoveryTest is GovernedTest {
    /// @dev What a transaction may have (EIP-7825).
    uint256 private constant TRANSACTION_GAS = 16_777_216;

    /// @dev What a broken oracle is given before it counts as broken, and what a replacement needs beside it.
    uint256 private constant AMPLE_GAS = 10_000_000;
    uint256 private constant REST = 2_000_000;

    OddOracle private odd;

    function setUp() public override {
        super.setUp();
        odd = new OddOracle(DECIMALS, 3);
        replaceWith(IRedundantOracle(address(odd)));
    }

    function test_replace_Takes_WhenCurrentOracleBurnsAllGas() public {
        odd.burn();
        takeWithin(TRANSACTION_GAS);
    }

    function test_replace_Takes_WhenCurrentOracleReturnsABomb() public {
        odd.bomb(2_000_000);
        takeWithin(TRANSACTION_GAS);
    }

    function test_replace_Takes_WhenCurrentOracleAlwaysSaysInsufficientGas() public {
        odd.failWith(abi.encodeWithSelector(IRedundantOracle.InsufficientGas.selector));
        takeWithin(TRANSACTION_GAS);
    }

    function test_replace_Takes_WhenCurrentOracleSaysNoLevel() public {
        odd.answerWith(readingOf(PRICE, uint256(type(Level).max) + 1));
        takeWithin(TRANSACTION_GAS);
    }

    function test_replace_Takes_WhenCurrentOracleSaysPriceZero() public {
        odd.answerWith(readingOf(0, uint256(Level.Restricted)));
        takeWithin(TRANSACTION_GAS);
    }

    function test_replace_Takes_WhenCurrentOracleSaysMoreThanAnyPrice() public {
        odd.answerWith(readingOf(MAX_PRICE + 1, uint256(Level.Restricted)));
        takeWithin(TRANSACTION_GAS);
    }

    function test_replace_Takes_WhenCurrentOracleAnswersTooLittle() public {
        odd.answerWith(abi.encode(PRICE, PRICE, PRICE, block.timestamp, Level.Normal));
        takeWithin(TRANSACTION_GAS);
    }

    /// @dev Both are honest: the first address was the second's previous oracle, and came to read it.
    function test_replace_Takes_WhenRollbackMadeTwoAddressesReadEachOther() public {
        IGovernedOracle outer = deployGoverned(plainConfig());
        IGovernedOracle inner = governed;
        replaceWith(outer);
        replaceWith(first);
        governed = outer;
        replaceWith(inner);
        vm.prank(GUARDIAN);
        inner.rollback();
        vm.assertEq(inner.oracle(), address(outer), "a circle");
        (bool reads, ) = address(outer).staticcall{gas: 1_000_000}(abi.encodeCall(IRedundantOracle.read, ()));
        vm.assertFalse(reads, "a circle");
        takeWithin(TRANSACTION_GAS);
    }

    function test_replace_Refused_WhenCurrentOracleSaysTheLargestPrice() public {
        odd.answerWith(readingOf(MAX_PRICE, uint256(Level.Restricted)));
        bytes4 selector = IGovernedOracle.StepTooLarge.selector;
        checkReplaceRefused(address(deployOther(PRICE)), abi.encodeWithSelector(selector, PRICE, MAX_PRICE, MAX_STEP));
    }

    /// @dev Honestly: one that goes on to answer with a wrong price is held to be right. Consumers are protected by a
    /// halt, and the governor needs an oracle near that price, or another address.
    function test_replace_Refused_WhenCurrentOracleInsistsOnWrongPrice() public {
        odd.answerWith(readingOf(3 * PRICE, uint256(Level.Normal)));
        disable(7);
        bytes4 selector = IGovernedOracle.StepTooLarge.selector;
        checkReplaceRefused(address(deployOther(PRICE)), abi.encodeWithSelector(selector, PRICE, 3 * PRICE, MAX_STEP));
    }

    function test_replace_GOV_10_Refused_WhenGasIsNotAmple_AndCurrentOracleBurnsIt() public {
        odd.burn();
        checkAmpleGas();
    }

    function test_replace_GOV_10_Refused_WhenGasIsNotAmple_AndCurrentOracleSaysInsufficientGas() public {
        odd.failWith(abi.encodeWithSelector(IRedundantOracle.InsufficientGas.selector));
        checkAmpleGas();
    }

    function checkAmpleGas() private {
        bytes memory data = scheduleOther();
        vm.expectRevert(abi.encodeWithSelector(IRedundantOracle.InsufficientGas.selector));
        executeWithin(data, AMPLE_GAS);
        executeWithin(data, AMPLE_GAS + REST);
        vm.assertTrue(governed.oracle() != address(odd), "not replaced");
    }

    function takeWithin(uint256 gasLimit) private {
        bytes memory data = scheduleOther();
        address current = governed.oracle();
        executeWithin(data, gasLimit);
        vm.assertTrue(governed.oracle() != current, "not replaced");
        assertServed(2 * PRICE, "replaced");
    }

    /// @dev An oracle that is further from any price than the largest step.
    function scheduleOther() private returns (bytes memory data) {
        data = abi.encodeCall(IGovernedOracle.replace, (address(deployOther(2 * PRICE))));
        scheduleAndWait(data);
    }

    function executeWithin(bytes memory data, uint256 gasLimit) private {
        vm.prank(GOVERNOR);
        manager.execute{gas: gasLimit}(address(governed), data);
    }

    function readingOf(uint256 price, uint256 level) private view returns (bytes memory) {
        return abi.encode(price, price, price, block.timestamp, level, 2, 0, 3, 0);
    }
}
