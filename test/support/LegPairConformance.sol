// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Adapter} from "../../contracts/adapters/Adapter.sol";
import {Fault, IRedundantOracle} from "../../contracts/interfaces/IRedundantOracle.sol";
import {AggregatorV3Interface} from "../../contracts/interfaces/AggregatorV3Interface.sol";
import {LegPair} from "../../contracts/adapters/LegPair.sol";
import {LegReader} from "../../contracts/libraries/LegReader.sol";
import {Behavior, FaultyFeed} from "../../contracts/testing/FaultyFeed.sol";
import {AdapterConformance} from "./AdapterConformance.sol";
import {FaultyProvider, ProviderFailure} from "./FaultyProvider.sol";
import {OneSlotFeed} from "./OneSlotFeed.sol";

/// @title What every adapter over two feeds must do
/// @notice The first leg is the provider that publishes; the second stands at 1.25, as of `START`.
abstract contract LegPairConformance is AdapterConformance {
    uint32 internal constant LEG_GAS_LIMIT = 40_000;
    uint32 internal constant MAX_LEG_SKEW = 3_600;
    int192 internal constant SECOND_ANSWER = 1.25e8;
    uint256 private constant TOLERANCE = 60;

    OneSlotFeed internal first;
    OneSlotFeed internal second;

    /// @dev An adapter over these two legs.
    function deployPair(
        LegReader.Leg memory one,
        LegReader.Leg memory other,
        uint32 maxLegSkew,
        uint8 decimals
    ) internal virtual returns (Adapter);

    /// @dev What the first leg has to say for the adapter to say `value`.
    function firstFor(int256 value) internal pure virtual returns (int256);

    function deployProvider() internal override {
        first = new OneSlotFeed();
        second = new OneSlotFeed();
        second.set(SECOND_ANSWER, uint32(START));
    }

    function deployAdapter(uint8 decimals) internal override returns (Adapter) {
        return deployPair(legOf(address(first)), legOf(address(second)), MAX_LEG_SKEW, decimals);
    }

    function provider() internal view override returns (address) {
        return address(first);
    }

    function publish(int256 value, uint256 time) internal override {
        first.set(int192(firstFor(value)), uint32(time));
    }

    function providerDecimals() internal pure override returns (uint8) {
        return 8;
    }

    function largestValue() internal pure override returns (int256) {
        return 2 ** 190;
    }

    function faultOfZero() internal pure override returns (Fault) {
        return Fault.Reverted;
    }

    function faultOfLargest() internal pure override returns (Fault) {
        return Fault.Reverted;
    }

    function faultOfFuture() internal pure override returns (Fault) {
        return Fault.Reverted;
    }

    function selectorWhenProviderReverts() internal pure override returns (bytes4) {
        return LegReader.LegFailed.selector;
    }

    function coolDown() internal override {
        super.coolDown();
        vm.cool(address(second));
    }

    function test_latestRoundData_GivesOlderTime_WhenFirstLegIsOlder() public {
        vm.warp(START + 100);
        second.set(SECOND_ANSWER, uint32(START + 100));
        checkTime(START);
    }

    function test_latestRoundData_GivesOlderTime_WhenSecondLegIsOlder() public {
        vm.warp(START + 100);
        publish(value(), START + 100);
        checkTime(START);
    }

    function test_latestRoundData_Answers_WhenSkewIsAtLimit() public {
        vm.warp(START + MAX_LEG_SKEW);
        publish(value(), START + MAX_LEG_SKEW);
        checkTime(START);
        publish(value(), START);
        second.set(SECOND_ANSWER, uint32(START + MAX_LEG_SKEW));
        checkTime(START);
    }

    function test_latestRoundData_Refuses_WhenSecondLegLagsBeyondLimit() public {
        vm.warp(START + MAX_LEG_SKEW + 1);
        publish(value(), START + MAX_LEG_SKEW + 1);
        expectSkew(MAX_LEG_SKEW + 1);
    }

    function test_latestRoundData_Refuses_WhenFirstLegLagsBeyondLimit() public {
        vm.warp(START + MAX_LEG_SKEW + 1);
        second.set(SECOND_ANSWER, uint32(START + MAX_LEG_SKEW + 1));
        expectSkew(MAX_LEG_SKEW + 1);
    }

    function test_latestRoundData_Refuses_WhenOneTimeIsZero() public {
        publish(value(), 0);
        expectSkew(START);
    }

    function test_latestRoundData_Answers_WhenLegsAreAheadByTolerance() public {
        publish(value(), START + TOLERANCE);
        checkTime(START);
        second.set(SECOND_ANSWER, uint32(START + TOLERANCE));
        checkTime(START + TOLERANCE);
    }

    function test_latestRoundData_Refuses_WhenFirstLegIsAheadBeyondTolerance() public {
        publish(value(), START + TOLERANCE + 1);
        expectAhead(address(first));
    }

    function test_latestRoundData_Refuses_WhenSecondLegIsAheadBeyondTolerance() public {
        second.set(SECOND_ANSWER, uint32(START + TOLERANCE + 1));
        expectAhead(address(second));
    }

    function test_latestRoundData_NamesSecondLeg_WhenItFails() public {
        vm.etch(address(second), address(new FaultyProvider(ProviderFailure.RevertCustomError)).code);
        vm.expectRevert(
            abi.encodeWithSelector(
                LegReader.LegFailed.selector,
                address(second),
                FaultyProvider.ProviderBroken.selector
            )
        );
        adapter.latestRoundData();
    }

    function test_latestRoundData_Refuses_WhenBothLegsAreNegative() public {
        publish(-value(), START);
        second.set(-SECOND_ANSWER, uint32(START));
        int256 answer = firstFor(-value());
        vm.expectRevert(abi.encodeWithSelector(LegReader.LegNonPositive.selector, address(first), answer));
        adapter.latestRoundData();
    }

    /// @dev Both legs lie where they can tell that the gas is short; one burns nearly all it gets.
    function test_latestRoundData_GivesSameOrNothing_WhateverGasIsGiven() public {
        (FaultyFeed one, FaultyFeed other) = (new FaultyFeed(8, 2e11), new FaultyFeed(8, SECOND_ANSWER));
        adapter = deployPair(legOf(address(one)), legOf(address(other)), MAX_LEG_SKEW, DECIMALS);
        (, bytes memory truth) = readWith(1_000_000);
        one.setBehavior(Behavior.BurnThenAnswer);
        other.setBehavior(Behavior.LieBelowGasThreshold);
        other.setGasThreshold(LEG_GAS_LIMIT - 1_000);
        uint256 enough = 2 * LEG_GAS_LIMIT + (2 * LEG_GAS_LIMIT) / 63 + 15_000;
        for (uint256 gas = LEG_GAS_LIMIT; gas < enough + 1_000; gas += 97) {
            (bool succeeded, bytes memory data) = readWith(gas);
            vm.assertTrue(succeeded || gas < enough, "the gas limit that is documented is enough");
            bytes memory expected = succeeded ? truth : bytes("");
            vm.assertEq(data, expected, vm.toString(gas));
        }
    }

    function testFuzz_latestRoundData_HoldsLegsTogether(uint256 firstAge, uint256 secondAge) public {
        firstAge %= 3 * uint256(MAX_LEG_SKEW);
        secondAge =
            secondAge % 2 == 0 ? firstAge + ((secondAge >> 1) % 2) * MAX_LEG_SKEW : secondAge % (3 * MAX_LEG_SKEW);
        publish(value(), START - firstAge);
        second.set(SECOND_ANSWER, uint32(START - secondAge));
        uint256 skew = firstAge > secondAge ? firstAge - secondAge : secondAge - firstAge;
        if (skew > MAX_LEG_SKEW) return expectSkew(skew);
        checkTime(START - (firstAge > secondAge ? firstAge : secondAge));
    }

    function testFuzz_latestRoundData_RefusesALegThatIsAhead(uint256 ahead, bool isSecond) public {
        ahead = (ahead % (2 * TOLERANCE)) + 1;
        if (isSecond) second.set(SECOND_ANSWER, uint32(START + ahead));
        else publish(value(), START + ahead);
        if (ahead <= TOLERANCE) return checkTime(START);
        address leg = address(isSecond ? second : first);
        bytes4 selector = LegPair.LegAhead.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, leg, START + ahead, START + TOLERANCE));
        adapter.latestRoundData();
    }

    function testFuzz_constructor_BoundsMaxLegSkew(uint32 maxLegSkew) public {
        if (maxLegSkew % 2 == 0) maxLegSkew = (maxLegSkew >> 1) % 14 days;
        if (maxLegSkew > 7 days) {
            vm.expectRevert(abi.encodeWithSelector(LegPair.MaxLegSkewOutOfRange.selector, maxLegSkew, 7 days));
        }
        deployPair(legOf(address(first)), legOf(address(second)), maxLegSkew, DECIMALS);
    }

    function test_constructor_Refuses_WhenLegsAreTheSame() public {
        vm.expectRevert(abi.encodeWithSelector(IRedundantOracle.DuplicateFeed.selector, address(first)));
        deployPair(legOf(address(first)), legOf(address(first)), MAX_LEG_SKEW, DECIMALS);
    }

    function test_constructor_Takes_WhenMaxLegSkewIsSevenDays() public {
        deployPair(legOf(address(first)), legOf(address(second)), 7 days, DECIMALS);
    }

    /// @dev A fund's value of Thursday evening, beside a price of Monday evening.
    function test_latestRoundData_Answers_WhenFundIsFourDaysBehindOverALongWeekend() public {
        adapter = deployPair(legOf(address(first)), legOf(address(second)), 4 days, DECIMALS);
        vm.warp(START + 4 days);
        second.set(SECOND_ANSWER, uint32(START + 4 days));
        (, int256 answer, , uint256 updatedAt, ) = adapter.latestRoundData();
        vm.assertGt(uint256(answer), 0, "answer");
        vm.assertEq(updatedAt, START, "the older time");
    }

    function test_constructor_Refuses_WhenMaxLegSkewIsSevenDaysAndOneSecond() public {
        vm.expectRevert(abi.encodeWithSelector(LegPair.MaxLegSkewOutOfRange.selector, 7 days + 1, 7 days));
        deployPair(legOf(address(first)), legOf(address(second)), 7 days + 1, DECIMALS);
    }

    function test_constructor_Refuses_WhenEitherLegHasNoCode() public {
        LegReader.Leg memory codeless = legOf(address(0xdead0000));
        bytes memory expected = abi.encodeWithSelector(IRedundantOracle.FeedWithoutCode.selector, address(0xdead0000));
        vm.expectRevert(expected);
        deployPair(codeless, legOf(address(second)), MAX_LEG_SKEW, DECIMALS);
        vm.expectRevert(expected);
        deployPair(legOf(address(first)), codeless, MAX_LEG_SKEW, DECIMALS);
    }

    function legOf(address feed) internal pure returns (LegReader.Leg memory) {
        return LegReader.Leg(AggregatorV3Interface(feed), LEG_GAS_LIMIT);
    }

    /// @dev What an adapter over two fresh feeds of these decimals says.
    function answerOver(
        uint256[2] memory decimals,
        uint256[2] memory prices,
        uint256 answerDecimals
    ) internal returns (uint256) {
        address one = address(new FaultyFeed(decimals[0], int256(prices[0])));
        address other = address(new FaultyFeed(decimals[1], int256(prices[1])));
        (, int256 answer, , , ) = deployPair(legOf(one), legOf(other), MAX_LEG_SKEW, uint8(answerDecimals))
            .latestRoundData();
        return uint256(answer);
    }

    function checkTime(uint256 expected) private view {
        (, int256 answer, , uint256 updatedAt, ) = adapter.latestRoundData();
        vm.assertEq(updatedAt, expected, "updatedAt");
        vm.assertEq(answer, int256(PRICE), "answer");
    }

    function expectSkew(uint256 skew) private {
        vm.expectRevert(abi.encodeWithSelector(LegPair.LegSkewTooLarge.selector, skew, MAX_LEG_SKEW));
        adapter.latestRoundData();
    }

    function expectAhead(address feed) private {
        vm.expectRevert(
            abi.encodeWithSelector(LegPair.LegAhead.selector, feed, START + TOLERANCE + 1, START + TOLERANCE)
        );
        adapter.latestRoundData();
    }

    function readWith(uint256 gas) private view returns (bool, bytes memory) {
        return address(adapter).staticcall{gas: gas}(abi.encodeCall(AggregatorV3Interface.latestRoundData, ()));
    }
}
