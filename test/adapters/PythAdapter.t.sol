// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {PythErrors} from "@pythnetwork/pyth-sdk-solidity/PythErrors.sol";
import {PythStructs} from "@pythnetwork/pyth-sdk-solidity/PythStructs.sol";
import {Adapter} from "../../contracts/adapters/Adapter.sol";
import {PythAdapter} from "../../contracts/adapters/PythAdapter.sol";
import {Fault, Mode} from "../../contracts/interfaces/IRedundantOracle.sol";
import {AdapterConformance} from "../support/AdapterConformance.sol";
import {OracleTest} from "../support/OracleTest.sol";
import {PythPublisher} from "../support/PythPublisher.sol";

/// @notice On the `MockPyth` of Pyth's SDK, whose read path is the real contract's. What the real contract stores
/// (prices from the future, negative ones, wide confidences, positive exponents) was measured on it.
contract PythAdapterTest is PythPublisher, AdapterConformance {
    function setUp() public override(OracleTest, AdapterConformance) {
        AdapterConformance.setUp();
    }

    function deployProvider() internal override {
        deployPyth();
    }

    function deployAdapter(uint8 decimals) internal override returns (Adapter) {
        return deployFor(FEED_ID, MAX_CONFIDENCE_BPS, false, decimals);
    }

    function provider() internal view override returns (address) {
        return address(pyth);
    }

    function publish(int256 value, uint256 time) internal override {
        publishPrice(PythStructs.Price(int64(value), 0, EXPONENT, time));
    }

    function providerDecimals() internal pure override returns (uint8) {
        return uint8(uint32(-EXPONENT));
    }

    function largestValue() internal pure override returns (int256) {
        return type(int64).max;
    }

    function faultOfLargest() internal pure override returns (Fault) {
        return Fault.Outlier;
    }

    function maxColdGas() internal pure override returns (uint256) {
        return 21_600;
    }

    function test_inspect_NonPositive_WhenPriceIsMinusFive() public {
        publishPrice(PythStructs.Price(-5, 0, EXPONENT, START));
        checkFault(Fault.NonPositive, "price -5");
    }

    function test_inspect_NonPositive_WhenPriceIsNegativeAndConfidenceIsWide() public {
        publishPrice(PythStructs.Price(-5, 2 ** 63, 3, START));
        checkFault(Fault.NonPositive, "price -5, exponent +3, confidence 2^63");
    }

    function test_inspect_NonPositive_WhenPriceIsZeroAndConfidenceIsWide() public {
        publishPrice(PythStructs.Price(0, type(uint64).max, EXPONENT, START));
        checkFault(Fault.NonPositive, "zero without a ratio");
    }

    function test_inspect_NonPositive_WhenPriceIsSmallestInt64() public {
        publishPrice(PythStructs.Price(type(int64).min, 0, 12, START));
        checkFault(Fault.NonPositive, "-2^63");
    }

    function test_inspect_NonPositive_WhenPriceScalesDownToZero() public {
        publishPrice(PythStructs.Price(1, 0, -18, START));
        checkFault(Fault.NonPositive, "10^-18");
    }

    function test_inspect_TooLarge_WhenExponentIs12AndPriceIsLargest() public {
        publishPrice(PythStructs.Price(type(int64).max, 0, 12, START));
        adapter = deployAdapter(18);
        checkFault(Fault.TooLarge, "9.2e48");
    }

    function test_inspect_Outlier_WhenExponentIsThree() public {
        publishPrice(PythStructs.Price(VALUE, 0, 3, START));
        checkFault(Fault.Outlier, "exponent +3");
    }

    function test_inspect_ConfidenceTooWide_WhenConfidenceIs2ToThePowerOf63() public {
        publishPrice(PythStructs.Price(VALUE, 2 ** 63, EXPONENT, START));
        checkRefused(PythAdapter.ConfidenceTooWide.selector, "confidence 2^63");
    }

    function test_inspect_ExponentOutOfRange_WhenExponentIsSmallestInt32() public {
        publishPrice(PythStructs.Price(VALUE, 0, type(int32).min, START));
        checkRefused(PythAdapter.ExponentOutOfRange.selector, "exponent -2^31");
    }

    function test_inspect_ExponentOutOfRange_WhenExponentIsLargestInt32() public {
        publishPrice(PythStructs.Price(VALUE, 0, type(int32).max, START));
        checkRefused(PythAdapter.ExponentOutOfRange.selector, "exponent 2^31 - 1");
    }

    function test_inspect_PriceFeedNotFound_WhenFeedWasNeverSubmitted() public {
        adapter = deployFor(OTHER_FEED_ID, MAX_CONFIDENCE_BPS, false, DECIMALS);
        checkRefused(PythErrors.PriceFeedNotFound.selector, "feed not found");
    }

    function test_inspect_PriceFeedNotFound_WhenMovingAverageWasNeverSubmitted() public {
        adapter = deployFor(OTHER_FEED_ID, MAX_CONFIDENCE_BPS, true, DECIMALS);
        checkRefused(PythErrors.PriceFeedNotFound.selector, "average not found");
    }

    function test_inspect_Future_WhenStoredPriceIsAMillionSecondsAhead() public {
        publish(VALUE, START + 1e6);
        checkFault(Fault.Future, "stored with a future time");
    }

    function test_inspect_Future_WhenHonestUpdateFollowsOneFromTheFuture() public {
        publish(2 * VALUE, START + 1e6);
        submit(PythStructs.Price(VALUE, 0, EXPONENT, START));
        checkFault(Fault.Future, "honest update ignored");
    }

    function test_inspect_None_WhenTheTimeOfTheFuturePriceHasCome() public {
        publish(VALUE, START + 1e6);
        vm.warp(START + 1e6);
        refreshOthers();
        checkFault(Fault.None, "time has come");
    }

    function test_inspect_Future_WhenPublishTimeIsLargest() public {
        publish(VALUE, type(uint256).max);
        checkFault(Fault.Future, "time of 256 bits");
    }

    function test_inspect_Future_WhenPublishTimeIsNowBeyond64Bits() public {
        publish(VALUE, 2 ** 64 + START);
        checkFault(Fault.Future, "2^64 + now");
    }

    function test_inspect_Future_WhenPublishTimeIsNowBeyond80Bits() public {
        publish(VALUE, 2 ** 80 + START);
        checkFault(Fault.Future, "2^80 + now");
    }

    function test_inspect_Stale_WhenPublishTimeIsZero() public {
        forgetTime();
        checkFault(Fault.Stale, "time 0");
    }

    function test_inspect_Stale_WhenMarketIsClosedForTheWeekend() public {
        vm.warp(START + 2 days);
        refreshOthers();
        checkFault(Fault.Stale, "closed market");
    }

    function test_latestRoundData_GivesNewPrice_WhenUpdatedInTheSameBlock() public {
        publish(VALUE, START - 1);
        submit(PythStructs.Price(VALUE + 1, 0, EXPONENT, START));
        checkAnswer(adapter, VALUE + 1, START);
    }

    function test_latestRoundData_KeepsPrice_WhenOlderUpdateIsSubmitted() public {
        submit(PythStructs.Price(VALUE + 1, 0, EXPONENT, START - 1));
        checkAnswer(adapter, VALUE, START);
    }

    /// @dev Of the signed prices since the stored one a submitter may choose any; its time tells.
    function test_latestRoundData_DatesPrice_WhenSubmitterChoseAnOldOne() public {
        publish(VALUE, START - MAX_AGE);
        submit(PythStructs.Price(VALUE + 1, 0, EXPONENT, START - 100));
        checkAnswer(adapter, VALUE + 1, START - 100);
    }

    function test_latestRoundData_GivesMovingAverage_WhenConfigured() public {
        publishWithAverage(3_000e8, 0);
        checkAnswer(deployFor(FEED_ID, MAX_CONFIDENCE_BPS, true, DECIMALS), 3_000e8, START);
    }

    function test_latestRoundData_GivesPrice_WhenMovingAverageDiffers() public {
        publishWithAverage(3_000e8, type(uint64).max);
        checkAnswer(adapter, VALUE, START);
    }

    function test_latestRoundData_Refuses_WhenConfidenceOfMovingAverageIsTooWide() public {
        publishWithAverage(3_000e8, 30e8 + 1);
        adapter = deployFor(FEED_ID, MAX_CONFIDENCE_BPS, true, DECIMALS);
        checkRefused(PythAdapter.ConfidenceTooWide.selector, "confidence of the average");
    }

    function test_updatePriceFeeds_KeepsExcess_WhenFeeIsOverpaid() public {
        uint256 balance = address(pyth).balance;
        pyth.updatePriceFeeds{value: 100}(nextUpdates());
        vm.assertEq(address(pyth).balance - balance, 100, "fee and excess");
    }

    function test_updatePriceFeeds_Refuses_WhenFeeRose() public {
        bytes[] memory updates = nextUpdates();
        vm.expectRevert(abi.encodeWithSelector(PythErrors.InsufficientFee.selector));
        pyth.updatePriceFeeds{value: UPDATE_FEE - 1}(updates);
    }

    function nextUpdates() private pure returns (bytes[] memory) {
        PythStructs.Price memory price = PythStructs.Price(VALUE, 0, EXPONENT, START + 1);
        return updatesFor(price, price);
    }

    function publishWithAverage(int64 average, uint64 confidence) private {
        publishPrice(
            PythStructs.Price(VALUE, 0, EXPONENT, START),
            PythStructs.Price(average, confidence, EXPONENT, START)
        );
    }

    function checkAnswer(Adapter reader, int256 expected, uint256 time) private view {
        (, int256 answer, , uint256 updatedAt, ) = reader.latestRoundData();
        vm.assertEq(answer, expected, "answer");
        vm.assertEq(updatedAt, time, "updatedAt");
    }

    /// @dev Reverted, and the error's selector is shown.
    function checkRefused(bytes4 selector, string memory reason) private {
        checkFault(Fault.Reverted, reason);
        vm.assertEq(bytes32(deployOver(Mode.Median).inspect()[0].errorSelector), bytes32(selector), "selector");
    }
}
