// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {AggregatorV3Interface} from "../../contracts/interfaces/AggregatorV3Interface.sol";
import {IRedundantOracle, Level, Mode, OracleConfig, Role} from "../../contracts/interfaces/IRedundantOracle.sol";
import {Behavior, FaultyFeed} from "../../contracts/testing/FaultyFeed.sol";
import {OracleTest} from "../support/OracleTest.sol";
import {ProxyFeed} from "../support/ProxyFeed.sol";

/// @notice No amount of gas gives a different answer, and no feed makes a read cost more than its gas limit.
contract GasTest is OracleTest {
    uint256 private constant AMPLE = 5_000_000;

    /// @dev Below this a call may end before it has reached the oracle's first check.
    uint256 private constant FIRST_BUDGET = 1_500;
    uint256[5] private costs = [uint256(1), 12_000, 35_000, 60_000, 80_000];

    function test_tryRead_CORE_8_SameAnswerOrAllGasTaken_WhenOneHop() public {
        sweepCosts(false, false);
    }

    function test_tryRead_CORE_8_SameAnswerOrAllGasTaken_WhenTwoHops() public {
        sweepCosts(true, false);
    }

    function test_tryRead_CORE_8_SameAnswerOrAllGasTaken_WhenFeedCatchesItsOwnFailure() public {
        sweepCosts(true, true);
    }

    function test_tryRead_CORE_8_SameAnswerOrAllGasTaken_WhenAnswerHangsOnGas() public {
        for (uint256 mode = 0; mode < 2; ++mode) {
            delete feeds;
            deployFeeds(3);
            for (uint256 i = 0; i < 3; ++i) {
                feeds[i].setBehavior(Behavior.LieBelowGasThreshold);
                feeds[i].setGasThreshold(GAS_LIMIT - 1_000 - 10_000 * i);
            }
            sweep(deployOracle(modeAt(mode), 2), abi.encodeCall(IRedundantOracle.tryRead, ()), 200_000, 499);
        }
    }

    function test_views_CORE_8_SameAnswerOrAllGasTaken_WhenEightSourcesAndLastBurnsAll() public {
        deployFeeds(8);
        feeds[7].setBehavior(Behavior.InfiniteLoop);
        sweepViews(Role.Voter);
    }

    function test_views_CORE_8_SameAnswerOrAllGasTaken_WhenEightDisagreeAndLastBurnsAll() public {
        deployFeeds(8);
        for (uint256 i = 0; i < 7; ++i) {
            feeds[i].setAnswer(int256(PRICE + ((i * 3) % 7) * 100e8), START - i);
        }
        feeds[7].setBehavior(Behavior.InfiniteLoop);
        sweepViews(Role.Anchor);
    }

    function sweepViews(Role roleOfFifth) private {
        bytes[8] memory calls = [
            abi.encodeCall(IRedundantOracle.read, ()),
            abi.encodeCall(IRedundantOracle.tryRead, ()),
            abi.encodeCall(IRedundantOracle.tryReadWithout, (1)),
            abi.encodeCall(IRedundantOracle.readAtMost, (Level.Restricted)),
            abi.encodeCall(IRedundantOracle.inspect, ()),
            abi.encodeCall(IRedundantOracle.latestAnswer, ()),
            abi.encodeCall(IRedundantOracle.latestTimestamp, ()),
            abi.encodeCall(AggregatorV3Interface.latestRoundData, ())
        ];
        for (uint256 mode = 0; mode < 2; ++mode) {
            OracleConfig memory settings = configFor(modeAt(mode), 7);
            settings.sources[4].role = roleOfFifth;
            settings.sources[7].gasLimit = 10_000;
            IRedundantOracle oracle = deployOracle(settings);
            for (uint256 i = 0; i < calls.length; ++i) {
                sweep(oracle, calls[i], 240_000, 769);
                sweepClosely(oracle, calls[i]);
            }
        }
    }

    function test_read_CORE_8_SameAnswerOrAllGasTaken_WhenSequencerFeedHangsOnGas() public {
        deployFeeds(2);
        FaultyFeed sequencer = new FaultyFeed(0, 1);
        sequencer.setRound(FaultyFeed.Round(1, 0, 1, 1, 1));
        sequencer.setBehavior(Behavior.LieBelowGasThreshold);
        sequencer.setGasThreshold(99_000);
        OracleConfig memory settings = configFor(Mode.Ordered, 2);
        settings.sequencerFeed = address(sequencer);
        sweep(deployOracle(settings), abi.encodeCall(IRedundantOracle.tryRead, ()), 200_000, 499);
    }

    /// @dev Where a gas suffices, every larger one does, with the same answer.
    function testFuzz_tryRead_CORE_8_SameAnswerOrAllGasTaken_WhateverTheGas(uint256 budget, uint256 burnt) public {
        deployFeeds(3);
        for (uint256 i = 0; i < 3; ++i) {
            feeds[i].setBehavior(Behavior.BurnThenAnswer);
            feeds[i].setGasToBurn(burnt % 80_000);
        }
        IRedundantOracle oracle = deployOracle(Mode.Median, 2);
        bytes memory input = abi.encodeCall(IRedundantOracle.tryRead, ());
        bytes memory expected = answerOf(oracle, input);
        budget = FIRST_BUDGET + (budget % 400_000);
        if (checkBudget(oracle, input, budget, expected)) {
            vm.assertTrue(checkBudget(oracle, input, budget + (burnt % 100_000), expected), "more gas, no answer");
        }
    }

    function testFuzz_tryRead_CORE_8_WantsTheWholeGasLimit(uint256 gasLimit) public {
        gasLimit = 10_000 + (gasLimit % 1_000_000);
        deployFeeds(1);
        OracleConfig memory settings = configFor(Mode.Ordered, 1);
        settings.sources[0].gasLimit = uint32(gasLimit);
        IRedundantOracle oracle = deployOracle(settings);
        bytes memory input = abi.encodeCall(IRedundantOracle.tryRead, ());
        bytes memory expected = answerOf(oracle, input);
        vm.assertFalse(checkBudget(oracle, input, gasLimit, expected), "no more than the limit itself");
        vm.assertTrue(checkBudget(oracle, input, gasLimit + gasLimit / 63 + 30_000, expected), "with the reserve");
    }

    function sweepCosts(bool inTwoHops, bool catches) private {
        for (uint256 i = 0; i < costs.length; ++i) {
            for (uint256 mode = 0; mode < 2; ++mode) {
                delete feeds;
                deployFeeds([PRICE, PRICE + 1e8, PRICE + 2e8]);
                OracleConfig memory settings = configFor(modeAt(mode), 2);
                for (uint256 j = 0; j < 3; ++j) {
                    feeds[j].setBehavior(Behavior.BurnThenAnswer);
                    feeds[j].setGasToBurn(costs[i]);
                    if (inTwoHops) {
                        settings.sources[j].feed = address(
                            new ProxyFeed(AggregatorV3Interface(address(feeds[j])), catches)
                        );
                    }
                }
                sweep(deployOracle(settings), abi.encodeCall(IRedundantOracle.tryRead, ()), 400_000, 1_301);
            }
        }
    }

    /// @dev At least 300 budgets over the whole range, and both outcomes among them.
    function sweep(IRedundantOracle oracle, bytes memory input, uint256 highest, uint256 step) private view {
        bytes memory expected = answerOf(oracle, input);
        uint256 served;
        uint256 refused;
        for (uint256 budget = FIRST_BUDGET; budget <= highest; budget += step) {
            if (checkBudget(oracle, input, budget, expected)) ++served;
            else ++refused;
        }
        vm.assertGe(served + refused, 300, "budgets");
        vm.assertGt(served, 0, "no budget suffices");
        vm.assertGt(refused, 0, "every budget suffices");
    }

    /// @dev Every 13th gas around the least budget that suffices.
    function sweepClosely(IRedundantOracle oracle, bytes memory input) private view {
        bytes memory expected = answerOf(oracle, input);
        (uint256 low, uint256 high) = (FIRST_BUDGET, 400_000);
        while (high - low > 1) {
            uint256 middle = (low + high) / 2;
            if (checkBudget(oracle, input, middle, expected)) high = middle;
            else low = middle;
        }
        for (uint256 budget = high - 4_000; budget < high + 4_000; budget += 13) {
            checkBudget(oracle, input, budget, expected);
        }
    }

    function answerOf(IRedundantOracle oracle, bytes memory input) private view returns (bytes memory answer) {
        (, answer) = address(oracle).staticcall{gas: AMPLE}(input);
        vm.assertGt(answer.length, 4, "the full-gas answer");
    }

    /// @return served Whether the budget gave the answer: the expected one, which may be `PriceUnavailable`.
    function checkBudget(
        IRedundantOracle oracle,
        bytes memory input,
        uint256 budget,
        bytes memory expected
    ) private view returns (bool served) {
        bytes memory answer;
        uint256 gasBefore = gasleft();
        (, answer) = address(oracle).staticcall{gas: budget}(input);
        uint256 spent = gasBefore - gasleft();
        served = answer.length > 4;
        bytes memory wanted = served ? expected : bytes("");
        if (keccak256(answer) != keccak256(wanted)) {
            vm.assertEq(answer, wanted, string.concat("with gas ", vm.toString(budget)));
        }
        if (!served && spent < budget) vm.assertGe(spent, budget, "gas came back");
    }
}
