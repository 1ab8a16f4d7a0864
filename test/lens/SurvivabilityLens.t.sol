// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {SurvivableConsumer} from "../../contracts/examples/SurvivableConsumer.sol";
import {IRedundantOracle, Level, Mode, OracleConfig, Role} from "../../contracts/interfaces/IRedundantOracle.sol";
import {SurvivabilityLens} from "../../contracts/lens/SurvivabilityLens.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {OracleTest} from "../support/OracleTest.sol";
import {ScriptedOracle} from "../support/ScriptedOracle.sol";

/// @notice The worst level under losses, against every set of them.
contract SurvivabilityLensTest is OracleTest {
    SurvivabilityLens private lens;

    function setUp() public override {
        super.setUp();
        lens = SurvivabilityLens(deployArtifact("SurvivabilityLens", ""));
    }

    function test_worstLevel_Normal_WhenNothingIsLost() public {
        deployFeeds(3);
        assertWorst(deployOracle(configFor(Mode.Median, 2)), 0, Level.Normal, 0);
    }

    function test_worstLevel_Degraded_WhenAnyOneOfThreeIsLost() public {
        deployFeeds(3);
        assertWorst(deployOracle(configFor(Mode.Median, 2)), 1, Level.Degraded, 1);
    }

    function test_worstLevel_Restricted_WhenQuorumIsLost() public {
        deployFeeds(3);
        assertWorst(deployOracle(configFor(Mode.Median, 2)), 2, Level.Restricted, 3);
    }

    function test_worstLevel_Unavailable_WhenAllAreLost() public {
        deployFeeds(3);
        assertWorst(deployOracle(configFor(Mode.Median, 2)), 3, Level.Unavailable, 7);
    }

    function test_worstLevel_LosesNoMoreThanThereAre_WhenSourcesAreFewer() public {
        deployFeeds(2);
        assertWorst(deployOracle(configFor(Mode.Median, 2)), 3, Level.Unavailable, 3);
    }

    function test_worstLevel_CountsNoShadow() public {
        deployFeeds(3);
        OracleConfig memory settings = configFor(Mode.Median, 2);
        settings.sources[0].role = Role.Shadow;
        assertWorst(deployOracle(settings), 1, Level.Restricted, 2);
    }

    function test_worstLevel_HasLessLeft_WhenASourceHasFailed() public {
        deployFeeds(3);
        IRedundantOracle oracle = deployOracle(configFor(Mode.Median, 2));
        feeds[0].setAnswer(int256(PRICE), block.timestamp - MAX_AGE - 1);
        assertWorst(oracle, 1, Level.Restricted, 2);
    }

    function testFuzz_worstLevel_Reverts_WhenLossesAreFourOrMore(uint256 losses) public {
        losses = ExactMath.bound(losses, 4, type(uint256).max);
        deployFeeds(3);
        IRedundantOracle oracle = deployOracle(configFor(Mode.Median, 2));
        vm.expectRevert(abi.encodeWithSelector(SurvivabilityLens.LossesOutOfRange.selector, losses, 3));
        lens.worstLevel(oracle, losses);
    }

    function test_worstLevel_Reverts_WhenAddressIsNoOracle() public {
        address nobody = address(0xacc0000);
        vm.expectRevert(abi.encodeWithSelector(SurvivabilityLens.NotAnOracle.selector, nobody));
        lens.worstLevel(IRedundantOracle(nobody), 1);
    }

    function test_worstLevel_Reverts_WhenOracleSaysNoConfiguration() public {
        ScriptedOracle scripted = new ScriptedOracle(DECIMALS, PRICE);
        vm.expectRevert(abi.encodeWithSelector(SurvivabilityLens.NotAnOracle.selector, address(scripted)));
        lens.worstLevel(scripted, 1);
    }

    function test_isSurvivable_FollowsTheLosses() public {
        deployFeeds(3);
        IRedundantOracle oracle = deployOracle(configFor(Mode.Ordered, 2));
        vm.assertTrue(lens.isSurvivable(oracle, 0) && lens.isSurvivable(oracle, 1), "one loss of three");
        vm.assertTrue(!lens.isSurvivable(oracle, 2) && !lens.isSurvivable(oracle, 3), "two losses of three");
    }

    function test_isSurvivable_False_WhenNothingIsServedNow() public {
        deployFeeds(3);
        IRedundantOracle oracle = deployOracle(configFor(Mode.Median, 3));
        vm.assertTrue(!lens.isSurvivable(oracle, 1), "one loss of three of three");
        feeds[0].setAnswer(int256(PRICE), block.timestamp - MAX_AGE - 1);
        vm.assertTrue(!lens.isSurvivable(oracle, 0), "below quorum already");
    }

    /// @dev LENS-1: no set of so many sources or fewer reads worse, and the mask that is given reads so.
    function testFuzz_LENS_1_worstLevel_IsTheWorstOfEverySet(
        uint256 count,
        uint256 quorum,
        uint256 losses,
        uint256 stale,
        uint256 high,
        bool isMedian
    ) public {
        count = ExactMath.bound(count, 1, 5);
        losses = ExactMath.bound(losses, 0, 3);
        deployFeeds(count);
        IRedundantOracle oracle = deployOracle(
            configFor(isMedian ? Mode.Median : Mode.Ordered, uint8(ExactMath.bound(quorum, 1, count)))
        );
        for (uint256 i = 0; i < count; ++i) {
            uint256 age = (stale >> i) & 1 == 1 ? MAX_AGE + 1 : 0;
            uint256 price = (high >> i) & 1 == 1 ? (PRICE * 11) / 10 : PRICE;
            feeds[i].setAnswer(int256(price), block.timestamp - age);
        }
        (Level level, uint256 mask) = lens.worstLevel(oracle, losses);
        vm.assertTrue(oracle.tryReadWithout(mask).level == level, "the mask reads so");
        vm.assertTrue(bitsOf(mask) <= losses, "no more are lost");
        for (uint256 other = 0; other < 1 << count; ++other) {
            if (bitsOf(other) > losses) continue;
            Level found = oracle.tryReadWithout(other).level;
            vm.assertTrue(found <= level, "another set reads worse");
            bool isEarlier = bitsOf(other) < bitsOf(mask) || (bitsOf(other) == bitsOf(mask) && other < mask);
            vm.assertTrue(found < level || !isEarlier, "an earlier set reads as bad");
        }
        vm.assertTrue(lens.isSurvivable(oracle, losses) == (level <= Level.Degraded), "survivable where it is served");
    }

    /// @dev LENS-2: whatever gas is given, the answer is the same or the call fails without data.
    function testFuzz_LENS_2_worstLevel_SameOrNothing_WhateverGasIsGiven(uint256 gasGiven) public {
        deployFeeds(3);
        IRedundantOracle oracle = deployOracle(configFor(Mode.Median, 2));
        bytes memory input = abi.encodeCall(SurvivabilityLens.worstLevel, (oracle, 2));
        (bool isWhole, bytes memory whole) = address(lens).staticcall(input);
        vm.assertTrue(isWhole, "answers with enough");
        gasGiven = ExactMath.bound(gasGiven, 1_000, 700_000);
        (bool succeeded, bytes memory data) = address(lens).staticcall{gas: gasGiven}(input);
        vm.assertTrue(succeeded ? keccak256(data) == keccak256(whole) : data.length == 0, "same or nothing");
    }

    function test_borrowLimit_Refuses_WhenOneLossWouldStopThePrice() public {
        deployFeeds(3);
        IRedundantOracle oracle = deployOracle(configFor(Mode.Median, 2));
        SurvivableConsumer consumer = new SurvivableConsumer(oracle, lens);
        vm.assertTrue(consumer.borrowLimit(1e18) == (PRICE * 80) / 100, "lends while one can be lost");
        feeds[2].setAnswer(int256(PRICE), block.timestamp - MAX_AGE - 1);
        vm.assertTrue(oracle.tryRead().level == Level.Degraded, "still served");
        vm.expectRevert(abi.encodeWithSelector(SurvivableConsumer.OneLossFromNoPrice.selector));
        consumer.borrowLimit(1e18);
        vm.assertTrue(consumer.collateralFor(PRICE) == 1e18, "lets people out");
    }

    function testFuzz_borrow_Reverts_WhenAboveTheLimit(uint256 beyond) public {
        beyond = ExactMath.bound(beyond, 1, type(uint128).max);
        deployFeeds(3);
        SurvivableConsumer consumer = new SurvivableConsumer(deployOracle(configFor(Mode.Median, 2)), lens);
        uint256 limit = (PRICE * 80) / 100;
        consumer.borrow(limit, 1e18);
        vm.expectRevert(abi.encodeWithSelector(SurvivableConsumer.DebtAboveLimit.selector, limit + beyond, limit));
        consumer.borrow(beyond, 1e18);
    }

    function testFuzz_repay_GoesThrough_WhateverTheOracleSays(uint256 amount) public {
        amount = ExactMath.bound(amount, 1, PRICE / 8);
        deployFeeds(3);
        SurvivableConsumer consumer = new SurvivableConsumer(deployOracle(configFor(Mode.Median, 2)), lens);
        consumer.borrow(PRICE / 2, 1e18);
        // One after the other: one loss from no price, no quorum, no price.
        for (uint256 i = 0; i < 3; ++i) {
            feeds[i].setAnswer(int256(PRICE), block.timestamp - MAX_AGE - 1);
            vm.expectRevert(abi.encodeWithSelector(SurvivableConsumer.OneLossFromNoPrice.selector));
            consumer.borrow(1, 1e18);
            consumer.repay(amount);
        }
        consumer.repay(PRICE / 2 - 3 * amount);
        vm.assertEq(consumer.debtOf(address(this)), 0, "closed");
    }

    function testFuzz_repay_Reverts_WhenMoreThanIsOwed(uint256 amount) public {
        amount = ExactMath.bound(amount, 11, type(uint256).max);
        deployFeeds(3);
        SurvivableConsumer consumer = new SurvivableConsumer(deployOracle(configFor(Mode.Median, 2)), lens);
        consumer.borrow(10, 1e18);
        vm.expectRevert(abi.encodeWithSelector(SurvivableConsumer.AmountTooLarge.selector, amount, 10));
        consumer.repay(amount);
    }

    function assertWorst(IRedundantOracle oracle, uint256 losses, Level level, uint256 mask) private view {
        (Level found, uint256 foundMask) = lens.worstLevel(oracle, losses);
        vm.assertTrue(found == level, "level");
        vm.assertTrue(foundMask == mask, "mask");
    }

    function bitsOf(uint256 mask) private pure returns (uint256 count) {
        for (; mask != 0; mask &= mask - 1) ++count;
    }
}
