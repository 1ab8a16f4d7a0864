// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {
    Fault,
    IRedundantOracle,
    Mode,
    OracleConfig,
    SourceReport
} from "../../contracts/interfaces/IRedundantOracle.sol";
import {FaultyFeed} from "../../contracts/testing/FaultyFeed.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {JudgingStage} from "./judging.t.sol";

/// @notice How one source's answer is judged, wherever its limits lie.
contract JudgingPropertiesTest is JudgingStage {
    function testFuzz_inspect_JudgesAge_WhateverMaxAge(uint256 maxAge, uint256 age) public {
        OracleConfig memory settings = configFor(Mode.Ordered, 1);
        settings.sources[0].maxAge = uint32(ExactMath.bound(maxAge, 1, 30 days));
        uint256 edge = settings.sources[0].maxAge + ((age >> 1) % 2);
        age = age % 2 == 0 ? edge : ExactMath.bound(age, 0, 60 days);
        feeds[0].setAnswer(int256(PRICE), START - age);
        SourceReport memory report = inspectOne(deployOracle(settings));
        assertFault(report.fault, age > settings.sources[0].maxAge ? Fault.Stale : Fault.None, "age");
        vm.assertEq(uint256(report.age), age, "age");
    }

    function testFuzz_inspect_JudgesAge_ASecondAroundAnyMaxAge(uint256 maxAge) public {
        maxAge = ExactMath.bound(maxAge, 1, START - 1);
        OracleConfig memory settings = configFor(Mode.Median, 1);
        settings.sources[0].maxAge = uint32(maxAge);
        IRedundantOracle oracle = deployOracle(settings);
        feeds[0].setAnswer(int256(PRICE), START - maxAge);
        assertFault(inspectOne(oracle).fault, Fault.None, "at maxAge");
        feeds[0].setAnswer(int256(PRICE), START - maxAge - 1);
        assertFault(inspectOne(oracle).fault, Fault.Stale, "a second older");
    }

    function testFuzz_inspect_JudgesTimeAhead_ByTheTolerance(uint256 ahead) public {
        uint256 reach = ahead % 2 == 0 ? 2 * FUTURE_TOLERANCE : type(uint256).max - START;
        ahead = ExactMath.bound(ahead >> 1, 0, reach);
        feeds[0].setAnswer(int256(PRICE), START + ahead);
        SourceReport memory report = inspectOne(deployOracle(Mode.Ordered, 1));
        assertFault(report.fault, ahead > FUTURE_TOLERANCE ? Fault.Future : Fault.None, "ahead");
        vm.assertEq(uint256(report.age), 0, "age");
    }

    function testFuzz_inspect_JudgesBounds_WhereverTheyLie(uint256 minPrice, uint256 maxPrice, uint256 price) public {
        OracleConfig memory settings = configFor(Mode.Median, 1);
        settings.minPrice = ExactMath.bound(minPrice, 1, PRICE);
        settings.maxPrice = ExactMath.bound(maxPrice, settings.minPrice + 1, 2 * PRICE);
        price = ExactMath.bound(price, 1, 3 * PRICE);
        feeds[0].setAnswer(int256(price), START);
        Fault expected = price < settings.minPrice ? Fault.BelowMin : Fault.None;
        if (price > settings.maxPrice) expected = Fault.AboveMax;
        assertFault(inspectOne(deployOracle(settings)).fault, expected, "bounds");
    }

    function testFuzz_inspect_JudgesSignAndSize_OfAnyAnswer(int256 answer) public {
        feeds[0].setAnswer(answer, START);
        Fault expected = answer <= 0 ? Fault.NonPositive : Fault.None;
        if (answer >= 2 ** 127) expected = Fault.TooLarge;
        SourceReport memory report = inspectOne(deployOracle(Mode.Ordered, 1));
        assertFault(report.fault, expected, "answer");
        vm.assertEq(report.price, expected == Fault.None ? uint256(answer) : 0, "price");
    }

    function testFuzz_inspect_TooLarge_AboveLargestPriceOnly(uint256 distance) public {
        distance = ExactMath.bound(distance, 0, 1_000);
        IRedundantOracle oracle = deployOracle(Mode.Ordered, 1);
        feeds[0].setAnswer(int256(MAX_PRICE - distance), START);
        assertFault(inspectOne(oracle).fault, Fault.None, "below");
        feeds[0].setAnswer(int256(MAX_PRICE + 1 + distance), START);
        assertFault(inspectOne(oracle).fault, Fault.TooLarge, "above");
    }

    /// @dev By comparison, so that no product of the expectation can wrap as the one under test could.
    function testFuzz_inspect_ScalesUpExactlyOrTooLarge(uint256 feedDecimals, uint256 digits, uint256 word) public {
        digits = ExactMath.bound(digits, 1, 18);
        feedDecimals = ExactMath.bound(feedDecimals, 0, 18 - digits);
        uint256 answer = ExactMath.priceOf(word);
        IRedundantOracle oracle = deployScaled(feedDecimals, uint8(feedDecimals + digits));
        feeds[0].setAnswer(int256(answer), START);
        SourceReport memory report = inspectOne(oracle);
        bool fits = answer <= MAX_PRICE / 10 ** digits;
        assertFault(report.fault, fits ? Fault.None : Fault.TooLarge, "scaled");
        vm.assertEq(report.price, fits ? answer * 10 ** digits : 0, "price");
    }

    function testFuzz_inspect_ScalesDownOrNonPositive(uint256 feedDecimals, uint256 digits, uint256 word) public {
        feedDecimals = ExactMath.bound(feedDecimals, 1, 36);
        digits = ExactMath.bound(digits, feedDecimals > 18 ? feedDecimals - 18 : 1, feedDecimals);
        uint256 answer = ExactMath.priceOf(word);
        IRedundantOracle oracle = deployScaled(feedDecimals, uint8(feedDecimals - digits));
        feeds[0].setAnswer(int256(answer), START);
        SourceReport memory report = inspectOne(oracle);
        assertFault(report.fault, answer < 10 ** digits ? Fault.NonPositive : Fault.None, "scaled");
        vm.assertLe(report.price * 10 ** digits, answer, "rounded down");
        vm.assertGt((report.price + 1) * 10 ** digits, answer, "by less than a unit");
    }

    function testFuzz_inspect_Malformed_WhenEitherRoundIdIsWide(uint256 roundId, uint256 answeredInRound) public {
        if (roundId % 2 == 0) roundId >>= 176;
        if (answeredInRound % 2 == 0) answeredInRound >>= 176;
        feeds[0].setRound(FaultyFeed.Round(roundId, PRICE, START, START, answeredInRound));
        Fault expected = answeredInRound < roundId ? Fault.Stale : Fault.None;
        if (roundId >= 2 ** 80 || answeredInRound >= 2 ** 80) expected = Fault.Malformed;
        assertFault(inspectOne(deployOracle(Mode.Median, 1)).fault, expected, "round ids");
    }

    function testFuzz_inspect_Stale_WhenAnsweredInRoundIsBehind(uint80 roundId, int256 lead) public {
        lead = int256(ExactMath.bound(uint256(lead), 0, 8)) - 4;
        int256 answeredInRound = int256(uint256(roundId)) + lead;
        vm.assume(answeredInRound >= 0 && answeredInRound < 2 ** 80);
        feeds[0].setRound(FaultyFeed.Round(roundId, PRICE, START, START, uint256(answeredInRound)));
        assertFault(inspectOne(deployOracle(Mode.Ordered, 1)).fault, lead < 0 ? Fault.Stale : Fault.None, "lead");
    }

    function testFuzz_inspect_None_WhateverStartedAtIs(uint256 startedAt) public {
        feeds[0].setRound(FaultyFeed.Round(1, PRICE, startedAt, START, 1));
        assertFault(inspectOne(deployOracle(Mode.Median, 1)).fault, Fault.None, "startedAt");
    }

    function testFuzz_inspect_ShowsSelector_WhenFourBytesCameBack(bytes4 selector, uint256 size) public {
        size = ExactMath.bound(size, 0, 32);
        IRedundantOracle oracle = deployOracle(Mode.Ordered, 1);
        // PUSH4 selector, shifted to the front of the word at 0, of which `size` bytes are reverted with.
        vm.etch(address(feeds[0]), abi.encodePacked(hex"63", selector, hex"60e01b5f5260", uint8(size), hex"5ffd"));
        SourceReport memory report = inspectOne(oracle);
        assertFault(report.fault, Fault.Reverted, "reverted");
        vm.assertEq(bytes32(report.errorSelector), size < 4 ? bytes32(0) : bytes32(selector), "selector");
    }

    function testFuzz_inspect_ShortData_BelowTheSizeOfARound(uint256 size) public {
        size = ExactMath.bound(size, 0, 255);
        IRedundantOracle oracle = deployOracle(Mode.Ordered, 1);
        // Returns `size` zero bytes: a round of zeros, where there are enough.
        vm.etch(address(feeds[0]), abi.encodePacked(hex"60", uint8(size), hex"5ff3"));
        assertFault(inspectOne(oracle).fault, size < 160 ? Fault.ShortData : Fault.NonPositive, "size");
    }

    /// @dev The feed burns what it has down to `left`, and fails without data. 3,000 is what the way there costs at most.
    function testFuzz_inspect_OutOfGas_WhenTheLimitIsUsedUp(uint256 gasLimit, uint256 left) public {
        OracleConfig memory settings = configFor(Mode.Ordered, 1);
        settings.sources[0].gasLimit = uint32(ExactMath.bound(gasLimit, 20_000, 200_000));
        gasLimit = settings.sources[0].gasLimit;
        left = ExactMath.bound(left, 100, gasLimit - 1_000);
        IRedundantOracle oracle = deployOracle(settings);
        vm.etch(address(feeds[0]), abi.encodePacked(hex"5b5a62", uint24(left), hex"105f575f5ffd"));
        Fault fault = inspectOne(oracle).fault;
        if (left <= gasLimit / 32) assertFault(fault, Fault.OutOfGas, "used up");
        if (left > gasLimit / 32 + 3_000) assertFault(fault, Fault.Reverted, "much was left");
    }
}
