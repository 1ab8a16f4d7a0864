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

/// @notice Failover: who is served, and what is read on the way.
contract OrderedTest is OracleTest {
    uint256 private constant LOW = PRICE - PRICE / 200;
    uint256 private constant FAR = PRICE * 2;

    function setUp() public override {
        super.setUp();
        deployFeeds(3);
    }

    function test_tryRead_ServesFirst_WhenQuorumIsOne() public {
        Reading memory reading = deployOracle(Mode.Ordered, 1).tryRead();
        assertReading(reading, Reading(PRICE, PRICE, PRICE, uint64(START), Level.Normal, 1, 0, 1, 0), "first");
    }

    function test_tryRead_Stops_WhenQuorumAgrees() public {
        feeds[2].setBehavior(Behavior.RevertEmpty);
        Reading memory reading = deployOracle(Mode.Ordered, 2).tryRead();
        assertReading(reading, Reading(PRICE, PRICE, PRICE, uint64(START), Level.Normal, 2, 0, 3, 0), "unread");
    }

    function test_tryRead_ShowsSides_WhenVotersAgreeApart() public {
        setPrices([PRICE, LOW, PRICE + 1e8]);
        Reading memory reading = deployOracle(Mode.Ordered, 3).tryRead();
        assertReading(reading, Reading(PRICE, LOW, PRICE + 1e8, uint64(START), Level.Normal, 3, 0, 7, 0), "sides");
    }

    function test_tryRead_ServesSecond_WhenFirstIsOutlier() public {
        setPrices([FAR, PRICE, LOW]);
        Reading memory reading = deployOracle(Mode.Ordered, 2).tryRead();
        assertReading(reading, Reading(PRICE, LOW, PRICE, uint64(START), Level.Degraded, 2, 1, 6, 1), "second");
    }

    function test_tryRead_ServesFirst_WhenSecondIsOutlier() public {
        setPrices([PRICE, FAR, LOW]);
        Reading memory reading = deployOracle(Mode.Ordered, 2).tryRead();
        assertReading(reading, Reading(PRICE, LOW, PRICE, uint64(START), Level.Degraded, 2, 0, 5, 2), "first");
    }

    /// @dev Within the deviation is not transitive: the second agrees with both others, who do not with each other.
    function test_tryRead_ServesEarliestConfirmed_WhenMiddleBridgesTwo() public {
        setPrices([PRICE, PRICE + 19e8, PRICE + 38e8]);
        Reading memory reading = deployOracle(Mode.Ordered, 3).tryRead();
        Reading memory expected = Reading(PRICE + 19e8, PRICE, PRICE + 38e8, uint64(START), Level.Degraded, 3, 1, 7, 0);
        assertReading(reading, expected, "the bridge");
    }

    function test_tryRead_Agrees_WhenDistanceIsExactlyTheDeviation() public {
        setPrices([PRICE, PRICE + PRICE / 100, FAR]);
        assertLevel(deployOracle(Mode.Ordered, 2).tryRead().level, Level.Normal, "1 %");
    }

    function test_tryRead_Disagrees_WhenDistanceIsOneUnitAboveTheDeviation() public {
        setPrices([PRICE, PRICE + PRICE / 100 + 1, FAR]);
        assertLevel(deployOracle(Mode.Ordered, 2).tryRead().level, Level.Restricted, "1 % and a unit");
    }

    /// @dev The deviation is a share of the lower price, whichever comes first.
    function test_tryRead_MeasuresFromLowerPrice_WhenHigherComesFirst() public {
        setPrices([PRICE + PRICE / 100, PRICE, FAR]);
        assertLevel(deployOracle(Mode.Ordered, 2).tryRead().level, Level.Normal, "1 %");
        setPrices([PRICE + PRICE / 100 + 1, PRICE, FAR]);
        assertLevel(deployOracle(Mode.Ordered, 2).tryRead().level, Level.Restricted, "1 % and a unit");
    }

    function test_tryRead_Restricted_WhenAllDisagree() public {
        setPrices([PRICE, FAR, PRICE * 4]);
        Reading memory reading = deployOracle(Mode.Ordered, 2).tryRead();
        assertReading(
            reading,
            Reading(PRICE, PRICE, PRICE * 4, uint64(START), Level.Restricted, 1, 0, 1, 6),
            "disputed"
        );
    }

    function test_tryRead_RestrictedOnBestSupported_WhenBelowQuorum() public {
        setPrices([FAR, PRICE, LOW]);
        Reading memory reading = deployOracle(Mode.Ordered, 3).tryRead();
        assertReading(reading, Reading(PRICE, LOW, FAR, uint64(START), Level.Restricted, 2, 1, 6, 1), "best");
    }

    function test_tryRead_RestrictedOnEarliest_WhenSupportIsEqual() public {
        deployFeeds(1);
        setPrices([FAR, PRICE, FAR + 1e8]);
        feeds[3].setAnswer(int256(LOW), START);
        Reading memory reading = deployOracle(Mode.Ordered, 4).tryRead();
        vm.assertEq(uint256(reading.served), 0, "served");
        vm.assertEq(uint256(reading.usedMask), 5, "usedMask");
    }

    function test_tryRead_RestrictedOnOnlyVoice_WhenOthersFail() public {
        feeds[0].setBehavior(Behavior.RevertEmpty);
        feeds[2].setBehavior(Behavior.ReturnNothing);
        feeds[1].setAnswer(int256(PRICE), START - 7);
        Reading memory reading = deployOracle(Mode.Ordered, 2).tryRead();
        assertReading(
            reading,
            Reading(PRICE, PRICE, PRICE, uint64(START - 7), Level.Restricted, 1, 1, 2, 5),
            "one left"
        );
    }

    function test_tryRead_Unavailable_B70_WhenAllFail() public {
        for (uint256 i = 0; i < 3; ++i) {
            feeds[i].setBehavior(Behavior.InvalidOpcode);
        }
        Reading memory reading = deployOracle(Mode.Ordered, 2).tryRead();
        assertReading(reading, Reading(0, 0, 0, 0, Level.Unavailable, 0, NONE_SERVED, 0, 7), "nothing");
    }

    function test_tryRead_Normal_B71_WhenAllRecover() public {
        IRedundantOracle oracle = deployOracle(Mode.Ordered, 2);
        for (uint256 i = 0; i < 3; ++i) {
            feeds[i].setBehavior(Behavior.InvalidOpcode);
        }
        assertLevel(oracle.tryRead().level, Level.Unavailable, "down");
        for (uint256 i = 0; i < 3; ++i) {
            feeds[i].setBehavior(Behavior.Healthy);
        }
        assertLevel(oracle.tryRead().level, Level.Normal, "recovered");
    }

    function test_tryRead_DatesFromOldestAgreeing_WhenTimesDiffer() public {
        feeds[0].setAnswer(int256(PRICE), START - 5);
        feeds[1].setAnswer(int256(PRICE), START - 900);
        feeds[2].setAnswer(int256(PRICE), START - 2);
        vm.assertEq(uint256(deployOracle(Mode.Ordered, 2).tryRead().updatedAt), START - 900, "second");
    }

    function test_tryRead_IgnoresOutliersAge_WhenOutlierIsOldest() public {
        feeds[0].setAnswer(int256(FAR), START - 3_000);
        feeds[1].setAnswer(int256(PRICE), START - 20);
        feeds[2].setAnswer(int256(PRICE), START - 10);
        vm.assertEq(uint256(deployOracle(Mode.Ordered, 2).tryRead().updatedAt), START - 20, "agreeing");
    }

    function test_tryRead_DatesFromOldestOfAll_WhenRestricted() public {
        feeds[0].setAnswer(int256(PRICE), START - 5);
        feeds[1].setAnswer(int256(FAR), START - 3_000);
        feeds[2].setBehavior(Behavior.RevertEmpty);
        vm.assertEq(uint256(deployOracle(Mode.Ordered, 2).tryRead().updatedAt), START - 3_000, "all voices");
    }

    function test_tryRead_CORE_13_CountsGroupOnce_WhenTwoSourcesShareIt() public {
        OracleConfig memory settings = configFor(Mode.Ordered, 2);
        settings.sources[1].group = settings.sources[0].group;
        feeds[2].setBehavior(Behavior.RevertEmpty);
        Reading memory reading = deployOracle(settings).tryRead();
        assertReading(
            reading,
            Reading(PRICE, PRICE, PRICE, uint64(START), Level.Restricted, 1, 0, 1, 4),
            "one group is one voice"
        );
    }

    function test_tryRead_CORE_13_HearsNextOfGroup_WhenFirstFails() public {
        OracleConfig memory settings = configFor(Mode.Ordered, 2);
        settings.sources[1].group = settings.sources[0].group;
        feeds[0].setBehavior(Behavior.RevertEmpty);
        Reading memory reading = deployOracle(settings).tryRead();
        assertReading(reading, Reading(PRICE, PRICE, PRICE, uint64(START), Level.Degraded, 2, 1, 6, 1), "successor");
    }

    /// @dev The first usable member speaks for its group, also where it turns out to be an outlier.
    function test_tryRead_CORE_13_KeepsFirstOfGroup_WhenItIsOutlier() public {
        deployFeeds(1);
        OracleConfig memory settings = configFor(Mode.Ordered, 2);
        settings.sources[1].group = settings.sources[0].group;
        feeds[0].setAnswer(int256(FAR), START);
        Reading memory reading = deployOracle(settings).tryRead();
        assertReading(reading, Reading(PRICE, PRICE, PRICE, uint64(START), Level.Degraded, 2, 2, 12, 1), "group 0");
    }

    function test_tryRead_CORE_19_ServesVoter_WhenAnchorComesFirst() public {
        OracleConfig memory settings = configFor(Mode.Ordered, 2);
        settings.sources[0].role = Role.Anchor;
        setPrices([PRICE + 1e8, PRICE, LOW]);
        Reading memory reading = deployOracle(settings).tryRead();
        assertReading(reading, Reading(PRICE, PRICE, PRICE, uint64(START), Level.Normal, 2, 1, 3, 0), "confirmed");
    }

    function test_tryRead_CORE_19_CountsAnchor_WhenItAgrees() public {
        OracleConfig memory settings = configFor(Mode.Ordered, 2);
        settings.sources[2].role = Role.Anchor;
        feeds[1].setBehavior(Behavior.RevertEmpty);
        Reading memory reading = deployOracle(settings).tryRead();
        assertReading(reading, Reading(PRICE, PRICE, PRICE, uint64(START), Level.Degraded, 2, 0, 5, 2), "anchored");
    }

    function test_tryRead_CORE_19_NeverServesAnchor_WhenOnlyAnchorsAreUsable() public {
        OracleConfig memory settings = configFor(Mode.Ordered, 1);
        settings.sources[1].role = Role.Anchor;
        settings.sources[2].role = Role.Anchor;
        feeds[0].setBehavior(Behavior.RevertEmpty);
        Reading memory reading = deployOracle(settings).tryRead();
        assertReading(reading, Reading(0, 0, 0, 0, Level.Unavailable, 0, NONE_SERVED, 0, 1), "no Voter");
    }

    /// @dev A quorum of one needs no Anchor: the read stops before it, or passes by it.
    function test_tryRead_CORE_19_StopsAtVoter_WhenAnchorDisagreesAndQuorumIsOne() public {
        OracleConfig memory settings = configFor(Mode.Ordered, 1);
        settings.sources[0].role = Role.Anchor;
        setPrices([FAR, PRICE, PRICE]);
        Reading memory reading = deployOracle(settings).tryRead();
        assertReading(reading, Reading(PRICE, PRICE, PRICE, uint64(START), Level.Degraded, 1, 1, 2, 1), "outlier");
    }

    function test_tryRead_CORE_19_PassesShadow_WhenItWouldFail() public {
        OracleConfig memory settings = configFor(Mode.Ordered, 2);
        settings.sources[0].role = Role.Shadow;
        feeds[0].setBehavior(Behavior.InfiniteLoop);
        Reading memory reading = deployOracle(settings).tryRead();
        assertReading(reading, Reading(PRICE, PRICE, PRICE, uint64(START), Level.Normal, 2, 1, 6, 0), "shadow");
    }

    function test_tryRead_CORE_19_ShadowIsNoVoice_WhenItSharesGroup() public {
        OracleConfig memory settings = configFor(Mode.Ordered, 2);
        settings.sources[0].role = Role.Shadow;
        settings.sources[1].group = settings.sources[0].group;
        assertLevel(deployOracle(settings).tryRead().level, Level.Normal, "its group is heard");
    }

    /// @dev Eight voices, of which only the last two agree.
    function test_tryRead_ServesSeventh_WhenOnlyLastTwoOfEightAgree() public {
        deployFeeds(5);
        for (uint256 i = 0; i < 6; ++i) {
            feeds[i].setAnswer(int256(PRICE * (i + 2)), START);
        }
        Reading memory reading = deployOracle(Mode.Ordered, 2).tryRead();
        assertReading(
            reading,
            Reading(PRICE, PRICE, PRICE, uint64(START), Level.Degraded, 2, 6, 0xc0, 0x3f),
            "seventh"
        );
    }
}
