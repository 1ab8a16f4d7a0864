// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {
    Fault,
    IRedundantOracle,
    Level,
    OracleConfig,
    Reading,
    Role,
    Source,
    SourceReport
} from "../../contracts/interfaces/IRedundantOracle.sol";
import {Behavior, FaultyFeed} from "../../contracts/testing/FaultyFeed.sol";
import {World} from "../support/World.sol";

/// @notice What holds for every oracle, whatever its feeds do. The ids are those of docs/spec/RedundantOracle.md.
contract InvariantsTest is World {
    /// @dev Gas of a read of eight sources beyond what the feeds use, with the most to decide.
    uint256 private constant READ_GAS = 25_000;

    function testFuzz_tryRead_CORE_7_CostsAtMostGasLimits(uint256 seed, bool median) public {
        (IRedundantOracle oracle, OracleConfig memory settings) = randomOracle(seed, median);
        for (uint256 i = 0; i < FEEDS; ++i) {
            feeds[i].setBehavior(randomBehavior(seed, i));
        }
        uint256 limits;
        for (uint256 i = 0; i < settings.sources.length; ++i) {
            limits += settings.sources[i].gasLimit;
        }
        uint256 gasBefore = gasleft();
        oracle.tryRead();
        vm.assertLe(gasBefore - gasleft(), limits + READ_GAS, "gas");
    }

    function test_tryRead_CORE_7_CostsAtMostGasLimits_WhenAllEightBurnEverything() public {
        for (uint256 i = 0; i < FEEDS; ++i) {
            feeds[i].setBehavior(Behavior.InfiniteLoop);
        }
        for (uint256 mode = 0; mode < 2; ++mode) {
            IRedundantOracle oracle = deployOracle(modeAt(mode), 5);
            uint256 gasBefore = gasleft();
            assertLevel(oracle.tryRead().level, Level.Unavailable, "all burn");
            vm.assertLe(gasBefore - gasleft(), FEEDS * GAS_LIMIT + READ_GAS, "gas");
        }
    }

    function testFuzz_tryRead_CORE_9_UsesFreshVoicesOnly(uint256 seed, bool median) public {
        (IRedundantOracle oracle, ) = randomOracle(seed, median);
        Reading memory reading = oracle.tryRead();
        SourceReport[] memory reports = oracle.inspect();
        // A voice that is ahead, within the tolerance, counts as of now.
        uint256 oldest = START;
        for (uint256 i = 0; i < reports.length; ++i) {
            if (reading.usedMask & (1 << i) == 0) continue;
            vm.assertLe(reports[i].updatedAt, START + 60, "dated ahead");
            vm.assertGe(uint256(reports[i].updatedAt) + MAX_AGE, START, "too old");
            if (reports[i].updatedAt < oldest) oldest = reports[i].updatedAt;
        }
        if (reading.level <= Level.Degraded) vm.assertEq(uint256(reading.updatedAt), oldest, "the oldest agreeing");
        if (reading.level == Level.Restricted) vm.assertLe(reading.updatedAt, oldest, "the oldest of all");
    }

    function testFuzz_tryRead_CORE_11_ServesBelievablePrice(uint256 seed, bool median) public {
        (IRedundantOracle oracle, OracleConfig memory settings) = randomOracle(seed, median);
        Reading memory reading = oracle.tryRead();
        if (reading.level > Level.Degraded) {
            vm.expectRevert(
                abi.encodeWithSelector(IRedundantOracle.PriceUnavailable.selector, reading.level, reading.faultMask)
            );
            oracle.read();
            return;
        }
        vm.assertGt(reading.price, 0, "positive");
        vm.assertLe(reading.price, settings.maxPrice == 0 ? MAX_PRICE : settings.maxPrice, "at most the maximum");
        vm.assertGe(reading.price, settings.minPrice, "at least the minimum");
    }

    function testFuzz_views_CORE_12_AgreeWithinBlock(uint256 seed, bool median, uint8 worst) public {
        (IRedundantOracle oracle, ) = randomOracle(seed, median);
        Reading memory reading = oracle.tryRead();
        assertReading(oracle.tryReadWithout(0), reading, "tryReadWithout(0)");
        Level limit = Level(worst % 4);
        bytes memory refusal = abi.encodeWithSelector(
            IRedundantOracle.PriceUnavailable.selector,
            reading.level,
            reading.faultMask
        );
        if (reading.level > limit) vm.expectRevert(refusal);
        Reading memory limited = oracle.readAtMost(limit);
        if (reading.level <= limit) assertReading(limited, reading, "readAtMost");
        if (reading.level > Level.Degraded) {
            vm.expectRevert(refusal);
            oracle.read();
            vm.expectRevert(refusal);
            oracle.latestRoundData();
            vm.expectRevert(refusal);
            oracle.latestAnswer();
            vm.expectRevert(refusal);
            oracle.latestTimestamp();
            return;
        }
        (uint256 price, uint256 updatedAt) = oracle.read();
        (uint80 roundId, int256 answer, uint256 startedAt, uint256 time, uint80 answeredInRound) = oracle
            .latestRoundData();
        vm.assertEq(price, reading.price, "read");
        vm.assertEq(updatedAt, reading.updatedAt, "read");
        vm.assertEq(answer, int256(price), "latestRoundData");
        vm.assertEq(oracle.latestAnswer(), int256(price), "latestAnswer");
        vm.assertEq(oracle.latestTimestamp(), updatedAt, "latestTimestamp");
        vm.assertTrue(startedAt == updatedAt && time == updatedAt, "times");
        vm.assertTrue(roundId == updatedAt && answeredInRound == updatedAt, "rounds");
    }

    function testFuzz_tryRead_CORE_13_HearsGroupOnce(uint256 seed, bool median) public {
        (IRedundantOracle oracle, OracleConfig memory settings) = randomOracle(seed, median);
        Reading memory reading = oracle.tryRead();
        uint256 heard;
        for (uint256 i = 0; i < settings.sources.length; ++i) {
            if (reading.usedMask & (1 << i) == 0) continue;
            uint256 bit = 1 << settings.sources[i].group;
            vm.assertEq(heard & bit, 0, "a second voice of one group");
            heard |= bit;
        }
        vm.assertEq(uint256(reading.votes), countBits(heard), "votes are groups");
    }

    function testFuzz_tryReadWithout_CORE_14_EqualsRevertingFeeds(uint256 seed, bool median, uint8 mask) public {
        (IRedundantOracle oracle, ) = randomOracle(seed, median);
        Reading memory without = oracle.tryReadWithout(mask);
        for (uint256 i = 0; i < FEEDS; ++i) {
            if (mask & (1 << i) != 0) feeds[i].setBehavior(Behavior.RevertEmpty);
        }
        assertReading(without, oracle.tryRead(), "reverting instead");
        assertReading(without, oracle.tryReadWithout(uint256(mask) | (uint256(7) << 250)), "higher bits mean nothing");
    }

    function testFuzz_inspect_CORE_16_ExplainsFaultMask(uint256 seed, bool median) public {
        (IRedundantOracle oracle, OracleConfig memory settings) = randomOracle(seed, median);
        Reading memory reading = oracle.tryRead();
        SourceReport[] memory reports = oracle.inspect();
        for (uint256 i = 0; i < reports.length; ++i) {
            bool isFaulty = reading.faultMask & (1 << i) != 0;
            bool isUsed = reading.usedMask & (1 << i) != 0;
            if (isFaulty) vm.assertTrue(reports[i].fault != Fault.None, "a fault without a name");
            if (isUsed) assertFault(reports[i].fault, Fault.None, "used");
            vm.assertFalse(isFaulty && isUsed, "faulty and used");
            if (settings.sources[i].role == Role.Shadow) vm.assertFalse(isFaulty || isUsed, "a Shadow was read");
        }
    }

    function testFuzz_tryRead_CORE_18_KeepsSidesInOrder(uint256 seed, bool median, uint8 mask) public {
        (IRedundantOracle oracle, ) = randomOracle(seed, median);
        Reading memory reading = oracle.tryReadWithout(mask);
        vm.assertLe(reading.low, reading.price, "low");
        vm.assertLe(reading.price, reading.high, "high");
        vm.assertTrue((reading.price == 0) == (reading.level == Level.Unavailable), "zero means Unavailable");
    }

    function testFuzz_tryRead_CORE_19_ServesVotersOnly(uint256 seed, bool median) public {
        (IRedundantOracle oracle, OracleConfig memory settings) = randomOracle(seed, median);
        Reading memory reading = oracle.tryRead();
        for (uint256 i = 0; i < settings.sources.length; ++i) {
            if (settings.sources[i].role == Role.Shadow) feeds[i].setBehavior(randomBehavior(seed + 1, i));
        }
        assertReading(oracle.tryRead(), reading, "a Shadow changed it");
        if (reading.served == NONE_SERVED) return;
        Source memory served = settings.sources[reading.served];
        vm.assertEq(uint256(served.role), uint256(Role.Voter), "served");
        vm.assertEq(reading.price, oracle.inspect()[reading.served].price, "the served source's price");
    }

    function testFuzz_tryRead_CORE_20_RestrictsInGrace(uint256 seed, bool median, uint32 since, uint32 grace) public {
        randomizeFeeds(seed);
        OracleConfig memory settings = randomSettings(seed, modeAt(median ? 1 : 0));
        Reading memory reading = deployOracle(settings).tryRead();
        FaultyFeed sequencer = new FaultyFeed(0, 1);
        settings.sequencerFeed = address(sequencer);
        settings.sequencerGrace = grace;
        IRedundantOracle oracle = deployOracle(settings);
        uint256 startedAt = since > START ? 1 : START - since;
        sequencer.setRound(FaultyFeed.Round(1, 0, startedAt, START, 1));
        bool isInGrace = START - startedAt <= grace;
        if (isInGrace && reading.level < Level.Restricted) reading.level = Level.Restricted;
        assertReading(oracle.tryRead(), reading, "up");
        sequencer.setRound(FaultyFeed.Round(1, 1, startedAt, START, 1));
        assertReading(oracle.tryRead(), Reading(0, 0, 0, 0, Level.Unavailable, 0, NONE_SERVED, 0, 0), "down");
    }

    function randomOracle(
        uint256 seed,
        bool median
    ) private returns (IRedundantOracle oracle, OracleConfig memory settings) {
        randomizeFeeds(seed);
        settings = randomSettings(seed, modeAt(median ? 1 : 0));
        oracle = deployOracle(settings);
    }
}
