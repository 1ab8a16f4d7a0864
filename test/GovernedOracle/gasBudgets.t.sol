// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {AggregatorV3Interface} from "../../contracts/interfaces/AggregatorV3Interface.sol";
import {IGovernedOracle} from "../../contracts/interfaces/IGovernedOracle.sol";
import {IRedundantOracle, Level} from "../../contracts/interfaces/IRedundantOracle.sol";
import {Behavior} from "../../contracts/testing/FaultyFeed.sol";
import {GovernedTest} from "../support/GovernedTest.sol";

/// @notice No amount of gas gives a reader another answer, or leaves another state behind a poke.
contract GovernedGasBudgetsTest is GovernedTest {
    uint256 private constant AMPLE = 8_000_000;
    uint256 private constant HIGHEST_BUDGET = 750_000;
    uint256 private constant STEP = 1_237;

    /// @dev What an inner `pokeAndForget` saw.
    error Seen(bool succeeded, bytes failure, bytes state);

    function test_views_GOV_10_SameAnswerOrRevert_WhenPlain() public {
        sweepViews();
    }

    function test_views_GOV_10_SameAnswerOrRevert_WhenSourceIsDisabled() public {
        disable(2);
        sweepViews();
    }

    function test_views_GOV_10_SameAnswerOrRevert_WhenHalted() public {
        halt(1);
        sweepViews();
    }

    function test_views_GOV_10_SameAnswerOrRevert_WhenHoldAndBreakerAreIdle() public {
        governed = deployGoverned(fullConfig());
        governed.poke();
        sweepViews();
    }

    function test_views_GOV_10_SameAnswerOrRevert_WhenPriceJumped() public {
        governed = deployGoverned(fullConfig());
        governed.poke();
        setPrice(3 * PRICE);
        sweepViews();
    }

    function test_views_GOV_10_SameAnswerOrRevert_WhenLastGoodIsShown() public {
        governed = deployGoverned(fullConfig());
        governed.poke();
        for (uint256 i = 0; i < 3; ++i) {
            feeds[i].setBehavior(Behavior.InfiniteLoop);
        }
        sweepCalls();
    }

    function test_poke_GOV_10_SameStateOrRevert_WhenFeedsHangOnGas() public {
        for (uint256 i = 0; i < 2; ++i) {
            governed = deployGoverned(i == 0 ? plainConfig() : fullConfig());
            makeGasSensitive();
            sweepPokes();
        }
    }

    function test_poke_GOV_10_SameStateOrRevert_WhenJumpIsSuspectedAndConfirmed() public {
        governed = deployGoverned(fullConfig());
        setPrice(3 * PRICE);
        makeGasSensitive();
        sweepPokes();
        governed.poke();
        passTime(CONFIRM_DELAY);
        sweepPokes();
    }

    function test_poke_GOV_10_SameStateOrRevert_WhenAllFeedsBurnAll() public {
        governed = deployGoverned(fullConfig());
        governed.poke();
        for (uint256 i = 0; i < 3; ++i) {
            feeds[i].setBehavior(Behavior.InfiniteLoop);
        }
        sweepPokes();
    }

    function test_replace_GOV_10_SameStateOrRevert() public {
        IRedundantOracle second = deployOther(PRICE);
        bytes memory data = abi.encodeCall(IGovernedOracle.replace, (address(second)));
        // A step that is too large for all but whoever could make the current oracle look dead.
        setPrice(2 * PRICE);
        scheduleAndWait(data);
        makeGasSensitive();
        for (uint256 budget = 50_000; budget <= 1_500_000; budget += 7_919) {
            vm.prank(GOVERNOR);
            (bool succeeded, ) = address(manager).call{gas: budget}(
                abi.encodeCall(manager.execute, (address(governed), data))
            );
            vm.assertFalse(succeeded, "the step was not checked");
        }
        vm.assertEq(governed.oracle(), address(first), "oracle");
    }

    function sweepViews() private {
        makeGasSensitive();
        sweepCalls();
    }

    /// @dev Two feeds lie unless they get nearly all they are due, and the third burns a lot.
    function makeGasSensitive() private {
        for (uint256 i = 0; i < 2; ++i) {
            feeds[i].setBehavior(Behavior.LieBelowGasThreshold);
            feeds[i].setGasThreshold(GAS_LIMIT - 1_000);
        }
        feeds[2].setBehavior(Behavior.BurnThenAnswer);
        feeds[2].setGasToBurn(60_000);
    }

    function sweepCalls() private view {
        bytes[8] memory calls = [
            abi.encodeCall(IRedundantOracle.read, ()),
            abi.encodeCall(IRedundantOracle.tryRead, ()),
            abi.encodeCall(IRedundantOracle.tryReadWithout, (1)),
            abi.encodeCall(IRedundantOracle.readAtMost, (Level.Restricted)),
            abi.encodeCall(IRedundantOracle.inspect, ()),
            abi.encodeCall(IRedundantOracle.latestAnswer, ()),
            abi.encodeCall(IGovernedOracle.checkUpkeep, ("")),
            abi.encodeCall(AggregatorV3Interface.latestRoundData, ())
        ];
        for (uint256 i = 0; i < calls.length; ++i) {
            (bool expectedSuccess, bytes memory expected) = address(governed).staticcall{gas: AMPLE}(calls[i]);
            vm.assertGt(expected.length, 4, "the full-gas answer");
            uint256 served;
            for (uint256 budget = 1_000; budget <= HIGHEST_BUDGET; budget += STEP) {
                (bool succeeded, bytes memory answer) = address(governed).staticcall{gas: budget}(calls[i]);
                if (succeeded == expectedSuccess && keccak256(answer) == keccak256(expected)) {
                    ++served;
                    continue;
                }
                vm.assertFalse(succeeded, string.concat("another answer with gas ", vm.toString(budget)));
                checkRefusal(answer, budget);
            }
            vm.assertGt(served, 0, "no budget suffices");
        }
    }

    function sweepPokes() private {
        bytes memory before = stateOf();
        (bool succeeded, , bytes memory expected) = tryPoke(AMPLE);
        vm.assertTrue(succeeded, "with ample gas");
        uint256 served;
        for (uint256 budget = 1_000; budget <= HIGHEST_BUDGET; budget += STEP) {
            bytes memory failure;
            bytes memory state;
            (succeeded, failure, state) = tryPoke(budget);
            vm.assertEq(state, succeeded ? expected : before, string.concat("with gas ", vm.toString(budget)));
            if (succeeded) ++served;
            else checkRefusal(failure, budget);
        }
        vm.assertGt(served, 0, "no budget suffices");
    }

    function checkRefusal(bytes memory failure, uint256 budget) private pure {
        vm.assertEq(failure, bytes(""), string.concat("with gas ", vm.toString(budget)));
    }

    /// @dev Pokes and takes it back.
    function tryPoke(uint256 budget) private returns (bool succeeded, bytes memory failure, bytes memory state) {
        try this.pokeAndForget(budget) {} catch (bytes memory seen) {
            bytes memory words = new bytes(seen.length - 4);
            for (uint256 i = 0; i < words.length; ++i) {
                words[i] = seen[i + 4];
            }
            return abi.decode(words, (bool, bytes, bytes));
        }
    }

    function pokeAndForget(uint256 budget) external {
        (bool succeeded, bytes memory failure) = address(governed).call{gas: budget}(
            abi.encodeCall(IGovernedOracle.poke, ())
        );
        revert Seen(succeeded, failure, stateOf());
    }

    function stateOf() private view returns (bytes memory) {
        (uint256 price, uint256 updatedAt) = governed.lastGood();
        (uint256 accepted, uint256 since, uint256 seenAt) = governed.acceptedPrice();
        (uint256 suspect, uint256 suspectedSince) = governed.suspectedJump();
        (bool isNeeded, ) = governed.checkUpkeep("");
        return abi.encode(price, updatedAt, accepted, since, seenAt, suspect, suspectedSince, isNeeded);
    }
}
