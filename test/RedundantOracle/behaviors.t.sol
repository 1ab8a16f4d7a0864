// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {
    Fault,
    IRedundantOracle,
    Level,
    OracleConfig,
    Reading,
    SourceReport
} from "../../contracts/interfaces/IRedundantOracle.sol";
import {Behavior, FaultyFeed} from "../../contracts/testing/FaultyFeed.sol";
import {OracleTest} from "../support/OracleTest.sol";

/// @notice The behavior table: each behavior of docs/spec/behaviors.md in each position of three sources, in both
/// modes; its number stands in the test's name.
contract BehaviorTable is OracleTest {
    /// @dev What a read may cost above a healthy one, beyond the faulty feed itself.
    uint256 private constant FAULT_GAS = 1_500;

    /// @dev The same where a voice is an outlier: it was heard, and everybody is compared with the answer.
    uint256 private constant OUTLIER_GAS = 3_000;
    bytes4 private constant PANIC = bytes4(keccak256("Panic(uint256)"));
    bytes4 private constant REASON = bytes4(keccak256("Error(string)"));

    uint256[3] private prices = [PRICE, PRICE + PRICE / 1_000, PRICE - PRICE / 1_000];
    IRedundantOracle[2] private oracles;
    uint256[2] private healthyGas;

    function setUp() public override {
        super.setUp();
        deployFeeds(prices);
        for (uint256 i = 0; i < 2; ++i) {
            OracleConfig memory settings = configFor(modeAt(i), 2);
            settings.minPrice = PRICE / 20;
            settings.maxPrice = PRICE * 20;
            oracles[i] = deployOracle(settings);
        }
    }

    function test_B1_Dropped_WhenRevertsWithoutData() public {
        checkDropped(Behavior.RevertEmpty, Fault.Reverted);
    }

    function test_B2_Dropped_WhenRevertsWithThreeBytes() public {
        checkDropped(Behavior.RevertThreeBytes, Fault.Reverted);
    }

    function test_B2_Dropped_WhenRevertsWithReason() public {
        checkReverted(Behavior.RevertReason, REASON);
    }

    function test_B3_Dropped_WhenRevertsWithCustomError() public {
        checkReverted(Behavior.RevertCustomError, FaultyFeed.FeedBroken.selector);
    }

    function test_B4_Dropped_WhenRevertsWithBomb() public {
        checkDropped(Behavior.RevertBomb, Fault.Reverted);
    }

    function test_B5_Dropped_WhenPanicsOnOverflow() public {
        checkReverted(Behavior.PanicOverflow, PANIC);
    }

    function test_B5_Dropped_WhenPanicsOnDivisionByZero() public {
        checkReverted(Behavior.PanicDivisionByZero, PANIC);
    }

    function test_B5_Dropped_WhenPanicsOutOfBounds() public {
        checkReverted(Behavior.PanicOutOfBounds, PANIC);
    }

    function test_B6_Dropped_WhenInvalidOpcodeBurnsAll() public {
        checkDropped(Behavior.InvalidOpcode, Fault.OutOfGas);
    }

    function test_B7_Dropped_WhenLoopsForever() public {
        checkDropped(Behavior.InfiniteLoop, Fault.OutOfGas);
    }

    function test_B8_Accepted_WhenBurnsNearlyAllThenAnswers() public {
        checkAccepted(Behavior.BurnThenAnswer);
    }

    function test_B9_Accepted_WhenReturnsBombThatStartsWithRound() public {
        checkAccepted(Behavior.ReturnBomb);
    }

    function test_B10_Dropped_WhenReturnsNothing() public {
        checkDropped(Behavior.ReturnNothing, Fault.ShortData);
    }

    function test_B11_Dropped_WhenReturnsOneByteShort() public {
        checkDropped(Behavior.ReturnOneByteShort, Fault.ShortData);
    }

    function test_B11_Dropped_WhenReturnsOneWord() public {
        checkDropped(Behavior.ReturnOneWord, Fault.ShortData);
    }

    function test_B12_Accepted_WhenReturnsMoreThanRound() public {
        checkAccepted(Behavior.ReturnLong);
    }

    function test_B13_Dropped_WhenRoundIdIsDirty() public {
        checkDropped(Behavior.DirtyRoundId, Fault.Malformed);
    }

    function test_B13_Dropped_WhenAnsweredInRoundIsDirty() public {
        checkDropped(Behavior.DirtyAnsweredInRound, Fault.Malformed);
    }

    function test_B15_Dropped_WhenReturnsOffsetsPointingOutside() public {
        checkDropped(Behavior.ReturnDynamicBytes, Fault.Malformed);
    }

    function test_B17_Dropped_WhenCodeIsRemovedLater() public {
        for (uint256 position = 0; position < 3; ++position) {
            bytes memory code = address(feeds[position]).code;
            vm.etch(address(feeds[position]), "");
            checkAt(position, Fault.NoCode, 0);
            vm.etch(address(feeds[position]), code);
        }
    }

    function test_B20_Judged_WhenImplementationIsReplaced() public {
        FaultyFeed replacement = new FaultyFeed(DECIMALS, int256(PRICE));
        for (uint256 position = 0; position < 3; ++position) {
            bytes memory code = address(feeds[position]).code;
            vm.etch(address(feeds[position]), hex"60a05ff3");
            checkAt(position, Fault.NonPositive, 0);
            vm.etch(address(feeds[position]), address(replacement).code);
            checkAt(position, Fault.None, 0);
            vm.etch(address(feeds[position]), code);
        }
    }

    function test_B22_Dropped_WhenWritesStorage() public {
        checkDropped(Behavior.WriteStorage, Fault.OutOfGas);
    }

    function test_B22_Dropped_WhenEmitsLog() public {
        checkDropped(Behavior.EmitLog, Fault.OutOfGas);
    }

    function test_B22_Dropped_WhenCreatesContract() public {
        checkDropped(Behavior.CreateContract, Fault.OutOfGas);
    }

    function test_B22_Dropped_WhenSendsValue() public {
        checkDropped(Behavior.SendValue, Fault.OutOfGas);
    }

    function test_B23_Dropped_WhenReentersRead() public {
        checkDropped(Behavior.ReenterRead, Fault.OutOfGas);
    }

    function test_B23_Dropped_WhenReentersInspect() public {
        checkDropped(Behavior.ReenterInspect, Fault.OutOfGas);
    }

    function test_B26_Accepted_WhenTellsTruthFromItsGasLimitOn() public {
        for (uint256 i = 0; i < 3; ++i) {
            feeds[i].setGasThreshold(GAS_LIMIT - 1_000);
        }
        checkAccepted(Behavior.LieBelowGasThreshold);
    }

    function test_B26_Outlier_WhenLiesAtItsGasLimit() public {
        for (uint256 i = 0; i < 3; ++i) {
            feeds[i].setGasThreshold(GAS_LIMIT);
        }
        checkDropped(Behavior.LieBelowGasThreshold, Fault.Outlier);
    }

    function test_B27_Dropped_WhenDeniesContracts() public {
        checkReverted(Behavior.DenyContracts, FaultyFeed.FeedBroken.selector);
    }

    function test_B27_Outlier_WhenLiesToItsCaller() public {
        checkDropped(Behavior.LieToStrangers, Fault.Outlier);
    }

    function test_B27_Outlier_WhenLiesToOtherOrigins() public {
        checkDropped(Behavior.LieToOtherOrigins, Fault.Outlier);
    }

    function test_B28_Outlier_WhenLiesInWarmState() public {
        for (uint256 i = 0; i < 3; ++i) {
            feeds[i].setBehavior(Behavior.LieWhenWarm);
            feeds[i].latestRoundData();
            feeds[i].setBehavior(Behavior.Healthy);
        }
        checkDropped(Behavior.LieWhenWarm, Fault.Outlier);
    }

    function test_B29_Dropped_WhenRevertsInThisBlock() public {
        vm.roll(1_001);
        checkReverted(Behavior.RevertInOddBlocks, FaultyFeed.FeedBroken.selector);
    }

    function test_B29_Accepted_WhenRevertsInOtherBlocks() public {
        checkAccepted(Behavior.RevertInOddBlocks);
    }

    function test_B32_Dropped_WhenPriceIsZero() public {
        checkDropped(Behavior.PriceZero, Fault.NonPositive);
    }

    function test_B33_Dropped_WhenPriceIsNegative() public {
        checkDropped(Behavior.PriceNegative, Fault.NonPositive);
    }

    function test_B34_Dropped_WhenPriceIsSmallestInteger() public {
        checkDropped(Behavior.PriceSmallestInteger, Fault.NonPositive);
    }

    function test_B35_Dropped_WhenPriceIsLargestInteger() public {
        checkDropped(Behavior.PriceLargestInteger, Fault.TooLarge);
    }

    function test_B35_Dropped_WhenPriceIsAllOnes() public {
        checkDropped(Behavior.PriceAllOnes, Fault.NonPositive);
    }

    function test_B36_Dropped_WhenPriceIsAboveMaximum() public {
        checkDropped(Behavior.PriceAboveMaximum, Fault.TooLarge);
    }

    function test_B37_Dropped_WhenPriceIsDust() public {
        checkDropped(Behavior.PriceOneUnit, Fault.BelowMin);
    }

    function test_B38_Dropped_WhenPriceIsPinnedBelowMinimum() public {
        checkPrice(PRICE / 20 - 1, Fault.BelowMin);
    }

    function test_B38_Dropped_WhenPriceIsPinnedAboveMaximum() public {
        checkPrice(PRICE * 20 + 1, Fault.AboveMax);
    }

    function test_B43_Dropped_WhenPriceIsInverted() public {
        checkDropped(Behavior.PriceInverted, Fault.BelowMin);
    }

    function test_B44_Outlier_WhenPriceJumpsTenfold() public {
        checkDropped(Behavior.PriceTenfold, Fault.Outlier);
    }

    function test_B44_Outlier_WhenPriceFallsToTenth() public {
        checkDropped(Behavior.PriceTenth, Fault.Outlier);
    }

    function test_B45_Dropped_WhenTimeIsZero() public {
        checkDropped(Behavior.TimeZero, Fault.Stale);
    }

    function test_B46_Accepted_WhenTimeIsOneSecondAhead() public {
        checkAccepted(Behavior.TimeOneSecondAhead);
    }

    function test_B46_Accepted_WhenTimeIsAtTolerance() public {
        checkAccepted(Behavior.TimeAtTolerance);
    }

    function test_B46_Dropped_WhenTimeIsBeyondTolerance() public {
        checkDropped(Behavior.TimeBeyondTolerance, Fault.Future);
    }

    function test_B47_Dropped_WhenTimeIsBeyond64Bits() public {
        checkDropped(Behavior.TimeBeyond64Bits, Fault.Future);
    }

    function test_B47_Dropped_WhenTimeIsMaximal() public {
        checkDropped(Behavior.TimeMaximal, Fault.Future);
    }

    function test_B48_Accepted_WhenAgeIsMaxAge() public {
        checkTime(START - MAX_AGE, Fault.None);
    }

    function test_B48_Dropped_WhenAgeIsMaxAgeAndOneSecond() public {
        checkTime(START - MAX_AGE - 1, Fault.Stale);
    }

    function test_B48_Dropped_WhenTimeIsOld() public {
        checkDropped(Behavior.TimeOld, Fault.Stale);
    }

    function test_B49_Dropped_WhenTimesAreSwapped() public {
        checkDropped(Behavior.TimeSwapped, Fault.Stale);
    }

    function test_B50_Dropped_WhenRoundIsCarriedOver() public {
        checkDropped(Behavior.CarriedOver, Fault.Stale);
    }

    function test_B51_Accepted_WhenRoundIsZero() public {
        checkAccepted(Behavior.RoundZero);
    }

    function test_B51_Accepted_WhenRoundIsMaximal() public {
        checkAccepted(Behavior.RoundMaximal);
    }

    function test_B52_Outlier_WhenPriceIsFrozenAtFreshTime() public {
        checkPrice(PRICE - PRICE / 50, Fault.Outlier);
    }

    function checkAccepted(Behavior behavior) private {
        checkBehavior(behavior, Fault.None, 0);
    }

    function checkDropped(Behavior behavior, Fault fault) private {
        checkBehavior(behavior, fault, 0);
    }

    function checkReverted(Behavior behavior, bytes4 errorSelector) private {
        checkBehavior(behavior, Fault.Reverted, errorSelector);
    }

    function checkBehavior(Behavior behavior, Fault fault, bytes4 errorSelector) private {
        for (uint256 position = 0; position < 3; ++position) {
            feeds[position].setBehavior(behavior);
            checkAt(position, fault, errorSelector);
            feeds[position].setBehavior(Behavior.Healthy);
        }
    }

    function checkPrice(uint256 price, Fault fault) private {
        for (uint256 position = 0; position < 3; ++position) {
            feeds[position].setAnswer(int256(price), START);
            checkAt(position, fault, 0);
            feeds[position].setAnswer(int256(prices[position]), START);
        }
    }

    function checkTime(uint256 updatedAt, Fault fault) private {
        for (uint256 position = 0; position < 3; ++position) {
            feeds[position].setAnswer(int256(prices[position]), updatedAt);
            checkAt(position, fault, 0);
            feeds[position].setAnswer(int256(prices[position]), START);
        }
    }

    /// @dev Outcome, fault name, level and gas of both oracles with one faulty source.
    function checkAt(uint256 position, Fault fault, bytes4 errorSelector) private {
        string memory where = string.concat(" at position ", vm.toString(position));
        SourceReport memory report = oracles[0].inspect()[position];
        assertFault(report.fault, fault, string.concat("Ordered", where));
        assertFault(faultOf(oracles[1], position), fault, string.concat("Median", where));
        vm.assertEq(bytes32(report.errorSelector), bytes32(errorSelector), "errorSelector");
        checkOrdered(position, fault, where);
        checkMedian(position, fault, where);
        for (uint256 i = 0; i < 2; ++i) {
            uint256 spent = gasOfRead(oracles[i]);
            uint256 feedGas = gasOfFeed(address(feeds[position]), address(oracles[i]));
            uint256 extraGas = fault == Fault.Outlier ? OUTLIER_GAS : FAULT_GAS;
            vm.assertLe(spent, healthyGasOf(i, position) + feedGas + extraGas, string.concat("gas", where));
        }
    }

    function checkOrdered(uint256 position, Fault fault, string memory where) private view {
        Reading memory reading = oracles[0].tryRead();
        bool isDropped = fault != Fault.None && position < 2;
        uint256 served = isDropped && position == 0 ? 1 : 0;
        assertLevel(reading.level, isDropped ? Level.Degraded : Level.Normal, where);
        vm.assertEq(reading.price, prices[served], string.concat("Ordered price", where));
        vm.assertEq(uint256(reading.served), served, string.concat("Ordered served", where));
        vm.assertEq(uint256(reading.faultMask), isDropped ? 1 << position : 0, string.concat("Ordered faults", where));
        vm.assertEq(uint256(reading.usedMask), isDropped ? 7 ^ (1 << position) : 3, string.concat("used", where));
        vm.assertEq(uint256(reading.votes), 2, string.concat("Ordered votes", where));
    }

    function checkMedian(uint256 position, Fault fault, string memory where) private view {
        Reading memory reading = oracles[1].tryRead();
        bool isDropped = fault != Fault.None;
        uint256 sum = prices[0] + prices[1] + prices[2];
        uint256 price = isDropped ? (sum - prices[position]) / 2 : prices[0];
        assertLevel(reading.level, isDropped ? Level.Degraded : Level.Normal, where);
        vm.assertEq(reading.price, price, string.concat("Median price", where));
        vm.assertEq(uint256(reading.served), NONE_SERVED, string.concat("Median served", where));
        vm.assertEq(uint256(reading.faultMask), isDropped ? 1 << position : 0, string.concat("Median faults", where));
        vm.assertEq(uint256(reading.usedMask), isDropped ? 7 ^ (1 << position) : 7, string.concat("used", where));
        vm.assertEq(uint256(reading.votes), isDropped ? 2 : 3, string.concat("Median votes", where));
    }

    /// @dev The same oracle when nothing is faulty. All figures are of a warm state.
    function healthyGasOf(uint256 index, uint256 position) private returns (uint256 spent) {
        bytes memory code = address(feeds[position]).code;
        FaultyFeed.Round memory round = FaultyFeed.Round(1, prices[position], START, START, 1);
        Behavior behavior = code.length < 100 ? Behavior.Healthy : feeds[position].behavior();
        if (healthyGas[index] == 0) {
            FaultyFeed stand = new FaultyFeed(DECIMALS, int256(prices[position]));
            vm.etch(address(feeds[position]), address(stand).code);
            feeds[position].setBehavior(Behavior.Healthy);
            feeds[position].setRound(round);
            gasOfRead(oracles[index]);
            healthyGas[index] = gasOfRead(oracles[index]);
            feeds[position].setBehavior(behavior);
            vm.etch(address(feeds[position]), code);
        }
        return healthyGas[index];
    }

    function gasOfRead(IRedundantOracle oracle) private view returns (uint256 spent) {
        bytes memory input = abi.encodeCall(IRedundantOracle.read, ());
        uint256 gasBefore = gasleft();
        (bool succeeded, ) = address(oracle).staticcall(input);
        spent = gasBefore - gasleft();
        vm.assertTrue(succeeded, "read");
    }

    /// @dev What the faulty feed itself spends of its gas limit.
    function gasOfFeed(address feed, address reader) private returns (uint256) {
        bytes memory input = abi.encodeCall(FaultyFeed.latestRoundData, ());
        vm.prank(reader);
        uint256 gasBefore = gasleft();
        // Memory-safe: reads `input` and copies nothing back.
        assembly ("memory-safe") {
            pop(staticcall(GAS_LIMIT, feed, add(input, 0x20), mload(input), 0, 0))
        }
        return gasBefore - gasleft();
    }
}
