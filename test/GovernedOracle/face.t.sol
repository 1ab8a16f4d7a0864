// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {AggregatorV3Interface} from "../../contracts/interfaces/AggregatorV3Interface.sol";
import {
    Fault,
    IRedundantOracle,
    Level,
    Mode,
    OracleConfig,
    Reading,
    SourceReport
} from "../../contracts/interfaces/IRedundantOracle.sol";
import {Behavior} from "../../contracts/testing/FaultyFeed.sol";
import {GovernedTest} from "../support/GovernedTest.sol";

/// @notice Every function that reads, at every level, with and without what stands between the oracle and the reader.
contract GovernedFaceTest is GovernedTest {
    uint256 private constant CALLS = 14;

    function test_views_GOV_14_SayWhatOracleSays_WhenNothingStandsBetween() public {
        bytes[CALLS] memory calls = reads();
        for (uint256 mask = 0; mask < 8; ++mask) {
            breakFeeds(mask);
            checkSame(calls, address(governed), "plain");
        }
    }

    function test_views_GOV_14_SayWhatOracleSays_WhenHoldAndBreakerAreOnAndIdle() public {
        bytes[CALLS] memory calls = reads();
        governed = deployGoverned(fullConfig());
        for (uint256 mask = 0; mask < 8; ++mask) {
            breakFeeds(mask);
            checkSame(calls, address(governed), "idle");
        }
    }

    function test_views_GOV_14_TakeAllGas_WhenItIsTooLittle() public {
        feeds[0].setBehavior(Behavior.InfiniteLoop);
        bytes[CALLS] memory calls = reads();
        for (uint256 i = 0; i < 8; ++i) {
            uint256 gasBefore = gasleft();
            (bool succeeded, bytes memory answer) = address(governed).staticcall{gas: 100_000}(calls[i]);
            uint256 spent = gasBefore - gasleft();
            vm.assertFalse(succeeded, "too little gas");
            vm.assertTrue(answer.length == 0 && spent >= 100_000, "all is taken, and nothing said");
        }
    }

    function test_views_GOV_11_Agree_WhenSourceIsDisabled() public {
        disable(1);
        feeds[1].setAnswer(int256(PRICE + 10), START - 5);
        Reading memory expected = first.tryReadWithout(1);
        (uint256 price, uint256 updatedAt) = governed.read();
        vm.assertEq(price, expected.price, "read");
        vm.assertEq(updatedAt, expected.updatedAt, "read");
        (uint80 roundId, int256 answer, uint256 startedAt, uint256 time, uint80 answeredInRound) = governed
            .latestRoundData();
        vm.assertEq(answer, int256(price), "latestRoundData");
        vm.assertTrue(roundId == updatedAt && answeredInRound == updatedAt, "rounds");
        vm.assertTrue(startedAt == updatedAt && time == updatedAt, "times");
        vm.assertEq(governed.latestAnswer(), int256(price), "latestAnswer");
        vm.assertEq(governed.latestTimestamp(), updatedAt, "latestTimestamp");
        assertReading(governed.tryRead(), expected, "tryRead");
        assertReading(governed.readAtMost(Level.Degraded), expected, "readAtMost");
        assertReading(governed.tryReadWithout(0), expected, "tryReadWithout");
    }

    function test_views_GOV_11_Refuse_WhenTwoSourcesAreDisabled() public {
        disable(3);
        bytes memory refusal = priceUnavailable(Level.Restricted, 3);
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
        assertLevel(governed.readAtMost(Level.Restricted).level, Level.Restricted, "readAtMost");
    }

    function test_tryReadWithout_AddsToWhatIsDisabled() public {
        disable(1);
        assertReading(governed.tryReadWithout(2), first.tryReadWithout(3), "both");
        assertReading(governed.tryReadWithout(1), first.tryReadWithout(1), "the same");
        assertReading(governed.tryReadWithout(~uint256(7)), first.tryReadWithout(1), "bits beyond mean nothing");
    }

    function test_tryReadWithout_ReadsNothing_WhenHalted() public {
        halt(1);
        assertReading(
            governed.tryReadWithout(0),
            Reading(0, 0, 0, 0, Level.Unavailable, 0, NONE_SERVED, 0, 0),
            "halted"
        );
    }

    function test_readAtMost_Refuses_WhenHalted() public {
        halt(1);
        vm.expectRevert(priceUnavailable(Level.Unavailable, 0));
        governed.readAtMost(Level.Restricted);
        assertLevel(governed.readAtMost(Level.Unavailable).level, Level.Unavailable, "anything");
    }

    function test_getRoundData_Refuses() public {
        vm.expectRevert(abi.encodeWithSelector(IRedundantOracle.NoHistory.selector));
        governed.getRoundData(1);
    }

    function test_version_IsOne() public view {
        vm.assertEq(governed.version(), 1, "version");
    }

    function test_description_IsThatOfCurrentOracle() public {
        OracleConfig memory settings = otherSettings(PRICE, 3);
        settings.description = "another";
        replaceWith(deployOracle(settings));
        vm.assertEq(governed.description(), "another", "description");
    }

    function test_config_IsThatOfCurrentOracle() public {
        IRedundantOracle second = deployOther(PRICE);
        replaceWith(second);
        vm.assertEq(abi.encode(governed.config()), abi.encode(second.config()), "config");
    }

    function test_inspect_NamesDisabledSources() public {
        breakFeeds(6);
        disable(5);
        SourceReport[] memory reports = governed.inspect();
        assertFault(reports[0].fault, Fault.Disabled, "healthy and disabled");
        assertFault(reports[1].fault, Fault.Reverted, "broken");
        assertFault(reports[2].fault, Fault.Disabled, "broken and disabled");
    }

    function test_inspect_NamesLiarAsOutlier_WhenOthersAreDisabledInItsFavor() public {
        // Sources 0, 1 and 2 lie; with two of them disabled the third is the outlier, not the honest two.
        deployFeeds(2);
        OracleConfig memory settings = configFor(Mode.Median, 2);
        replaceWith(deployOracle(settings));
        for (uint256 i = 0; i < 3; ++i) {
            feeds[i].setAnswer(int256(2 * PRICE), block.timestamp);
        }
        assertFault(governed.inspect()[4].fault, Fault.Outlier, "outvoted");
        disable(3);
        SourceReport[] memory reports = governed.inspect();
        assertFault(reports[2].fault, Fault.Outlier, "the liar");
        assertFault(reports[3].fault, Fault.None, "honest");
        assertFault(reports[4].fault, Fault.None, "honest");
        vm.assertEq(uint256(governed.tryRead().usedMask), 24, "usedMask");
    }

    function test_inspect_Works_WhenHalted() public {
        halt(1);
        vm.assertEq(abi.encode(governed.inspect()), abi.encode(first.inspect()), "inspect");
    }

    function reads() private pure returns (bytes[CALLS] memory calls) {
        calls[0] = abi.encodeCall(IRedundantOracle.read, ());
        calls[1] = abi.encodeCall(IRedundantOracle.tryRead, ());
        calls[2] = abi.encodeCall(IRedundantOracle.tryReadWithout, (1));
        calls[3] = abi.encodeCall(IRedundantOracle.readAtMost, (Level.Restricted));
        calls[4] = abi.encodeCall(IRedundantOracle.inspect, ());
        calls[5] = abi.encodeCall(IRedundantOracle.latestAnswer, ());
        calls[6] = abi.encodeCall(IRedundantOracle.latestTimestamp, ());
        calls[7] = abi.encodeCall(AggregatorV3Interface.latestRoundData, ());
        calls[8] = abi.encodeCall(IRedundantOracle.readAtMost, (Level.Normal));
        calls[9] = abi.encodeCall(IRedundantOracle.config, ());
        calls[10] = abi.encodeCall(AggregatorV3Interface.decimals, ());
        calls[11] = abi.encodeCall(AggregatorV3Interface.description, ());
        calls[12] = abi.encodeCall(AggregatorV3Interface.version, ());
        calls[13] = abi.encodeCall(AggregatorV3Interface.getRoundData, (1));
    }

    /// @dev The same answer or the same revert data from both.
    function checkSame(bytes[CALLS] memory calls, address target, string memory reason) private view {
        for (uint256 i = 0; i < CALLS; ++i) {
            (bool succeeded, bytes memory answer) = target.staticcall(calls[i]);
            (bool expected, bytes memory wanted) = address(first).staticcall(calls[i]);
            vm.assertTrue(succeeded == expected, reason);
            vm.assertEq(answer, wanted, string.concat(reason, " ", vm.toString(i)));
        }
    }
}
