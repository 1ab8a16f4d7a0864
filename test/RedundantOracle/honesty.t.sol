// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {
    IRedundantOracle,
    Level,
    Mode,
    OracleConfig,
    Reading,
    Role,
    Source
} from "../../contracts/interfaces/IRedundantOracle.sol";
import {Behavior} from "../../contracts/testing/FaultyFeed.sol";
import {World} from "../support/World.sol";

/// @notice What bad groups can and cannot do to the price, and what the order and scale of the sources mean to it.
contract HonestyTest is World {
    uint256 private constant BPS = 10_000;

    /// @dev Lowest and highest honest price; all honest ones are within the deviation of each other.
    uint256 private lowest;
    uint256 private highest;

    /// @dev Positions of the bad ones, as a mask.
    uint256 private badMask;

    function testFuzz_read_CORE_1_ServesWhileQuorumAgrees_WhenOrdered(uint256 seed, uint256 bad) public {
        uint256 count = 2 + (seed % (FEEDS - 1));
        bad = bad % count;
        spoil(seed, count, bad);
        uint8 quorum = uint8(1 + roll(seed, "quorum", 0, count - bad));
        IRedundantOracle oracle = deployFirst(Mode.Ordered, count, quorum);
        (uint256 price, ) = oracle.read();
        vm.assertGt(price, 0, "served");
    }

    function testFuzz_read_CORE_1_ServesWhileQuorumAgrees_WhenMedian(uint256 seed, uint256 bad) public {
        uint256 count = 2 + (seed % (FEEDS - 1));
        bad = bad % ((count + 1) / 2);
        spoil(seed, count, bad);
        uint8 quorum = uint8(1 + roll(seed, "quorum", 0, count - bad));
        IRedundantOracle oracle = deployFirst(Mode.Median, count, quorum);
        (uint256 price, ) = oracle.read();
        vm.assertGt(price, 0, "served");
    }

    /// @dev Every failure that is no lie, of all but a quorum, in both modes.
    function testFuzz_read_CORE_1_ServesWhileQuorumAgrees_WhenOthersFailAlike(uint256 seed, bool median) public {
        uint256 count = 2 + (seed % (FEEDS - 1));
        spoil(seed, count, 0);
        uint256 quorum = 1 + roll(seed, "quorum", 0, count);
        IRedundantOracle oracle = deployFirst(modeAt(median ? 1 : 0), count, uint8(quorum));
        Behavior behavior = Behavior(
            roll(seed, "failure", 0, 2) == 0
                ? 1 + roll(seed, "call", 0, uint256(Behavior.DenyContracts))
                : uint256(Behavior.PriceZero) + roll(seed, "value", 0, 5)
        );
        uint256 start = roll(seed, "start", 0, count);
        for (uint256 i = 0; i < count - quorum; ++i) {
            feeds[(start + i) % count].setBehavior(behavior);
        }
        (uint256 price, ) = oracle.read();
        assertBetween(price, lowest, highest, "honest");
    }

    function testFuzz_read_CORE_2_StaysNearHonestVoice_WhenOrdered(uint256 seed, uint256 bad) public {
        (IRedundantOracle oracle, uint256 count) = colluding(seed, bad, Mode.Ordered);
        Reading memory reading = oracle.tryRead();
        if (reading.level > Level.Degraded) return;
        bool isNear;
        for (uint256 i = 0; i < count; ++i) {
            if (badMask & (1 << i) != 0) continue;
            if (isWithin(reading.price, oracle.inspect()[i].price, DEVIATION)) isNear = true;
        }
        vm.assertTrue(isNear, "near an honest voice");
    }

    function testFuzz_read_CORE_2_StaysNearHonestVoice_WhenMedian(uint256 seed, uint256 bad) public {
        (IRedundantOracle oracle, ) = colluding(seed, bad, Mode.Median);
        Reading memory reading = oracle.tryRead();
        if (reading.level > Level.Degraded) return;
        // (1 + d)^2 - 1, compounded, and a unit for the mean's rounding.
        uint256 widest = 2 * DEVIATION + (uint256(DEVIATION) * DEVIATION) / BPS;
        uint256 upper = highest + (highest * widest) / BPS + 1;
        uint256 lower = (lowest * BPS) / (BPS + widest) - 1;
        assertBetween(reading.price, lower, upper, "twice the deviation");
    }

    function testFuzz_tryRead_CORE_3_StaysInHonestRange_WhenHonestAreMajority(uint256 seed, uint256 bad) public {
        uint256 count = 2 + (seed % (FEEDS - 1));
        bad = bad % ((count + 1) / 2);
        spoil(seed, count, bad);
        IRedundantOracle oracle = deployFirst(Mode.Median, count, 1);
        (uint256 price, ) = oracle.read();
        assertBetween(price, lowest, highest, "honest range");
    }

    function testFuzz_tryRead_CORE_4_IgnoresOrder(uint256 seed) public {
        randomizeFeeds(seed);
        OracleConfig memory settings = randomSettings(seed, Mode.Median);
        uint256 count = settings.sources.length;
        for (uint256 i = 0; i < count; ++i) {
            settings.sources[i].group = uint8(i);
        }
        Reading memory reading = deployOracle(settings).tryRead();
        uint256[] memory position = new uint256[](count);
        for (uint256 i = 0; i < count; ++i) {
            position[i] = i;
        }
        for (uint256 i = count; i > 1; --i) {
            uint256 j = roll(seed, "shuffle", i, i);
            (settings.sources[i - 1], settings.sources[j]) = (settings.sources[j], settings.sources[i - 1]);
            (position[i - 1], position[j]) = (position[j], position[i - 1]);
        }
        Reading memory shuffled = deployOracle(settings).tryRead();
        (uint256 used, uint256 faults) = (shuffled.usedMask, shuffled.faultMask);
        (shuffled.usedMask, shuffled.faultMask) = (0, 0);
        for (uint256 i = 0; i < count; ++i) {
            if (used & (1 << i) != 0) shuffled.usedMask |= uint16(1 << position[i]);
            if (faults & (1 << i) != 0) shuffled.faultMask |= uint16(1 << position[i]);
        }
        assertReading(shuffled, reading, "another order");
    }

    function testFuzz_tryRead_CORE_5_AnswersWithVoterOrMeanOfTwo(uint256 seed) public {
        randomizeFeeds(seed);
        OracleConfig memory settings = randomSettings(seed, Mode.Median);
        IRedundantOracle oracle = deployOracle(settings);
        Reading memory reading = oracle.tryRead();
        if (reading.level > Level.Degraded) return;
        uint256 count = settings.sources.length;
        bool isFound;
        for (uint256 i = 0; i < count; ++i) {
            for (uint256 j = i; j < count; ++j) {
                uint256 pair = (1 << i) | (1 << j);
                if (reading.usedMask & pair != pair) continue;
                if (settings.sources[i].role != Role.Voter || settings.sources[j].role != Role.Voter) continue;
                uint256 mean = (oracle.inspect()[i].price + oracle.inspect()[j].price) / 2;
                if (mean == reading.price) isFound = true;
            }
        }
        vm.assertTrue(isFound, "nobody's price");
    }

    function testFuzz_tryRead_CORE_6_NeverFalls_WhenOnePriceRises(uint256 seed, uint256 rise) public {
        randomizeFeeds(seed);
        OracleConfig memory settings = randomSettings(seed, Mode.Median);
        IRedundantOracle oracle = deployOracle(settings);
        Reading memory reading = oracle.tryRead();
        uint256 riser = roll(seed, "riser", 0, settings.sources.length);
        uint256 price = oracle.inspect()[riser].price;
        if (reading.usedMask & (1 << riser) == 0 || price == 0) return;
        feeds[riser].setAnswer(int256(price + (rise % (PRICE / 100))), oracle.inspect()[riser].updatedAt);
        feeds[riser].setBehavior(Behavior.Healthy);
        Reading memory risen = oracle.tryRead();
        if (risen.usedMask == reading.usedMask) vm.assertGe(risen.price, reading.price, "fell");
    }

    function testFuzz_tryRead_CORE_10_ScalesWithFeeds(uint256 seed, bool median, uint8 power) public {
        uint256 factor = 10 ** (power % 12);
        uint256 count = 1 + (seed % FEEDS);
        for (uint256 i = 0; i < count; ++i) {
            feeds[i].setAnswer(int256(PRICE - PRICE / 60 + roll(seed, "price", i, PRICE / 30)), START);
        }
        IRedundantOracle oracle = deployFirst(modeAt(median ? 1 : 0), count, uint8(1 + roll(seed, "quorum", 0, count)));
        Reading memory reading = oracle.tryRead();
        for (uint256 i = 0; i < count; ++i) {
            feeds[i].setAnswer(int256(oracle.inspect()[i].price * factor), START);
        }
        Reading memory scaled = oracle.tryRead();
        // The mean of two is rounded down by at most half a unit, before and after.
        vm.assertGe(scaled.price, reading.price * factor, "scaled");
        vm.assertLe(scaled.price, reading.price * factor + factor / 2, "scaled");
        vm.assertEq(scaled.low, reading.low * factor, "low");
        vm.assertEq(scaled.high, reading.high * factor, "high");
        vm.assertEq(uint256(scaled.usedMask), reading.usedMask, "usedMask");
        assertLevel(scaled.level, reading.level, "scaled");
    }

    /// @dev `bad` groups say what they like, in concert, and the quorum is one more.
    function colluding(uint256 seed, uint256 bad, Mode mode) private returns (IRedundantOracle oracle, uint256 count) {
        count = 2 + (seed % (FEEDS - 1));
        bad = bad % count;
        spoil(seed, count, bad);
        uint256 target = PRICE - PRICE / 20 + roll(seed, "target", 0, PRICE / 10);
        for (uint256 i = 0; i < count; ++i) {
            if (badMask & (1 << i) == 0) continue;
            feeds[i].setBehavior(Behavior.Healthy);
            feeds[i].setAnswer(int256(target + roll(seed, "lie", i, PRICE / 100)), START);
        }
        oracle = deployFirst(mode, count, uint8(bad + 1));
    }

    /// @dev Honest feeds within the deviation of each other, and bad ones that fail or lie in any way.
    function spoil(uint256 seed, uint256 count, uint256 bad) private {
        (lowest, highest, badMask) = (type(uint256).max, 0, 0);
        for (uint256 i = 0; i < bad;) {
            uint256 position = roll(seed, "bad", ++i, count);
            while (badMask & (1 << position) != 0) {
                position = (position + 1) % count;
            }
            badMask |= 1 << position;
        }
        for (uint256 i = 0; i < count; ++i) {
            if (badMask & (1 << i) != 0) {
                feeds[i].setBehavior(randomBehavior(seed, i));
                if (roll(seed, "lies", i, 2) == 0) {
                    feeds[i].setBehavior(Behavior.Healthy);
                    feeds[i].setAnswer(int256(PRICE - PRICE / 25 + roll(seed, "lie", i, PRICE / 12)), START);
                }
                continue;
            }
            uint256 price = PRICE + roll(seed, "price", i, PRICE / 100);
            feeds[i].setAnswer(int256(price), START);
            if (price < lowest) lowest = price;
            if (price > highest) highest = price;
        }
    }

    function deployFirst(Mode mode, uint256 count, uint8 quorum) private returns (IRedundantOracle) {
        OracleConfig memory settings = configFor(mode, quorum);
        Source[] memory sources = new Source[](count);
        for (uint256 i = 0; i < count; ++i) {
            sources[i] = settings.sources[i];
        }
        settings.sources = sources;
        return deployOracle(settings);
    }

    function assertBetween(uint256 price, uint256 low, uint256 high, string memory reason) private pure {
        vm.assertGe(price, low, reason);
        vm.assertLe(price, high, reason);
    }
}
