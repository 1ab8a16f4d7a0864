// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {PythStructs} from "@pythnetwork/pyth-sdk-solidity/PythStructs.sol";
import {Adapter} from "../../contracts/adapters/Adapter.sol";
import {PythAdapter} from "../../contracts/adapters/PythAdapter.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {PythPublisher} from "../support/PythPublisher.sol";

/// @notice The limits of the confidence and of the exponent, each at the limit and one beyond it.
contract PythAdapterLimitsTest is PythPublisher {
    Adapter private adapter;

    function setUp() public override {
        super.setUp();
        deployPyth();
        adapter = deployFor(FEED_ID, MAX_CONFIDENCE_BPS, false, DECIMALS);
    }

    function test_latestRoundData_Answers_WhenConfidenceIsAtLimit() public {
        publishPrice(PythStructs.Price(VALUE, 20e8, EXPONENT, START));
        checkAnswer(VALUE);
    }

    function test_latestRoundData_Refuses_WhenConfidenceIsAboveLimitByOne() public {
        checkTooWide(VALUE, 20e8 + 1);
    }

    function test_latestRoundData_Answers_WhenConfidenceIsZero() public {
        publishPrice(PythStructs.Price(VALUE, 0, EXPONENT, START));
        checkAnswer(VALUE);
    }

    function test_latestRoundData_Refuses_WhenConfidenceIs2ToThePowerOf63() public {
        checkTooWide(VALUE, 2 ** 63);
    }

    function test_latestRoundData_Refuses_WhenConfidenceIsLargest() public {
        checkTooWide(VALUE, type(uint64).max);
    }

    function test_latestRoundData_Refuses_WhenConfidenceIsAbovePrice() public {
        checkTooWide(VALUE, uint64(VALUE) + 1);
    }

    function test_latestRoundData_Refuses_WhenPriceAndConfidenceAreLargest() public {
        checkTooWide(type(int64).max, type(uint64).max);
    }

    function test_latestRoundData_Refuses_WhenPriceAndConfidenceAreOne() public {
        checkTooWide(1, 1);
    }

    function test_latestRoundData_Answers_WhenPriceIsZeroWhateverTheConfidence() public {
        publishPrice(PythStructs.Price(0, type(uint64).max, EXPONENT, START));
        checkAnswer(0);
    }

    function test_latestRoundData_Answers_WhenPriceIsNegativeWhateverTheConfidence() public {
        publishPrice(PythStructs.Price(type(int64).min, type(uint64).max, EXPONENT, START));
        checkAnswer(type(int64).min);
    }

    function testFuzz_latestRoundData_AnswersAtLimitOrBelowOnly(uint64 digits, uint64 wideConfidence) public {
        int64 price = int64(digits >> 1) | 1;
        // Half of the cases are within the limit.
        uint64 confidence = wideConfidence >> 7;
        if (uint256(confidence) * 100 > uint64(price)) {
            checkTooWide(price, confidence);
        } else {
            publishPrice(PythStructs.Price(price, confidence, EXPONENT, START));
            checkAnswer(price);
        }
    }

    function test_latestRoundData_Scales_WhenExponentIsZero() public {
        publishPrice(PythStructs.Price(2_000, 0, 0, START));
        checkAnswer(2_000e8);
    }

    function test_latestRoundData_Scales_WhenExponentIsPlusThree() public {
        publishPrice(PythStructs.Price(2, 0, 3, START));
        checkAnswer(2_000e8);
    }

    function test_latestRoundData_Scales_WhenExponentIsMinusFive() public {
        publishPrice(PythStructs.Price(2_000e5, 0, -5, START));
        checkAnswer(2_000e8);
    }

    function test_latestRoundData_Scales_WhenExponentChangesBetweenUpdates() public {
        submit(PythStructs.Price(2_000e8, 0, -8, START));
        submit(PythStructs.Price(2_001e10, 0, -10, START + 1));
        checkAnswer(2_001e8);
    }

    function test_latestRoundData_ChecksConfidence_WhenExponentIsPlusThree() public {
        publishPrice(PythStructs.Price(1_000, 11, 3, START));
        expectTooWide(11, 1_000);
        adapter.latestRoundData();
    }

    function test_latestRoundData_Answers_WhenExponentIsMinus18() public {
        adapter = deployFor(FEED_ID, MAX_CONFIDENCE_BPS, false, 18);
        publishPrice(PythStructs.Price(1, 0, -18, START));
        checkAnswer(1);
    }

    function test_latestRoundData_Refuses_WhenExponentIsMinus19() public {
        checkExponentRefused(-19);
    }

    function test_latestRoundData_Answers_WhenExponentIsPlus12() public {
        adapter = deployFor(FEED_ID, MAX_CONFIDENCE_BPS, false, 18);
        publishPrice(PythStructs.Price(type(int64).max, 0, 12, START));
        checkAnswer(int256(type(int64).max) * 10 ** 30);
    }

    function test_latestRoundData_Refuses_WhenExponentIsPlus13() public {
        checkExponentRefused(13);
    }

    function test_latestRoundData_Refuses_WhenExponentIsSmallestInt32() public {
        checkExponentRefused(type(int32).min);
    }

    function test_latestRoundData_Refuses_WhenExponentIsLargestInt32() public {
        checkExponentRefused(type(int32).max);
    }

    function testFuzz_latestRoundData_NeverPanics(int64 price, uint64 confidence, int32 exponent, bool isNear) public {
        // Half of the exponents are near the limits.
        publishPrice(PythStructs.Price(price, confidence, isNear ? exponent % 21 : exponent, START));
        try adapter.latestRoundData() {} catch (bytes memory reason) {
            bytes4 selector = bytes4(reason);
            vm.assertTrue(
                selector == PythAdapter.ExponentOutOfRange.selector ||
                    selector == PythAdapter.ConfidenceTooWide.selector,
                "an error of the adapter's own"
            );
        }
    }

    function testFuzz_constructor_BoundsMaxConfidence(uint16 maxConfidenceBps) public {
        if (maxConfidenceBps % 2 == 0) maxConfidenceBps = (maxConfidenceBps >> 1) % 600;
        if (maxConfidenceBps < 10 || maxConfidenceBps > 500) return checkMaxConfidenceRefused(maxConfidenceBps);
        PythAdapter deployed = PythAdapter(address(deployFor(FEED_ID, maxConfidenceBps, false, DECIMALS)));
        vm.assertEq(uint256(deployed.MAX_CONFIDENCE_BPS()), maxConfidenceBps, "limit");
    }

    function testFuzz_latestRoundData_HoldsConfidenceToTheLimit_WhateverItIs(uint256 limit, uint256 word) public {
        limit = ExactMath.bound(limit, 10, 500);
        uint64 price = uint64(ExactMath.bound(word, 10_000, uint64(type(int64).max) / 2));
        uint64 widest = uint64((uint256(price) * limit) / 10_000);
        adapter = deployFor(FEED_ID, uint16(limit), false, DECIMALS);
        publishPrice(PythStructs.Price(int64(price), widest, EXPONENT, START));
        checkAnswer(int64(price));
        publishPrice(PythStructs.Price(int64(price), widest + 1, EXPONENT, START));
        bytes4 selector = PythAdapter.ConfidenceTooWide.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, widest + 1, price, limit));
        adapter.latestRoundData();
    }

    function testFuzz_latestRoundData_BoundsExponent(int32 exponent) public {
        if (exponent % 2 == 0) exponent = (exponent / 2) % 25;
        if (exponent < -18 || exponent > 12) return checkExponentRefused(exponent);
        publishPrice(PythStructs.Price(1e10, 0, exponent, START));
        // Ten digits of the price, eight decimals of the adapter.
        int256 digits = 18 + int256(exponent);
        checkAnswer(digits < 0 ? int256(0) : int256(10 ** uint256(digits)));
    }

    function test_constructor_Takes_WhenMaxConfidenceIs10() public {
        deployFor(FEED_ID, 10, false, DECIMALS);
    }

    function test_constructor_Refuses_WhenMaxConfidenceIs9() public {
        checkMaxConfidenceRefused(9);
    }

    function test_constructor_Takes_WhenMaxConfidenceIs500() public {
        deployFor(FEED_ID, 500, false, DECIMALS);
    }

    function test_constructor_Refuses_WhenMaxConfidenceIs501() public {
        checkMaxConfidenceRefused(501);
    }

    function checkAnswer(int256 expected) private view {
        (, int256 answer, , , ) = adapter.latestRoundData();
        vm.assertEq(answer, expected, "answer");
    }

    function checkTooWide(int64 price, uint64 confidence) private {
        publishPrice(PythStructs.Price(price, confidence, EXPONENT, START));
        expectTooWide(confidence, uint64(price));
        adapter.latestRoundData();
    }

    function expectTooWide(uint64 confidence, uint64 price) private {
        bytes4 selector = PythAdapter.ConfidenceTooWide.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, confidence, price, MAX_CONFIDENCE_BPS));
    }

    function checkExponentRefused(int32 exponent) private {
        publishPrice(PythStructs.Price(VALUE, 0, exponent, START));
        vm.expectRevert(abi.encodeWithSelector(PythAdapter.ExponentOutOfRange.selector, exponent, -18, 12));
        adapter.latestRoundData();
    }

    function checkMaxConfidenceRefused(uint16 maxConfidenceBps) private {
        bytes4 selector = PythAdapter.MaxConfidenceOutOfRange.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, maxConfidenceBps, 10, 500));
        deployFor(FEED_ID, maxConfidenceBps, false, DECIMALS);
    }
}
