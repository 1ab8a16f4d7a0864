// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {
    Fault,
    IRedundantOracle,
    Level,
    Mode,
    OracleConfig,
    Reading,
    Role
} from "../../contracts/interfaces/IRedundantOracle.sol";
import {OracleTest} from "../support/OracleTest.sol";

/// @notice An even count of Voters: the mean of the two middle ones is nobody's price, and need not be the reference.
contract EvenMedianTest is OracleTest {
    uint256 private constant FAR = 2 * PRICE;

    /// @dev Feeds that say these prices; those from `firstAnchor` on are Anchors.
    function over(
        uint256[] memory prices,
        uint256 firstAnchor,
        uint8 quorum
    ) private returns (IRedundantOracle oracle) {
        delete feeds;
        deployFeeds(prices.length);
        OracleConfig memory settings = configFor(Mode.Median, quorum);
        for (uint256 i = 0; i < prices.length; ++i) {
            feeds[i].setAnswer(int256(prices[i]), START);
            if (i >= firstAnchor) settings.sources[i].role = Role.Anchor;
        }
        return deployOracle(settings);
    }

    function four(uint256 a, uint256 b, uint256 c, uint256 d) private pure returns (uint256[] memory prices) {
        prices = new uint256[](4);
        (prices[0], prices[1], prices[2], prices[3]) = (a, b, c, d);
    }

    function check(IRedundantOracle oracle, Reading memory expected, string memory reason) private view {
        assertReading(oracle.tryRead(), expected, reason);
        for (uint256 i = 0; i < feeds.length; ++i) {
            bool isOutlier = expected.faultMask & (1 << i) != 0;
            assertFault(faultOf(oracle, i), isOutlier ? Fault.Outlier : Fault.None, reason);
        }
    }

    function served(uint256 price, uint256 votes, uint256 used) private view returns (Reading memory) {
        uint16 faults = uint16(((1 << feeds.length) - 1) ^ used);
        return
            Reading(
                price,
                price,
                price,
                uint64(START),
                Level.Degraded,
                uint8(votes),
                NONE_SERVED,
                uint16(used),
                faults
            );
    }

    /// @dev Nobody agrees with the mean of `PRICE` and `FAR`.
    function disputed() private view returns (Reading memory) {
        uint16 faults = uint16((1 << feeds.length) - 1);
        return Reading((PRICE + FAR) / 2, PRICE, FAR, uint64(START), Level.Restricted, 0, NONE_SERVED, 0, faults);
    }

    function test_tryRead_CORE_1_ServesHonest_WhenOneOfTwoVotersLiesTwofold() public {
        for (uint8 quorum = 2; quorum <= 3; ++quorum) {
            IRedundantOracle oracle = over(four(PRICE, FAR, PRICE, PRICE), 2, quorum);
            check(oracle, served(PRICE, 3, 13), "the second lies");
            (uint256 price, uint256 updatedAt) = oracle.read();
            vm.assertTrue(price == PRICE && updatedAt == START, "read");
            check(over(four(PRICE / 2, PRICE, PRICE, PRICE), 2, quorum), served(PRICE, 3, 14), "the first lies");
        }
    }

    function test_tryRead_CORE_1_ServesTwoThatAgree_WhenTheThirdIsApartAndTheFourthLies() public {
        IRedundantOracle oracle = over(four(2_000e8, 2_000e8, 2_050e8, 20_000e8), 4, 2);
        check(oracle, served(2_000e8, 2, 3), "two agree");
        check(over(four(200e8, 1_950e8, 2_000e8, 2_000e8), 4, 2), served(2_000e8, 2, 12), "mirrored");
    }

    function test_tryRead_Restricted_WhenBothMiddleVotersHaveAQuorumAndAreApart() public {
        IRedundantOracle oracle = over(four(PRICE, PRICE, FAR, FAR), 4, 2);
        check(oracle, disputed(), "two against two");
        // More votes on one side do not settle it.
        uint256[] memory prices = new uint256[](5);
        (prices[0], prices[1], prices[2], prices[3], prices[4]) = (PRICE, PRICE, FAR, FAR, FAR);
        oracle = over(prices, 4, 2);
        check(oracle, disputed(), "an Anchor with one side");
    }

    function test_tryRead_Restricted_WhenNeitherMiddleVoterHasAQuorum() public {
        check(over(four(PRICE, FAR, FAR, 3 * FAR), 2, 3), disputed(), "two of three");
    }

    /// @dev One per cent apart, with an Anchor beyond each: the mean agrees with neither Anchor.
    function test_tryRead_ServesByTheLower_WhenBothHaveAsManyVotesAndAgree() public {
        uint256 upper = PRICE + PRICE / 100;
        IRedundantOracle oracle = over(four(PRICE, upper, PRICE - PRICE / 125, upper + PRICE / 110), 2, 3);
        Reading memory reading = oracle.tryRead();
        assertLevel(reading.level, Level.Degraded, "a tie");
        vm.assertEq(uint256(reading.usedMask), 7, "by the lower");
        vm.assertEq(reading.price, (PRICE + upper) / 2, "the mean of both");
        vm.assertTrue(reading.low == PRICE && reading.high == upper, "sides");
    }

    /// @dev Two Anchors just above the upper: they agree with it, and not with the mean.
    function test_tryRead_ServesByTheUpper_WhenItHasMoreVotes() public {
        uint256 upper = PRICE + PRICE / 100;
        uint256 beyond = upper + PRICE / 110;
        IRedundantOracle oracle = over(four(PRICE, upper, beyond, beyond), 2, 4);
        Reading memory expected = Reading(
            (PRICE + upper) / 2,
            PRICE,
            upper,
            uint64(START),
            Level.Normal,
            4,
            NONE_SERVED,
            15,
            0
        );
        check(oracle, expected, "all four");
    }

    /// @dev What is served has a quorum around one voice, whoever lies: half of the Voters may say anything.
    function testFuzz_tryRead_CORE_2_ServesOnlyWhatAQuorumIsAround(uint256[4] memory offsets, uint8 quorum) public {
        quorum = 2 + (quorum % 3);
        uint256[] memory prices = new uint256[](4);
        for (uint256 i = 0; i < 4; ++i) {
            prices[i] = PRICE + (offsets[i] % (PRICE / 20));
        }
        IRedundantOracle oracle = over(prices, 2, quorum);
        Reading memory reading = oracle.tryRead();
        if (reading.level > Level.Degraded) return;
        vm.assertGe(uint256(reading.votes), quorum, "votes");
        uint256 judgedBy = type(uint256).max;
        uint256[3] memory candidates = [(prices[0] + prices[1]) / 2, prices[0], prices[1]];
        for (uint256 i = 0; i < 3 && judgedBy == type(uint256).max; ++i) {
            uint256 used;
            for (uint256 j = 0; j < 4; ++j) {
                if (isWithin(prices[j], candidates[i], DEVIATION)) used |= 1 << j;
            }
            if (used == reading.usedMask) judgedBy = candidates[i];
        }
        vm.assertTrue(judgedBy != type(uint256).max, "nobody's quorum");
    }

    /// @dev An honest Voter and enough Anchors with it: the other Voter stalls nothing, whatever it says.
    function testFuzz_read_CORE_1_ServesBesideAnyOtherVoter(uint256 lie, uint256[3] memory noise, bool isFirst) public {
        uint256[] memory prices = new uint256[](4);
        for (uint256 i = 0; i < 3; ++i) {
            prices[i + 1] = PRICE + (noise[i] % (PRICE / 200));
        }
        prices[0] = 1 + (lie % (4 * PRICE));
        if (isFirst) (prices[0], prices[1]) = (prices[1], prices[0]);
        (uint256 price, ) = over(prices, 2, 3).read();
        vm.assertTrue(price >= PRICE - PRICE / 50 && price <= PRICE + PRICE / 50, "near the honest");
    }
}
