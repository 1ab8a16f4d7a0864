// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {
    Fault,
    IRedundantOracle,
    Level,
    Mode,
    OracleConfig,
    Reading,
    Role,
    SourceReport
} from "../../contracts/interfaces/IRedundantOracle.sol";
import {Behavior, DecimalsBehavior, FaultyFeed} from "../../contracts/testing/FaultyFeed.sol";
import {OracleTest} from "../support/OracleTest.sol";

/// @notice What tests of judging share: one feed, and what the oracle says of it.
abstract contract JudgingStage is OracleTest {
    uint256 internal constant FUTURE_TOLERANCE = 60;

    function setUp() public virtual override {
        super.setUp();
        deployFeeds(1);
    }

    function deployScaled(uint256 feedDecimals, uint8 oracleDecimals) internal returns (IRedundantOracle) {
        feeds[0].setDecimals(DecimalsBehavior.Honest, feedDecimals);
        OracleConfig memory settings = configFor(Mode.Ordered, 1);
        settings.decimals = oracleDecimals;
        return deployOracle(settings);
    }

    function inspectOne(IRedundantOracle oracle) internal view returns (SourceReport memory) {
        return oracle.inspect()[0];
    }
}

/// @notice How one source's answer is judged: every limit from both sides, and which fault comes first.
contract JudgingTest is JudgingStage {
    function test_inspect_None_WhenAnswerIsLargestPrice() public {
        feeds[0].setAnswer(int256(MAX_PRICE), START);
        SourceReport memory report = inspectOne(deployOracle(Mode.Ordered, 1));
        assertFault(report.fault, Fault.None, "2^127 - 1");
        vm.assertEq(report.price, MAX_PRICE, "price");
    }

    function test_inspect_TooLarge_WhenAnswerIsOneAboveLargestPrice() public {
        feeds[0].setAnswer(int256(MAX_PRICE + 1), START);
        SourceReport memory report = inspectOne(deployOracle(Mode.Ordered, 1));
        assertFault(report.fault, Fault.TooLarge, "2^127");
        vm.assertEq(report.price, 0, "price");
        vm.assertEq(uint256(report.updatedAt), START, "updatedAt");
    }

    function test_inspect_NonPositive_WhenAnswerIsMinusOne() public {
        feeds[0].setAnswer(-1, START);
        assertFault(inspectOne(deployOracle(Mode.Ordered, 1)).fault, Fault.NonPositive, "-1");
    }

    function test_inspect_None_WhenAnswerIsOne() public {
        feeds[0].setAnswer(1, START);
        SourceReport memory report = inspectOne(deployOracle(Mode.Median, 1));
        assertFault(report.fault, Fault.None, "1");
        vm.assertEq(report.price, 1, "price");
    }

    function test_inspect_None_WhenScalingUpReachesLargestPrice() public {
        IRedundantOracle oracle = deployScaled(0, 18);
        feeds[0].setAnswer(int256(MAX_PRICE / 1e18), START);
        vm.assertEq(inspectOne(oracle).price, (MAX_PRICE / 1e18) * 1e18, "price");
    }

    function test_inspect_TooLarge_WhenScalingUpExceedsLargestPrice() public {
        IRedundantOracle oracle = deployScaled(0, 18);
        feeds[0].setAnswer(int256(MAX_PRICE / 1e18 + 1), START);
        assertFault(inspectOne(oracle).fault, Fault.TooLarge, "scaled");
    }

    function test_inspect_TooLarge_WhenScalingUpWouldWrapToSmallPrice() public {
        IRedundantOracle oracle = deployScaled(0, 18);
        // 2^126 * 10^18 is a multiple of 2^144: the low bits of the product are all zero.
        feeds[0].setAnswer(int256(uint256(1) << 126), START);
        assertFault(inspectOne(oracle).fault, Fault.TooLarge, "wrapped");
    }

    function test_inspect_None_WhenScalingDownLeavesOneUnit() public {
        IRedundantOracle oracle = deployScaled(18, 8);
        feeds[0].setAnswer(1e10, START);
        vm.assertEq(inspectOne(oracle).price, 1, "price");
    }

    function test_inspect_NonPositive_B37_WhenScalingDownLeavesNothing() public {
        IRedundantOracle oracle = deployScaled(18, 8);
        feeds[0].setAnswer(1e10 - 1, START);
        SourceReport memory report = inspectOne(oracle);
        assertFault(report.fault, Fault.NonPositive, "dust");
        vm.assertEq(report.price, 0, "price");
    }

    function test_inspect_RoundsDown_WhenScalingDown() public {
        IRedundantOracle oracle = deployScaled(36, 18);
        feeds[0].setAnswer(2_999_999_999_999_999_999, START);
        vm.assertEq(inspectOne(oracle).price, 2, "price");
    }

    function test_read_Scales_WhenDecimalsDiffer() public {
        IRedundantOracle oracle = deployScaled(6, 18);
        feeds[0].setAnswer(2_000e6, START);
        (uint256 price, ) = oracle.read();
        vm.assertEq(price, 2_000e18, "6 to 18");
    }

    function test_read_KeepsConfiguredScale_B39_WhenDecimalsChangeLater() public {
        IRedundantOracle oracle = deployOracle(Mode.Ordered, 1);
        feeds[0].setDecimals(DecimalsBehavior.Honest, 18);
        (uint256 price, ) = oracle.read();
        vm.assertEq(price, PRICE, "price");
    }

    function test_inspect_None_WhenAgeIsMaxAge() public {
        feeds[0].setAnswer(int256(PRICE), START - MAX_AGE);
        SourceReport memory report = inspectOne(deployOracle(Mode.Ordered, 1));
        assertFault(report.fault, Fault.None, "maxAge");
        vm.assertEq(uint256(report.age), MAX_AGE, "age");
    }

    function test_inspect_Stale_WhenAgeIsMaxAgeAndOneSecond() public {
        feeds[0].setAnswer(int256(PRICE), START - MAX_AGE - 1);
        SourceReport memory report = inspectOne(deployOracle(Mode.Ordered, 1));
        assertFault(report.fault, Fault.Stale, "maxAge + 1");
        vm.assertEq(uint256(report.age), MAX_AGE + 1, "age");
        vm.assertEq(report.price, PRICE, "price");
    }

    function test_inspect_None_WhenTimeIsAtTolerance() public {
        feeds[0].setAnswer(int256(PRICE), START + FUTURE_TOLERANCE);
        SourceReport memory report = inspectOne(deployOracle(Mode.Ordered, 1));
        assertFault(report.fault, Fault.None, "+60");
        vm.assertEq(uint256(report.age), 0, "age");
        vm.assertEq(uint256(report.updatedAt), START + FUTURE_TOLERANCE, "updatedAt");
    }

    function test_inspect_Future_WhenTimeIsBeyondTolerance() public {
        feeds[0].setAnswer(int256(PRICE), START + FUTURE_TOLERANCE + 1);
        SourceReport memory report = inspectOne(deployOracle(Mode.Ordered, 1));
        assertFault(report.fault, Fault.Future, "+61");
        vm.assertEq(uint256(report.age), 0, "age");
    }

    /// @dev With the longest possible `maxAge` no wrapped subtraction may pass for a young age.
    function test_inspect_Future_WhenTimeIsMaximalAndMaxAgeToo() public {
        OracleConfig memory settings = configFor(Mode.Ordered, 1);
        settings.sources[0].maxAge = type(uint32).max;
        IRedundantOracle oracle = deployOracle(settings);
        uint256[4] memory times = [type(uint256).max, uint256(1) << 64, (uint256(1) << 64) + START, uint256(1) << 255];
        for (uint256 i = 0; i < times.length; ++i) {
            feeds[0].setAnswer(int256(PRICE), times[i]);
            SourceReport memory report = inspectOne(oracle);
            assertFault(report.fault, Fault.Future, vm.toString(times[i]));
            vm.assertEq(uint256(report.updatedAt), type(uint64).max, "shown as 2^64 - 1");
        }
    }

    function test_inspect_Future_WhenTimeIsLargestOf64Bits() public {
        feeds[0].setAnswer(int256(PRICE), type(uint64).max);
        assertFault(inspectOne(deployOracle(Mode.Ordered, 1)).fault, Fault.Future, "2^64 - 1");
    }

    /// @dev Seconds since 1970 have 32 bits until 2106, so that an age of all of them is within the largest maximum age.
    function test_inspect_Stale_WhenTimeIsZeroAndMaxAgeIsMaximal() public {
        IRedundantOracle oracle = deployWithLargestMaxAge();
        feeds[0].setAnswer(int256(PRICE), 0);
        assertFault(inspectOne(oracle).fault, Fault.Stale, "0");
        assertLevel(oracle.tryRead().level, Level.Unavailable, "0");
        feeds[0].setAnswer(int256(PRICE), 1);
        assertFault(inspectOne(oracle).fault, Fault.None, "1");
        vm.assertEq(uint256(oracle.tryRead().updatedAt), 1, "1");
    }

    function test_inspect_JudgesAge_WhenItIsTheLargestOf32Bits() public {
        IRedundantOracle oracle = deployWithLargestMaxAge();
        feeds[0].setAnswer(int256(PRICE), START);
        vm.warp(START + type(uint32).max);
        assertFault(inspectOne(oracle).fault, Fault.None, "2^32 - 1");
        vm.warp(START + 2 ** 32);
        assertFault(inspectOne(oracle).fault, Fault.Stale, "2^32");
        vm.warp(START + 2 ** 40);
        assertFault(inspectOne(oracle).fault, Fault.Stale, "2^40");
    }

    function deployWithLargestMaxAge() private returns (IRedundantOracle) {
        OracleConfig memory settings = configFor(Mode.Ordered, 1);
        settings.sources[0].maxAge = type(uint32).max;
        return deployOracle(settings);
    }

    function test_inspect_None_B55_WhenBlockTimeJumps() public {
        IRedundantOracle oracle = deployOracle(Mode.Ordered, 1);
        vm.warp(START - 60);
        assertFault(inspectOne(oracle).fault, Fault.None, "back by 60 s");
        vm.warp(START - 61);
        assertFault(inspectOne(oracle).fault, Fault.Future, "back by 61 s");
        vm.warp(START + 100 * 365 days);
        assertFault(inspectOne(oracle).fault, Fault.Stale, "a century on");
        vm.warp(0);
        assertFault(inspectOne(oracle).fault, Fault.Future, "1970");
    }

    function test_inspect_None_WhenAnsweredInRoundIsAheadOfRound() public {
        feeds[0].setRound(FaultyFeed.Round(1, PRICE, START, START, 2));
        assertFault(inspectOne(deployOracle(Mode.Ordered, 1)).fault, Fault.None, "ahead");
    }

    function test_inspect_Stale_WhenAnsweredInRoundIsOneBehind() public {
        feeds[0].setRound(FaultyFeed.Round(2, PRICE, START, START, 1));
        SourceReport memory report = inspectOne(deployOracle(Mode.Ordered, 1));
        assertFault(report.fault, Fault.Stale, "carried over");
        vm.assertEq(report.price, PRICE, "price");
    }

    function test_inspect_Malformed_WhenWordsAreOneBitTooWide() public {
        IRedundantOracle oracle = deployOracle(Mode.Ordered, 1);
        feeds[0].setRound(FaultyFeed.Round(1 << 80, PRICE, START, START, type(uint80).max));
        assertFault(inspectOne(oracle).fault, Fault.Malformed, "roundId");
        feeds[0].setRound(FaultyFeed.Round(1, PRICE, START, START, 1 << 80));
        SourceReport memory report = inspectOne(oracle);
        assertFault(report.fault, Fault.Malformed, "answeredInRound");
        vm.assertEq(report.price + report.updatedAt + report.age, 0, "nothing is decoded");
    }

    function test_inspect_Malformed_WhenBothWordsAreOneBitTooWide() public {
        feeds[0].setRound(FaultyFeed.Round(1 << 80, PRICE, START, START, 1 << 80));
        assertFault(inspectOne(deployOracle(Mode.Ordered, 1)).fault, Fault.Malformed, "both");
    }

    /// @dev The difference of the two words is small: it wraps around.
    function test_inspect_Malformed_WhenRoundIdIsJustBelowWrapping() public {
        IRedundantOracle oracle = deployOracle(Mode.Ordered, 1);
        feeds[0].setRound(FaultyFeed.Round(type(uint256).max, PRICE, START, START, 2));
        assertFault(inspectOne(oracle).fault, Fault.Malformed, "2^256 - 1");
        vm.assertEq(uint256(oracle.tryRead().faultMask), 1, "faultMask");
    }

    function test_inspect_None_WhenStartedAtIsAnything() public {
        IRedundantOracle oracle = deployOracle(Mode.Ordered, 1);
        uint256[3] memory times = [uint256(0), START + 1 days, type(uint256).max];
        for (uint256 i = 0; i < times.length; ++i) {
            feeds[0].setRound(FaultyFeed.Round(1, PRICE, times[i], START, 1));
            assertFault(inspectOne(oracle).fault, Fault.None, "startedAt");
        }
    }

    function test_inspect_JudgesBounds_WhenPriceIsAtAndBeyondThem() public {
        OracleConfig memory settings = configFor(Mode.Median, 1);
        (settings.minPrice, settings.maxPrice) = (PRICE, PRICE + 1e8);
        IRedundantOracle oracle = deployOracle(settings);
        Fault[4] memory expected = [Fault.BelowMin, Fault.None, Fault.None, Fault.AboveMax];
        uint256[4] memory prices = [PRICE - 1, PRICE, PRICE + 1e8, PRICE + 1e8 + 1];
        for (uint256 i = 0; i < 4; ++i) {
            feeds[0].setAnswer(int256(prices[i]), START);
            assertFault(inspectOne(oracle).fault, expected[i], vm.toString(prices[i]));
        }
    }

    function test_inspect_NamesFirstFault_WhenSeveralFit() public {
        OracleConfig memory settings = configFor(Mode.Ordered, 1);
        settings.minPrice = PRICE;
        IRedundantOracle oracle = deployOracle(settings);
        feeds[0].setRound(FaultyFeed.Round(1 << 80, 0, 0, 0, 0));
        assertFault(inspectOne(oracle).fault, Fault.Malformed, "before the price");
        feeds[0].setRound(FaultyFeed.Round(2, 0, 0, 0, 1));
        assertFault(inspectOne(oracle).fault, Fault.NonPositive, "before the time");
        feeds[0].setRound(FaultyFeed.Round(2, MAX_PRICE + 1, 0, 0, 1));
        assertFault(inspectOne(oracle).fault, Fault.TooLarge, "before the time");
        feeds[0].setRound(FaultyFeed.Round(2, 1, 0, type(uint256).max, 1));
        assertFault(inspectOne(oracle).fault, Fault.Stale, "carried over before Future");
        feeds[0].setRound(FaultyFeed.Round(1, 1, 0, START + 61, 1));
        assertFault(inspectOne(oracle).fault, Fault.Future, "before the bounds");
        feeds[0].setRound(FaultyFeed.Round(1, 1, 0, 0, 1));
        assertFault(inspectOne(oracle).fault, Fault.Stale, "before the bounds");
        feeds[0].setRound(FaultyFeed.Round(1, 1, 0, START, 1));
        assertFault(inspectOne(oracle).fault, Fault.BelowMin, "the bounds");
        feeds[0].setRound(FaultyFeed.Round(1, 1, 0, START + 1, 1));
        assertFault(inspectOne(oracle).fault, Fault.BelowMin, "the bounds, a second ahead");
    }

    /// @dev 31/32 of the limit is where an exhausted call is told from one that just failed.
    function test_inspect_TellsOutOfGasFromReverted_WhenCallFailsWithoutData() public {
        IRedundantOracle oracle = deployOracle(Mode.Ordered, 1);
        feeds[0].setBehavior(Behavior.InfiniteLoop);
        assertFault(inspectOne(oracle).fault, Fault.OutOfGas, "everything used");
        feeds[0].setBehavior(Behavior.RevertEmpty);
        assertFault(inspectOne(oracle).fault, Fault.Reverted, "little used");
    }

    function test_inspect_ShowsSelector_WhenErrorIsTyped() public {
        feeds[0].setBehavior(Behavior.RevertCustomError);
        SourceReport memory report = inspectOne(deployOracle(Mode.Ordered, 1));
        vm.assertEq(bytes32(report.errorSelector), bytes32(FaultyFeed.FeedBroken.selector), "selector");
    }

    function test_inspect_ShowsNoSelector_WhenErrorIsShorterThanFour() public {
        feeds[0].setBehavior(Behavior.RevertThreeBytes);
        SourceReport memory report = inspectOne(deployOracle(Mode.Ordered, 1));
        vm.assertEq(bytes32(report.errorSelector), bytes32(0), "selector");
    }

    function test_inspect_ShowsConfiguration_WhenHealthy() public {
        deployFeeds(1);
        OracleConfig memory settings = configFor(Mode.Median, 1);
        settings.sources[1].group = 77;
        settings.sources[1].role = Role.Shadow;
        SourceReport[] memory reports = deployOracle(settings).inspect();
        vm.assertEq(reports.length, 2, "one report a source");
        vm.assertEq(reports[1].feed, address(feeds[1]), "feed");
        vm.assertEq(uint256(reports[1].group), 77, "group");
        vm.assertEq(uint256(reports[1].role), uint256(Role.Shadow), "role");
    }

    function test_inspect_Outlier_WhenShadowDisagrees() public {
        deployFeeds(1);
        OracleConfig memory settings = configFor(Mode.Ordered, 1);
        settings.sources[1].role = Role.Shadow;
        feeds[1].setAnswer(int256(PRICE * 2), START);
        IRedundantOracle oracle = deployOracle(settings);
        assertFault(faultOf(oracle, 1), Fault.Outlier, "Shadow");
        assertLevel(oracle.tryRead().level, Level.Normal, "the read does not see it");
    }

    function test_inspect_Outlier_WhenUnreadSourceDisagrees() public {
        deployFeeds(2);
        feeds[2].setAnswer(int256(PRICE * 2), START);
        IRedundantOracle oracle = deployOracle(Mode.Ordered, 2);
        assertFault(faultOf(oracle, 2), Fault.Outlier, "not needed by the read");
        vm.assertEq(uint256(oracle.tryRead().faultMask), 0, "not in the mask");
    }

    function test_inspect_None_WhenOnlyAnchorIsUsable() public {
        deployFeeds(1);
        OracleConfig memory settings = configFor(Mode.Ordered, 1);
        settings.sources[1].role = Role.Anchor;
        feeds[0].setBehavior(Behavior.RevertEmpty);
        IRedundantOracle oracle = deployOracle(settings);
        assertLevel(oracle.tryRead().level, Level.Unavailable, "an Anchor is no answer");
        assertFault(faultOf(oracle, 1), Fault.None, "without a reference nobody is an outlier");
    }

    /// @dev Any five words of a feed have exactly one fault: the one that the table in the spec gives.
    function testFuzz_inspect_CORE_16_NamesOneFault_WhenWordsAreAnything(
        uint256[5] memory words,
        uint256 kind,
        uint256 minPrice,
        uint256 maxPrice
    ) public {
        OracleConfig memory settings = configFor(modeAt(kind & 1), 1);
        settings.minPrice = minPrice % MAX_PRICE;
        settings.maxPrice = maxPrice <= settings.minPrice ? 0 : maxPrice;
        // Half of the words of each kind are plausible, so that every fault is met.
        if (kind & 2 != 0) words[0] = words[0] % 3;
        if (kind & 4 != 0) words[1] = settings.minPrice + (words[1] % 1_000);
        if (kind & 8 != 0) words[3] = START - 2 * MAX_AGE + (words[3] % (3 * MAX_AGE));
        if (kind & 16 != 0) words[4] = words[4] % 3;
        feeds[0].setRound(FaultyFeed.Round(words[0], words[1], words[2], words[3], words[4]));
        IRedundantOracle oracle = deployOracle(settings);
        Fault expected = expectedFault(words, settings);
        Reading memory reading = oracle.tryRead();
        assertFault(inspectOne(oracle).fault, expected, "inspect()");
        vm.assertEq(uint256(reading.faultMask), expected == Fault.None ? 0 : 1, "faultMask");
        assertLevel(reading.level, expected == Fault.None ? Level.Normal : Level.Unavailable, "tryRead()");
    }

    /// @dev The spec's table, in its order.
    function expectedFault(uint256[5] memory words, OracleConfig memory settings) private view returns (Fault) {
        uint256 largest = settings.maxPrice == 0 ? MAX_PRICE : settings.maxPrice;
        if (words[0] >= 1 << 80 || words[4] >= 1 << 80) return Fault.Malformed;
        if (int256(words[1]) <= 0) return Fault.NonPositive;
        if (words[1] > MAX_PRICE) return Fault.TooLarge;
        if (words[4] < words[0]) return Fault.Stale;
        if (words[3] > block.timestamp + FUTURE_TOLERANCE) return Fault.Future;
        if (words[3] + MAX_AGE < block.timestamp) return Fault.Stale;
        if (words[1] < settings.minPrice) return Fault.BelowMin;
        if (words[1] > largest) return Fault.AboveMax;
        return Fault.None;
    }
}
