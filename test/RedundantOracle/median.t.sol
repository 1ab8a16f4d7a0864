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
import {OracleTest} from "../support/OracleTest.sol";

/// @notice The middle of all voices: who agrees with it, and what it is then.
contract MedianTest is OracleTest {
    uint256 private constant LOW = PRICE - PRICE / 200;
    uint256 private constant HIGH = PRICE + PRICE / 200;
    uint256 private constant FAR = PRICE * 2;

    function setUp() public override {
        super.setUp();
        deployFeeds(3);
    }

    function test_tryRead_ServesMiddle_WhenThreeAgree() public {
        setPrices([HIGH, LOW, PRICE]);
        Reading memory reading = deployOracle(Mode.Median, 2).tryRead();
        assertReading(
            reading,
            Reading(PRICE, PRICE, PRICE, uint64(START), Level.Normal, 3, NONE_SERVED, 7, 0),
            "middle"
        );
    }

    function test_tryRead_ServesOnlyVoice_WhenOneSource() public {
        OracleConfig memory settings = configFor(Mode.Median, 1);
        settings.sources[1].role = Role.Shadow;
        settings.sources[2].role = Role.Shadow;
        Reading memory reading = deployOracle(settings).tryRead();
        assertReading(reading, Reading(PRICE, PRICE, PRICE, uint64(START), Level.Normal, 1, NONE_SERVED, 1, 0), "one");
    }

    function test_tryRead_ServesMeanRoundedDown_B61_WhenTwoRemain() public {
        setPrices([PRICE, PRICE + 5, FAR]);
        feeds[2].setBehavior(Behavior.RevertEmpty);
        Reading memory reading = deployOracle(Mode.Median, 2).tryRead();
        assertReading(
            reading,
            Reading(PRICE + 2, PRICE, PRICE + 5, uint64(START), Level.Degraded, 2, NONE_SERVED, 3, 4),
            "mean"
        );
    }

    function test_tryRead_DropsOutlier_WhenOneIsFar() public {
        setPrices([LOW, FAR, PRICE]);
        Reading memory reading = deployOracle(Mode.Median, 2).tryRead();
        assertReading(
            reading,
            Reading((LOW + PRICE) / 2, LOW, PRICE, uint64(START), Level.Degraded, 2, NONE_SERVED, 5, 2),
            "far"
        );
    }

    function test_tryRead_Agrees_WhenDistanceIsExactlyTheDeviation() public {
        setPrices([PRICE, PRICE, PRICE + PRICE / 100]);
        vm.assertEq(uint256(deployOracle(Mode.Median, 3).tryRead().votes), 3, "1 %");
    }

    function test_tryRead_Drops_WhenDistanceIsOneUnitAboveTheDeviation() public {
        setPrices([PRICE, PRICE, PRICE + PRICE / 100 + 1]);
        Reading memory reading = deployOracle(Mode.Median, 2).tryRead();
        vm.assertEq(uint256(reading.votes), 2, "1 % and a unit");
        vm.assertEq(uint256(reading.faultMask), 4, "outlier");
    }

    /// @dev Lowest and highest are out of the deviation of each other, and both within that of the median.
    function test_tryRead_Normal_WhenAllAgreeWithMedianOnly() public {
        setPrices([PRICE + PRICE / 100, PRICE, PRICE - PRICE / 150]);
        Reading memory reading = deployOracle(Mode.Median, 3).tryRead();
        assertReading(
            reading,
            Reading(PRICE, PRICE, PRICE, uint64(START), Level.Normal, 3, NONE_SERVED, 7, 0),
            "around it"
        );
    }

    function test_tryRead_Restricted_WhenAllDisagree() public {
        setPrices([PRICE, FAR, PRICE * 4]);
        Reading memory reading = deployOracle(Mode.Median, 2).tryRead();
        assertReading(
            reading,
            Reading(FAR, PRICE, PRICE * 4, uint64(START), Level.Restricted, 1, NONE_SERVED, 2, 5),
            "disputed"
        );
    }

    /// @dev The mean of two is nobody's price: neither agrees with it.
    function test_tryRead_RestrictedWithoutVotes_WhenTwoDisagree() public {
        setPrices([PRICE, FAR, PRICE]);
        feeds[2].setBehavior(Behavior.RevertEmpty);
        Reading memory reading = deployOracle(Mode.Median, 1).tryRead();
        assertReading(
            reading,
            Reading((PRICE + FAR) / 2, PRICE, FAR, uint64(START), Level.Restricted, 0, NONE_SERVED, 0, 7),
            "in between"
        );
    }

    function test_tryRead_Restricted_WhenOneVoiceIsLeft() public {
        feeds[0].setBehavior(Behavior.RevertEmpty);
        feeds[1].setBehavior(Behavior.TimeOld);
        feeds[2].setAnswer(int256(PRICE), START - 9);
        Reading memory reading = deployOracle(Mode.Median, 2).tryRead();
        assertReading(
            reading,
            Reading(PRICE, PRICE, PRICE, uint64(START - 9), Level.Restricted, 1, NONE_SERVED, 4, 3),
            "one left"
        );
    }

    function test_tryRead_Unavailable_B70_WhenAllFail() public {
        for (uint256 i = 0; i < 3; ++i) {
            feeds[i].setBehavior(Behavior.ReturnOneWord);
        }
        Reading memory reading = deployOracle(Mode.Median, 2).tryRead();
        assertReading(reading, Reading(0, 0, 0, 0, Level.Unavailable, 0, NONE_SERVED, 0, 7), "nothing");
    }

    function test_tryRead_DatesFromOldestAgreeing_WhenOutlierIsOlder() public {
        feeds[0].setAnswer(int256(PRICE), START - 30);
        feeds[1].setAnswer(int256(PRICE), START - 20);
        feeds[2].setAnswer(int256(FAR), START - 3_000);
        vm.assertEq(uint256(deployOracle(Mode.Median, 2).tryRead().updatedAt), START - 30, "agreeing");
    }

    function test_tryRead_DatesFromOldestOfAll_WhenRestricted() public {
        setPrices([PRICE, FAR, PRICE * 4]);
        feeds[0].setAnswer(int256(PRICE), START - 3_000);
        vm.assertEq(uint256(deployOracle(Mode.Median, 2).tryRead().updatedAt), START - 3_000, "all voices");
    }

    function test_tryRead_CORE_13_CountsGroupOnce_B64_WhenTwoSourcesShareIt() public {
        OracleConfig memory settings = configFor(Mode.Median, 2);
        settings.sources[2].group = settings.sources[0].group;
        setPrices([PRICE, FAR, PRICE]);
        Reading memory reading = deployOracle(settings).tryRead();
        assertLevel(reading.level, Level.Restricted, "two sources of one group outvote nobody");
        vm.assertEq(uint256(reading.faultMask), 3, "the third is not read");
    }

    function test_tryRead_CORE_13_HearsNextOfGroup_WhenFirstFails() public {
        OracleConfig memory settings = configFor(Mode.Median, 2);
        settings.sources[1].group = settings.sources[0].group;
        feeds[0].setBehavior(Behavior.PriceZero);
        Reading memory reading = deployOracle(settings).tryRead();
        assertReading(
            reading,
            Reading(PRICE, PRICE, PRICE, uint64(START), Level.Degraded, 2, NONE_SERVED, 6, 1),
            "successor"
        );
    }

    function test_tryRead_CORE_19_CountsAnchorWithoutItsPrice_WhenItAgrees() public {
        OracleConfig memory settings = configFor(Mode.Median, 3);
        settings.sources[1].role = Role.Anchor;
        setPrices([PRICE, HIGH, PRICE + 2]);
        Reading memory reading = deployOracle(settings).tryRead();
        assertReading(
            reading,
            Reading(PRICE + 1, PRICE, PRICE + 2, uint64(START), Level.Normal, 3, NONE_SERVED, 7, 0),
            "anchored"
        );
    }

    function test_tryRead_CORE_19_DropsAnchor_WhenItIsFar() public {
        OracleConfig memory settings = configFor(Mode.Median, 2);
        settings.sources[0].role = Role.Anchor;
        setPrices([FAR, PRICE, PRICE]);
        Reading memory reading = deployOracle(settings).tryRead();
        assertReading(
            reading,
            Reading(PRICE, PRICE, PRICE, uint64(START), Level.Degraded, 2, NONE_SERVED, 6, 1),
            "outlier"
        );
    }

    function test_tryRead_CORE_19_RestrictedOnVoter_WhenAnchorAloneDisagrees() public {
        OracleConfig memory settings = configFor(Mode.Median, 2);
        settings.sources[0].role = Role.Anchor;
        setPrices([FAR, PRICE, PRICE]);
        feeds[2].setBehavior(Behavior.RevertEmpty);
        Reading memory reading = deployOracle(settings).tryRead();
        assertReading(
            reading,
            Reading(PRICE, PRICE, PRICE, uint64(START), Level.Restricted, 1, NONE_SERVED, 2, 5),
            "Voter alone"
        );
    }

    function test_tryRead_CORE_19_Unavailable_WhenOnlyAnchorIsUsable() public {
        OracleConfig memory settings = configFor(Mode.Median, 1);
        settings.sources[0].role = Role.Anchor;
        feeds[1].setBehavior(Behavior.RevertEmpty);
        feeds[2].setBehavior(Behavior.RevertEmpty);
        Reading memory reading = deployOracle(settings).tryRead();
        assertReading(reading, Reading(0, 0, 0, 0, Level.Unavailable, 0, NONE_SERVED, 0, 6), "no Voter");
    }

    /// @dev Two Voters apart, and an Anchor at their mean: a quorum needs a Voter.
    function test_tryRead_CORE_19_Restricted_WhenOnlyAnchorsAgreeWithMean() public {
        OracleConfig memory settings = configFor(Mode.Median, 1);
        settings.sources[2].role = Role.Anchor;
        setPrices([PRICE, FAR, (PRICE + FAR) / 2]);
        Reading memory reading = deployOracle(settings).tryRead();
        assertReading(
            reading,
            Reading((PRICE + FAR) / 2, PRICE, FAR, uint64(START), Level.Restricted, 1, NONE_SERVED, 4, 3),
            "anchored to nobody"
        );
    }

    function test_tryRead_CORE_19_IgnoresShadow_WhenItDisagrees() public {
        OracleConfig memory settings = configFor(Mode.Median, 2);
        settings.sources[1].role = Role.Shadow;
        setPrices([PRICE, FAR, PRICE]);
        Reading memory reading = deployOracle(settings).tryRead();
        assertReading(
            reading,
            Reading(PRICE, PRICE, PRICE, uint64(START), Level.Normal, 2, NONE_SERVED, 5, 0),
            "shadow"
        );
    }

    /// @dev Judged once: dropping one outlier does not make others outliers of the new middle.
    function test_tryRead_JudgesOnce_WhenDroppingMovesTheMedian() public {
        deployFeeds(2);
        setPrices([PRICE, PRICE + 15e8, PRICE - 15e8]);
        feeds[3].setAnswer(int256(FAR), START);
        feeds[4].setAnswer(int256(PRICE - 19e8), START);
        Reading memory reading = deployOracle(Mode.Median, 3).tryRead();
        vm.assertEq(uint256(reading.usedMask), 0x17, "four of five");
        vm.assertEq(reading.price, PRICE - 15e8 / 2, "mean of the middle two");
        vm.assertEq(reading.low, PRICE - 15e8, "low");
        vm.assertEq(reading.high, PRICE, "high");
    }

    function test_tryRead_ServesHonest_B58_WhenMinorityColludes() public {
        deployFeeds(2);
        setPrices([PRICE, PRICE + 1e8, PRICE - 1e8]);
        feeds[3].setAnswer(int256(HIGH), START);
        feeds[4].setAnswer(int256(HIGH), START);
        Reading memory reading = deployOracle(Mode.Median, 3).tryRead();
        vm.assertEq(reading.price, PRICE + 1e8, "the highest honest price at most");
    }

    /// @dev Beyond the promise: with one bad group more than the quorum covers a wrong price is served.
    function test_tryRead_ServesLie_B59_WhenMajorityColludes() public {
        setPrices([PRICE, FAR, FAR]);
        Reading memory reading = deployOracle(Mode.Median, 2).tryRead();
        vm.assertEq(reading.price, FAR, "two of three lie, quorum 2");
        assertLevel(reading.level, Level.Degraded, "and the honest one shows as an outlier");
    }

    function test_tryRead_Serves_B60_WhenMinorityForcesDisagreement() public {
        deployFeeds(2);
        feeds[3].setAnswer(int256(FAR), START);
        feeds[4].setAnswer(1, START);
        Reading memory reading = deployOracle(Mode.Median, 3).tryRead();
        vm.assertEq(reading.price, PRICE, "three honest of five");
        assertLevel(reading.level, Level.Degraded, "two outliers");
    }

    function test_tryRead_StaysWithinDeviation_B57_WhenOneDriftsSlowly() public {
        setPrices([PRICE, PRICE, PRICE + 19e8]);
        vm.assertEq(deployOracle(Mode.Median, 2).tryRead().price, PRICE, "the drifting one is not the middle");
    }

    function test_tryRead_FollowsState_B62_WhenFeedFlaps() public {
        IRedundantOracle oracle = deployOracle(Mode.Median, 2);
        for (uint256 i = 0; i < 6; ++i) {
            feeds[0].setBehavior(i % 2 == 0 ? Behavior.RevertEmpty : Behavior.Healthy);
            Reading memory reading = oracle.tryRead();
            assertLevel(reading.level, i % 2 == 0 ? Level.Degraded : Level.Normal, "no memory");
            vm.assertEq(reading.price, PRICE, "price");
        }
    }
}
