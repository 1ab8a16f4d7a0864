// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {
    Fault,
    IRedundantOracle,
    Level,
    Mode,
    OracleConfig,
    SourceReport
} from "../../contracts/interfaces/IRedundantOracle.sol";
import {FaultyFeed} from "../../contracts/testing/FaultyFeed.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {FakeScribeOptimistic} from "../support/FakeChronicle.sol";
import {OracleTest} from "../support/OracleTest.sol";

/// @notice A Chronicle oracle as a feed of its own, without an adapter: source 0 of three, the others are healthy.
contract ChronicleFeedTest is OracleTest {
    bytes4 private constant NOT_TOLLED = 0xd957b595;

    /// @dev 2,000 in 18 decimals, as `PRICE` is in 8.
    uint128 private constant VALUE = 2_000e18;

    FakeScribeOptimistic private scribe;
    IRedundantOracle private oracle;

    function setUp() public override {
        super.setUp();
        scribe = new FakeScribeOptimistic();
        feeds.push(FaultyFeed(payable(address(scribe))));
        deployFeeds(2);
        OracleConfig memory settings = configFor(Mode.Median, 2);
        oracle = deployOracle(settings);
    }

    function test_constructor_ReadsDecimals_WhenOracleIsNotTolled() public view {
        vm.assertEq(oracle.config().sources[0].feed, address(scribe), "feed");
    }

    function test_inspect_Reverted_WhenOracleIsNotTolled() public {
        scribe.poke(VALUE, uint32(START));
        checkNotTolled();
    }

    function test_tryRead_ServesOthers_WhenOracleIsNotTolled() public {
        scribe.poke(VALUE, uint32(START));
        checkServed(Level.Degraded);
    }

    function test_inspect_None_WhenOracleIsTolled() public {
        pokeAndKiss();
        SourceReport memory report = oracle.inspect()[0];
        assertFault(report.fault, Fault.None, "tolled");
        vm.assertEq(report.price, PRICE, "price");
        vm.assertEq(uint256(report.updatedAt), START, "updatedAt");
    }

    function test_tryRead_Normal_WhenOracleIsTolled() public {
        pokeAndKiss();
        checkServed(Level.Normal);
    }

    function testFuzz_inspect_GivesAnyValue_RoundedDown(uint128 word) public {
        // Above it the oracle takes no answer, in the feed's decimals neither.
        word = uint128(ExactMath.bound(word, 10 ** 10, uint256(type(uint128).max) >> 1));
        scribe.poke(word, uint32(START));
        scribe.kiss(address(oracle));
        SourceReport memory report = oracle.inspect()[0];
        vm.assertEq(report.price, uint256(word) / 10 ** 10, "eighteen decimals to eight");
        vm.assertEq(uint256(report.updatedAt), START, "updatedAt");
    }

    function test_inspect_Reverted_WhenTollIsRevoked() public {
        pokeAndKiss();
        scribe.diss(address(oracle));
        checkNotTolled();
    }

    /// @dev Whoever asks: it is the oracle that Chronicle sees.
    function test_inspect_Reverted_WhenOnlyTheReaderIsTolled() public {
        scribe.poke(VALUE, uint32(START));
        scribe.kiss(address(this));
        checkNotTolled();
    }

    function test_latestRoundData_GivesZerosOfRoundOne_WhenNeverPoked() public {
        scribe.kiss(address(this));
        (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound) = scribe
            .latestRoundData();
        vm.assertEq(answer, 0, "answer");
        vm.assertEq(startedAt + updatedAt, 0, "times");
        vm.assertEq(uint256(roundId), 1, "roundId");
        vm.assertEq(uint256(answeredInRound), 1, "answeredInRound");
    }

    function test_inspect_NonPositive_WhenNeverPoked() public {
        scribe.kiss(address(oracle));
        assertFault(faultOf(oracle, 0), Fault.NonPositive, "never poked");
    }

    function test_inspect_NonPositive_WhenValueIsZero() public {
        pokeAndKiss();
        scribe.poke(0, uint32(START));
        assertFault(faultOf(oracle, 0), Fault.NonPositive, "zero");
    }

    function test_inspect_TooLarge_WhenValueIsLargestOf128Bits() public {
        pokeAndKiss();
        scribe.poke(type(uint128).max, uint32(START));
        assertFault(faultOf(oracle, 0), Fault.TooLarge, "2^128 - 1");
    }

    function test_inspect_None_WhenAgeIsMaxAge() public {
        pokeAndKiss();
        vm.warp(START + MAX_AGE);
        assertFault(faultOf(oracle, 0), Fault.None, "maxAge");
    }

    function test_inspect_Stale_WhenAgeIsMaxAgeAndOneSecond() public {
        pokeAndKiss();
        vm.warp(START + MAX_AGE + 1);
        assertFault(faultOf(oracle, 0), Fault.Stale, "maxAge + 1");
    }

    function test_inspect_None_WhenOwnerActionRenewsAgeOfOldValue() public {
        pokeAndKiss();
        vm.warp(START + 3 days);
        assertFault(faultOf(oracle, 0), Fault.Stale, "before");
        scribe.setBar(3);
        SourceReport memory report = oracle.inspect()[0];
        assertFault(report.fault, Fault.None, "after");
        vm.assertEq(uint256(report.age), 0, "age");
    }

    function test_inspect_Outlier_WhenOwnerActionRenewsAgeOfOldValueAndOthersMoved() public {
        pokeAndKiss();
        vm.warp(START + 3 days);
        scribe.setBar(3);
        for (uint256 i = 1; i < feeds.length; ++i) {
            feeds[i].setAnswer(int256(PRICE + (PRICE * DEVIATION) / 10_000 + 1), block.timestamp);
        }
        assertFault(faultOf(oracle, 0), Fault.Outlier, "caught by deviation");
    }

    function test_inspect_KeepsOldValue_WhenOptimisticPokeIsInChallengePeriod() public {
        pokeAndKiss();
        scribe.opPoke(VALUE * 2, uint32(START));
        vm.warp(START + 1 hours - 1);
        vm.assertEq(oracle.inspect()[0].price, PRICE, "price");
    }

    function test_inspect_GivesTimeOfOptimisticPoke_WhenChallengePeriodIsOver() public {
        pokeAndKiss();
        vm.warp(START + 1);
        scribe.opPoke(VALUE * 2, uint32(START));
        vm.warp(START + 1 + 1 hours);
        SourceReport memory report = oracle.inspect()[0];
        vm.assertEq(report.price, PRICE * 2, "price");
        vm.assertEq(uint256(report.age), 1 hours, "age");
    }

    function pokeAndKiss() private {
        scribe.poke(VALUE, uint32(START));
        scribe.kiss(address(oracle));
    }

    function checkNotTolled() private view {
        SourceReport memory report = oracle.inspect()[0];
        assertFault(report.fault, Fault.Reverted, "not tolled");
        vm.assertEq(bytes32(report.errorSelector), bytes32(NOT_TOLLED), "selector");
    }

    function checkServed(Level expected) private view {
        assertLevel(oracle.tryRead().level, expected, "level");
        vm.assertEq(oracle.tryRead().price, PRICE, "price");
    }
}
