// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IRedundantOracle, Level, Mode, OracleConfig, Reading} from "../../contracts/interfaces/IRedundantOracle.sol";
import {Behavior} from "../../contracts/testing/FaultyFeed.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {OracleTest} from "../support/OracleTest.sol";

/// @notice Failover over any prices, times and failures.
contract OrderedPropertiesTest is OracleTest {
    function setUp() public override {
        super.setUp();
        deployFeeds(3);
    }

    function testFuzz_tryRead_Agrees_UpToTheDeviation(uint256 deviation, uint256 word, bool higherFirst) public {
        OracleConfig memory settings = configFor(Mode.Ordered, 2);
        deviation = ExactMath.bound(deviation, 1, 4_999);
        settings.maxDeviationBps = uint16(deviation);
        uint256 lower = ExactMath.bound(word, 10_000, MAX_PRICE / 2);
        uint256 edge = lower + (lower * deviation) / 10_000;
        IRedundantOracle oracle = deployOracle(settings);
        feeds[2].setBehavior(Behavior.RevertEmpty);
        setPrices(higherFirst ? [edge, lower, 0] : [lower, edge, 0]);
        assertLevel(oracle.tryRead().level, Level.Normal, "at the deviation");
        setPrices(higherFirst ? [edge + 1, lower, 0] : [lower, edge + 1, 0]);
        assertLevel(oracle.tryRead().level, Level.Restricted, "a unit beyond");
    }

    /// @dev The first Voter that a quorum agrees with, found by trying every prefix of the sources.
    function testFuzz_tryRead_ServesTheEarliestConfirmed(uint256 seed, uint256 quorum) public {
        deployFeeds(3);
        quorum = ExactMath.bound(quorum, 1, 6);
        uint256[] memory prices = new uint256[](6);
        for (uint256 i = 0; i < 6; ++i) {
            prices[i] = PRICE + ExactMath.bound(seed >> (32 * i), 0, PRICE / 25);
            feeds[i].setAnswer(int256(prices[i]), START);
        }
        Reading memory reading = deployOracle(Mode.Ordered, uint8(quorum)).tryRead();
        (uint256 served, uint256 heard) = earliestConfirmed(prices, quorum);
        if (served == 6) return assertLevel(reading.level, Level.Restricted, "nobody has a quorum");
        vm.assertEq(uint256(reading.served), served, "served");
        vm.assertEq(reading.price, prices[served], "price");
        vm.assertEq(uint256(reading.usedMask) | reading.faultMask, (1 << heard) - 1, "nobody else was asked");
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
        Reading memory reading = deployOracle(Mode.Ordered, uint8(quorum)).tryRead();
        Level expected = alive >= quorum ? Level.Normal : Level.Restricted;
        if (alive == 0) expected = Level.Unavailable;
        if (expected == Level.Normal && reading.faultMask != 0) expected = Level.Degraded;
        assertLevel(reading.level, expected, "alive against quorum");
        vm.assertEq(uint256(reading.faultMask) & ~failing, 0, "only who failed is blamed");
        vm.assertEq(uint256(reading.votes), alive < quorum ? alive : quorum, "votes");
    }

    function testFuzz_tryRead_DatesFromTheOldestHeard(uint256[3] memory ages) public {
        uint256 oldest;
        for (uint256 i = 0; i < 3; ++i) {
            ages[i] = ExactMath.bound(ages[i], 0, MAX_AGE);
            feeds[i].setAnswer(int256(PRICE), START - ages[i]);
            if (ages[i] > oldest) oldest = ages[i];
        }
        vm.assertEq(uint256(deployOracle(Mode.Ordered, 3).tryRead().updatedAt), START - oldest, "all three");
        oldest = ages[0] > ages[1] ? ages[0] : ages[1];
        vm.assertEq(uint256(deployOracle(Mode.Ordered, 2).tryRead().updatedAt), START - oldest, "the first two");
        vm.assertEq(uint256(deployOracle(Mode.Ordered, 1).tryRead().updatedAt), START - ages[0], "the first");
    }

    function testFuzz_tryRead_CORE_13_CountsGroups_NotSources(uint256 seed, uint256 quorum) public {
        deployFeeds(3);
        quorum = ExactMath.bound(quorum, 1, 6);
        OracleConfig memory settings = configFor(Mode.Ordered, 1);
        uint256 groups;
        for (uint256 i = 0; i < 6; ++i) {
            settings.sources[i].group = uint8((seed >> (8 * i)) % 5);
            groups |= 1 << settings.sources[i].group;
        }
        uint256 count;
        for (uint256 group = 0; group < 5; ++group) {
            count += (groups >> group) & 1;
        }
        settings.quorum = uint8(quorum > count ? count : quorum);
        Reading memory reading = deployOracle(settings).tryRead();
        assertLevel(reading.level, Level.Normal, "one voice a group");
        vm.assertEq(uint256(reading.votes), settings.quorum, "votes");
    }

    /// @return served Its position, or the number of prices where nobody has a quorum.
    /// @return heard How many had to be heard for it.
    function earliestConfirmed(
        uint256[] memory prices,
        uint256 quorum
    ) private pure returns (uint256 served, uint256 heard) {
        for (heard = 1; heard <= prices.length; ++heard) {
            for (served = 0; served < heard; ++served) {
                uint256 votes;
                for (uint256 i = 0; i < heard; ++i) {
                    if (isWithin(prices[served], prices[i], DEVIATION)) ++votes;
                }
                if (votes >= quorum) return (served, heard);
            }
        }
        return (prices.length, prices.length);
    }
}
