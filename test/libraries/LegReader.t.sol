// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Adapter} from "../../contracts/adapters/Adapter.sol";
import {InverseAdapter} from "../../contracts/adapters/InverseAdapter.sol";
import {AggregatorV3Interface} from "../../contracts/interfaces/AggregatorV3Interface.sol";
import {IRedundantOracle} from "../../contracts/interfaces/IRedundantOracle.sol";
import {LegReader} from "../../contracts/libraries/LegReader.sol";
import {Behavior, DecimalsBehavior, FaultyFeed} from "../../contracts/testing/FaultyFeed.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {OracleTest} from "../support/OracleTest.sol";

/// @notice What is wrong with a leg, seen through the adapter that has one.
contract LegReaderTest is OracleTest {
    uint32 private constant LEG_GAS_LIMIT = 150_000;

    FaultyFeed private feed;
    Adapter private adapter;

    function setUp() public override {
        super.setUp();
        feed = new FaultyFeed{value: 1}(8, 2_000e8);
        adapter = deployOn(address(feed), LEG_GAS_LIMIT);
    }

    function test_read_Refuses_WhenCallFails() public {
        for (uint256 i = uint256(Behavior.RevertEmpty); i <= uint256(Behavior.ReenterInspect); ++i) {
            Behavior behavior = Behavior(i);
            feed.setBehavior(behavior);
            expectLeg(LegReader.LegFailed.selector, abi.encode(selectorOf(behavior)));
        }
    }

    function test_read_Refuses_WhenDataIsShort() public {
        checkSize(Behavior.ReturnNothing, 0);
        checkSize(Behavior.ReturnOneWord, 32);
        checkSize(Behavior.ReturnOneByteShort, 159);
    }

    function test_read_Refuses_WhenCodeIsGone() public {
        vm.etch(address(feed), "");
        expectLeg(LegReader.LegDataTooShort.selector, abi.encode(0, 160));
    }

    function test_read_Answers_WhenDataIsLong() public {
        feed.setBehavior(Behavior.ReturnLong);
        checkAnswer(50_000);
        feed.setBehavior(Behavior.ReturnBomb);
        checkAnswer(50_000);
    }

    function test_read_Refuses_WhenRoundIdHas81Bits() public {
        feed.setRound(FaultyFeed.Round(1 << 80, 1, START, START, 1 << 80));
        expectLeg(LegReader.LegMalformed.selector, abi.encode(1 << 80, 1 << 80));
    }

    function test_read_Refuses_WhenAnsweredInRoundHas256Bits() public {
        feed.setRound(FaultyFeed.Round(1, 1, START, START, (1 << 255) + 1));
        expectLeg(LegReader.LegMalformed.selector, abi.encode(1, (1 << 255) + 1));
    }

    function test_read_Answers_WhenRoundIdsAreZeroOrLargest() public {
        feed.setBehavior(Behavior.RoundZero);
        checkAnswer(50_000);
        feed.setBehavior(Behavior.RoundMaximal);
        checkAnswer(50_000);
    }

    function test_read_Refuses_WhenAnswerIsCarriedOver() public {
        feed.setRound(FaultyFeed.Round(2, 1, START, START, 1));
        expectLeg(LegReader.LegCarriedOver.selector, abi.encode(2, 1));
    }

    function test_read_Refuses_WhenAnswerIsZero() public {
        checkNonPositive(0);
    }

    function test_read_Refuses_WhenAnswerIsNegative() public {
        checkNonPositive(-1);
        checkNonPositive(type(int256).min);
    }

    function test_read_Answers_WhenAnswerIsLargestPrice() public {
        feed.setAnswer(int256(MAX_PRICE), START);
        checkAnswer(0);
    }

    function test_read_Refuses_WhenAnswerIsAboveLargestPrice() public {
        feed.setAnswer(int256(MAX_PRICE + 1), START);
        expectLeg(LegReader.LegTooLarge.selector, abi.encode(MAX_PRICE + 1, MAX_PRICE));
        feed.setAnswer(type(int256).max, START);
        expectLeg(LegReader.LegTooLarge.selector, abi.encode(type(int256).max, MAX_PRICE));
    }

    function testFuzz_read_KeepsAnyTime(uint256 time) public {
        feed.setAnswer(2_000e8, time);
        (, , uint256 startedAt, uint256 updatedAt, ) = adapter.latestRoundData();
        vm.assertEq(startedAt, time, "startedAt");
        vm.assertEq(updatedAt, time, "updatedAt");
    }

    function test_check_Takes_WhenGasLimitIsLeast() public {
        deployOn(address(feed), 10_000);
    }

    function test_check_Refuses_WhenGasLimitIsBelowLeast() public {
        vm.expectRevert(
            abi.encodeWithSelector(IRedundantOracle.GasLimitOutOfRange.selector, address(feed), 9_999, 10_000)
        );
        deployOn(address(feed), 9_999);
    }

    function test_check_Refuses_WhenFeedHasNoCode() public {
        vm.expectRevert(abi.encodeWithSelector(IRedundantOracle.FeedWithoutCode.selector, address(0xdead0000)));
        deployOn(address(0xdead0000), LEG_GAS_LIMIT);
    }

    function test_check_Refuses_WhenFeedIsPrecompile() public {
        vm.expectRevert(abi.encodeWithSelector(IRedundantOracle.FeedIsPrecompile.selector, address(4)));
        deployOn(address(4), LEG_GAS_LIMIT);
    }

    function test_check_Refuses_WhenFeedIsDelegatedAccount() public {
        address account = address(0xde1e000000);
        vm.etch(account, abi.encodePacked(hex"ef0100", address(feed)));
        vm.expectRevert(abi.encodeWithSelector(IRedundantOracle.FeedIsDelegatedAccount.selector, account));
        deployOn(account, LEG_GAS_LIMIT);
    }

    function test_check_Takes_WhenDecimalsAre36() public {
        feed.setDecimals(DecimalsBehavior.Honest, 36);
        deployOn(address(feed), LEG_GAS_LIMIT);
    }

    function test_check_Refuses_WhenDecimalsAre37() public {
        feed.setDecimals(DecimalsBehavior.Honest, 37);
        vm.expectRevert(
            abi.encodeWithSelector(IRedundantOracle.FeedDecimalsOutOfRange.selector, address(feed), 37, 36)
        );
        deployOn(address(feed), LEG_GAS_LIMIT);
    }

    function test_check_Refuses_WhenDecimalsAreDirty() public {
        feed.setDecimals(DecimalsBehavior.ReturnDirtyWord, 8);
        uint256 word = (1 << 255) | 8;
        vm.expectRevert(
            abi.encodeWithSelector(IRedundantOracle.FeedDecimalsOutOfRange.selector, address(feed), word, 36)
        );
        deployOn(address(feed), LEG_GAS_LIMIT);
    }

    function test_check_Refuses_WhenDecimalsAreUnreadable() public {
        checkUnreadable(DecimalsBehavior.RevertEmpty);
        checkUnreadable(DecimalsBehavior.ReturnNothing);
        checkUnreadable(DecimalsBehavior.ReturnOneByteShort);
    }

    function testFuzz_read_JudgesSignAndSize_OfAnyAnswer(int256 answer) public {
        feed.setAnswer(answer, START);
        if (answer <= 0) return expectLeg(LegReader.LegNonPositive.selector, abi.encode(answer));
        if (answer >= 2 ** 127) return expectLeg(LegReader.LegTooLarge.selector, abi.encode(answer, MAX_PRICE));
        checkAnswer(int256(1e16) / answer);
    }

    function testFuzz_read_JudgesRoundIds(uint256 roundId, uint256 answeredInRound) public {
        if (roundId % 2 == 0) roundId >>= 176;
        if (answeredInRound % 2 == 0) answeredInRound >>= 176;
        feed.setRound(FaultyFeed.Round(roundId, 2_000e8, START, START, answeredInRound));
        bytes memory ids = abi.encode(roundId, answeredInRound);
        if (roundId >= 2 ** 80 || answeredInRound >= 2 ** 80) return expectLeg(LegReader.LegMalformed.selector, ids);
        if (answeredInRound < roundId) return expectLeg(LegReader.LegCarriedOver.selector, ids);
        checkAnswer(50_000);
    }

    function testFuzz_read_Refuses_WhenDataIsShorterThanARound(uint256 size) public {
        size = ExactMath.bound(size, 0, 159);
        vm.etch(address(feed), abi.encodePacked(hex"60", uint8(size), hex"5ff3"));
        expectLeg(LegReader.LegDataTooShort.selector, abi.encode(size, 160));
    }

    function testFuzz_read_NamesTheErrorOfTheLeg(bytes4 selector, uint256 size) public {
        size = ExactMath.bound(size, 0, 32);
        vm.etch(address(feed), abi.encodePacked(hex"63", selector, hex"60e01b5f5260", uint8(size), hex"5ffd"));
        expectLeg(LegReader.LegFailed.selector, abi.encode(size < 4 ? bytes4(0) : selector));
    }

    function testFuzz_check_BoundsGasLimit(uint32 gasLimit) public {
        gasLimit = gasLimit % 2 == 0 ? gasLimit >> 1 : gasLimit % 20_000;
        if (gasLimit < 10_000) {
            bytes4 selector = IRedundantOracle.GasLimitOutOfRange.selector;
            vm.expectRevert(abi.encodeWithSelector(selector, address(feed), gasLimit, 10_000));
        }
        deployOn(address(feed), gasLimit);
    }

    function testFuzz_check_BoundsDecimals(uint256 word) public {
        uint256 decimals = word % 2 == 0 ? word >> 1 : ExactMath.bound(word, 0, 80);
        feed.setDecimals(DecimalsBehavior.Honest, decimals);
        if (decimals > 36) {
            bytes4 selector = IRedundantOracle.FeedDecimalsOutOfRange.selector;
            vm.expectRevert(abi.encodeWithSelector(selector, address(feed), decimals, 36));
        }
        deployOn(address(feed), LEG_GAS_LIMIT);
    }

    function testFuzz_check_Refuses_WhereverInThePrecompileRange(uint256 word) public {
        address leg = address(uint160(ExactMath.bound(word, 1, 0xffff)));
        vm.expectRevert(abi.encodeWithSelector(IRedundantOracle.FeedIsPrecompile.selector, leg));
        deployOn(leg, LEG_GAS_LIMIT);
    }

    function test_check_PinsDecimals_WhenFeedChangesThem() public {
        feed.setDecimals(DecimalsBehavior.Honest, 18);
        checkAnswer(50_000);
    }

    function checkUnreadable(DecimalsBehavior behavior) private {
        feed.setDecimals(behavior, 8);
        vm.expectRevert(abi.encodeWithSelector(IRedundantOracle.FeedDecimalsUnreadable.selector, address(feed)));
        deployOn(address(feed), LEG_GAS_LIMIT);
    }

    function checkSize(Behavior behavior, uint256 size) private {
        feed.setBehavior(behavior);
        expectLeg(LegReader.LegDataTooShort.selector, abi.encode(size, 160));
    }

    function checkNonPositive(int256 answer) private {
        feed.setAnswer(answer, START);
        expectLeg(LegReader.LegNonPositive.selector, abi.encode(answer));
    }

    function checkAnswer(int256 expected) private view {
        (, int256 answer, , , ) = adapter.latestRoundData();
        vm.assertEq(answer, expected, "answer");
    }

    function expectLeg(bytes4 selector, bytes memory facts) private {
        vm.expectRevert(abi.encodePacked(selector, abi.encode(address(feed)), facts));
        adapter.latestRoundData();
    }

    /// @dev What the leg's revert data starts with.
    function selectorOf(Behavior behavior) private pure returns (bytes4) {
        if (behavior == Behavior.RevertReason) return 0x08c379a0;
        if (behavior == Behavior.RevertCustomError) return FaultyFeed.FeedBroken.selector;
        if (behavior >= Behavior.PanicOverflow && behavior <= Behavior.PanicOutOfBounds) return 0x4e487b71;
        return 0;
    }

    function deployOn(address leg, uint32 gasLimit) private returns (Adapter) {
        InverseAdapter.Config memory config = InverseAdapter.Config(
            "USD / ETH by ETH / USD",
            LegReader.Leg(AggregatorV3Interface(leg), gasLimit),
            8
        );
        return Adapter(deployArtifact("InverseAdapter", abi.encode(config)));
    }
}
