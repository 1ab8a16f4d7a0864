// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {AggregatorV3Interface} from "../../contracts/interfaces/AggregatorV3Interface.sol";
import {
    IRedundantOracle,
    Level,
    Mode,
    OracleConfig,
    Reading,
    SourceReport
} from "../../contracts/interfaces/IRedundantOracle.sol";
import {Behavior} from "../../contracts/testing/FaultyFeed.sol";
import {DeepCaller} from "../support/DeepCaller.sol";
import {OracleTest} from "../support/OracleTest.sol";
import {ProxyFeed} from "../support/ProxyFeed.sol";

/// @notice Behaviors of docs/spec/behaviors.md that show over several calls, or by how a call is made.
contract BehaviorsOfCallsTest is OracleTest {
    uint256 private constant TRANSACTION_GAS = 16_000_000;
    uint256 private constant STACK_LIMIT = 1_024;
    uint256 private constant STEP = 31;

    function setUp() public override {
        super.setUp();
        deployFeeds(3);
    }

    function test_tryRead_B21_CountsOnce_WhenTwoSourcesShareAnImplementation() public {
        for (uint256 mode = 0; mode < 2; ++mode) {
            OracleConfig memory settings = configFor(modeAt(mode), 2);
            for (uint256 i = 0; i < 2; ++i) {
                settings.sources[i].feed = address(new ProxyFeed(AggregatorV3Interface(address(feeds[0])), false));
                settings.sources[i].group = 0;
            }
            IRedundantOracle oracle = deployOracle(settings);
            feeds[0].setAnswer(int256(PRICE * 10), START);
            Reading memory reading = oracle.tryRead();
            assertLevel(reading.level, Level.Restricted, "two proxies do not make a quorum");
            vm.assertLe(uint256(reading.votes), 1, "votes");
            feeds[0].setAnswer(int256(PRICE), START);
        }
    }

    function test_read_B30_AsksOnce_WhenFeedAnswersDifferentlyTheSecondTime() public {
        for (uint256 mode = 0; mode < 2; ++mode) {
            IRedundantOracle oracle = deployOverTwoFaced(modeAt(mode));
            (uint256 price, ) = oracle.read();
            vm.assertEq(price, PRICE, "first");
            (price, ) = oracle.read();
            vm.assertEq(price, PRICE * 10, "second, when the feeds do lie");
        }
    }

    function test_tryRead_B30_AsksOnce_WhenFeedAnswersDifferentlyTheSecondTime() public {
        for (uint256 mode = 0; mode < 2; ++mode) {
            vm.assertEq(deployOverTwoFaced(modeAt(mode)).tryRead().price, PRICE, "tryRead");
        }
    }

    function test_inspect_B30_AsksOnce_WhenFeedAnswersDifferentlyTheSecondTime() public {
        for (uint256 mode = 0; mode < 2; ++mode) {
            SourceReport[] memory reports = deployOverTwoFaced(modeAt(mode)).inspect();
            for (uint256 i = 0; i < 3; ++i) {
                vm.assertEq(reports[i].price, PRICE, "inspect");
            }
        }
    }

    function test_read_B31_SameAnswerOrRevert_WhenCallStackIsDeep() public {
        DeepCaller caller = new DeepCaller();
        bytes memory data = abi.encodeCall(IRedundantOracle.read, ());
        for (uint256 mode = 0; mode < 2; ++mode) {
            address oracle = address(deployOracle(modeAt(mode), 2));
            (, bytes memory expected) = oracle.staticcall(data);
            uint256 served;
            uint256 refused;
            for (uint256 depth = 0; depth < STACK_LIMIT; depth += STEP) {
                (bool succeeded, bytes memory answer) = caller.callAt{gas: TRANSACTION_GAS}(depth, oracle, data);
                if (succeeded) {
                    vm.assertEq(answer, expected, "answer");
                    ++served;
                } else {
                    vm.assertEq(answer.length, 0, "neither the answer nor nothing");
                    ++refused;
                }
            }
            vm.assertGt(served, 0, "no depth serves");
            vm.assertGt(refused, 0, "every depth serves");
        }
    }

    function test_read_B53_GivesOlderTime_WhenFeedGoesBackInTime() public {
        IRedundantOracle oracle = deployOracle(Mode.Ordered, 1);
        feeds[0].setAnswer(int256(PRICE), START - 10);
        (, uint256 updatedAt) = oracle.read();
        vm.assertEq(updatedAt, START - 10, "the oracle keeps no time of its own");
    }

    function test_tryRead_B56_JudgesAnew_WhenFeedWasGoodForSomebodyElse() public {
        IRedundantOracle oracle = deployOracle(Mode.Median, 2);
        vm.assertEq(uint256(oracle.tryRead().faultMask), 0, "good at first");
        feeds[0].setAnswer(int256(PRICE * 2), START);
        vm.assertEq(uint256(oracle.tryRead().faultMask), 1, "no trust is kept");
    }

    function test_tryRead_B63_ServesEachTime_WhenFeedComesAndGoes() public {
        for (uint256 mode = 0; mode < 2; ++mode) {
            IRedundantOracle oracle = deployOracle(modeAt(mode), 2);
            for (uint256 i = 0; i < 20; ++i) {
                bool isDown = i % 2 == 1;
                feeds[0].setBehavior(isDown ? Behavior.RevertEmpty : Behavior.Healthy);
                Reading memory reading = oracle.tryRead();
                assertLevel(reading.level, isDown ? Level.Degraded : Level.Normal, "flapping");
                vm.assertEq(reading.price, PRICE, "price");
            }
        }
    }

    /// @dev Over new feeds that tell the truth when called first in a transaction, and lie from the second call on.
    function deployOverTwoFaced(Mode mode) private returns (IRedundantOracle) {
        delete feeds;
        deployFeeds(3);
        for (uint256 i = 0; i < 3; ++i) {
            feeds[i].setBehavior(Behavior.LieWhenWarm);
        }
        return deployOracle(mode, 2);
    }
}
