// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {
    IRedundantOracle,
    Level,
    Mode,
    OracleConfig,
    Reading,
    Role
} from "../../contracts/interfaces/IRedundantOracle.sol";
import {Behavior} from "../../contracts/testing/FaultyFeed.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {OracleTest} from "../support/OracleTest.sol";

/// @notice The middle of any prices, times and failures.
contract MedianPropertiesTest is OracleTest {
    uint256 private constant FAR = PRICE * 2;

    function setUp() public override {
        super.setUp();
        deployFeeds(3);
    }

    function testFuzz_tryRead_Agrees_UpToTheDeviationOfTheMedian(uint256 deviation, uint256 word) public {
        OracleConfig memory settings = configFor(Mode.Median, 2);
        deviation = ExactMath.bound(deviation, 1, 4_999);
        settings.maxDeviationBps = uint16(deviation);
        uint256 median = ExactMath.bound(word, 10_000, MAX_PRICE / 2);
        uint256 edge = median + (median * deviation) / 10_000;
        IRedundantOracle oracle = deployOracle(settings);
        setPrices([edge, median, median]);
        vm.assertEq(uint256(oracle.tryRead().votes), 3, "at the deviation");
        setPrices([edge + 1, median, median]);
        vm.assertEq(uint256(oracle.tryRead().votes), 2, "a unit beyond");
    }

    /// @dev The lower side is the hard one: a share of the outlier itself, which is the lower price.
    function testFuzz_tryRead_MeasuresFromTheOutlier_WhenItIsTheLowerPrice(uint256 deviation, uint256 word) public {
        OracleConfig memory settings = configFor(Mode.Median, 2);
        deviation = ExactMath.bound(deviation, 1, 4_999);
        settings.maxDeviationBps = uint16(deviation);
        uint256 lower = ExactMath.bound(word, 10_000, MAX_PRICE / 2);
        uint256 median = lower + (lower * deviation) / 10_000;
        IRedundantOracle oracle = deployOracle(settings);
        setPrices([median, lower, median]);
        vm.assertEq(uint256(oracle.tryRead().votes), 3, "at the deviation");
        setPrices([median + 1, lower, median + 1]);
        vm.assertEq(uint256(oracle.tryRead().votes), 2, "a unit beyond");
    }

    /// @dev The middle of three is the one that is neither above nor below both others.
    function testFuzz_tryRead_ServesTheMiddleOfThree(uint256[3] memory prices) public {
        for (uint256 i = 0; i < 3; ++i) {
            prices[i] = ExactMath.bound(prices[i], PRICE, PRICE + PRICE / 200);
        }
        setPrices(prices);
        Reading memory reading = deployOracle(Mode.Median, 3).tryRead();
        uint256 above;
        uint256 below;
        for (uint256 i = 0; i < 3; ++i) {
            if (prices[i] > reading.price) ++above;
            if (prices[i] < reading.price) ++below;
        }
        vm.assertLe(above, 1, "above");
        vm.assertLe(below, 1, "below");
        vm.assertTrue(
            reading.price == prices[0] || reading.price == prices[1] || reading.price == prices[2],
            "a price"
        );
    }

    function testFuzz_tryRead_ServesMeanOfTwo_RoundedDown(uint256 lower, uint256 gap, bool higherFirst) public {
        lower = ExactMath.bound(lower, 200, MAX_PRICE / 2);
        uint256 upper = lower + ExactMath.bound(gap, 0, lower / 200);
        feeds[2].setBehavior(Behavior.RevertEmpty);
        setPrices(higherFirst ? [upper, lower, 0] : [lower, upper, 0]);
        Reading memory reading = deployOracle(Mode.Median, 2).tryRead();
        vm.assertEq(reading.price * 2 + ((lower + upper) % 2), lower + upper, "mean");
        vm.assertEq(reading.low, lower, "low");
        vm.assertEq(reading.high, upper, "high");
    }

    function testFuzz_tryRead_RestrictedBelowQuorum_HoweverManyFail(uint256 failing, uint256 quorum) public {
        deployFeeds(5);
        quorum = ExactMath.bound(quorum, 1, 8);
        failing &= 0xff;
        uint256 alive;
        for (uint256 i = 0; i < 8; ++i) {
            if (failing & (1 << i) != 0) feeds[i].setBehavior(Behavior.RevertEmpty);
            else ++alive;
        }
        Reading memory reading = deployOracle(Mode.Median, uint8(quorum)).tryRead();
        Level expected = failing == 0 ? Level.Normal : Level.Degraded;
        if (alive < quorum) expected = alive == 0 ? Level.Unavailable : Level.Restricted;
        assertLevel(reading.level, expected, "alive against quorum");
        vm.assertEq(uint256(reading.votes), alive, "votes");
        vm.assertEq(uint256(reading.faultMask), failing, "everybody is asked");
    }

    function testFuzz_tryRead_DatesFromTheOldestAgreeing(uint256[3] memory ages, uint256 far) public {
        far = ExactMath.bound(far, 0, 3);
        uint256 oldest;
        for (uint256 i = 0; i < 3; ++i) {
            ages[i] = ExactMath.bound(ages[i], 0, MAX_AGE);
            feeds[i].setAnswer(int256(i == far ? FAR : PRICE), START - ages[i]);
            if (i != far && ages[i] > oldest) oldest = ages[i];
        }
        vm.assertEq(uint256(deployOracle(Mode.Median, 2).tryRead().updatedAt), START - oldest, "without the outlier");
    }

    function testFuzz_tryRead_CORE_19_AnchorNeverMovesThePrice(uint256 anchor, uint256 lower, uint256 gap) public {
        OracleConfig memory settings = configFor(Mode.Median, 2);
        settings.sources[0].role = Role.Anchor;
        lower = ExactMath.bound(lower, 200, MAX_PRICE / 2);
        uint256 upper = lower + ExactMath.bound(gap, 0, lower / 200);
        setPrices([ExactMath.bound(anchor, 1, MAX_PRICE), lower, upper]);
        Reading memory reading = deployOracle(settings).tryRead();
        vm.assertEq(reading.price, (lower + upper) / 2, "the Voters' mean");
        bool agrees = isWithin(uint256(reading.price), ExactMath.bound(anchor, 1, MAX_PRICE), DEVIATION);
        vm.assertEq(uint256(reading.votes), agrees ? 3 : 2, "its vote counts where it agrees");
    }
}
