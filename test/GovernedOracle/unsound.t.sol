// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {GovernedConfig, IGovernedOracle} from "../../contracts/interfaces/IGovernedOracle.sol";
import {IRedundantOracle, Level, Reading} from "../../contracts/interfaces/IRedundantOracle.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {GovernedTest} from "../support/GovernedTest.sol";
import {Failure, HostileOracle} from "../support/HostileOracle.sol";

/// @notice What an oracle behind the address says that no oracle can say is Unavailable, whatever its level says.
contract GovernedUnsoundTest is GovernedTest {
    uint256 private constant TOLERANCE = 60;
    uint256 private constant HIGHEST_SIDE = 25 * MAX_PRICE;
    HostileOracle private hostile;

    function setUp() public override {
        super.setUp();
        stand(0);
    }

    function test_views_GOV_19_Unavailable_WhenPriceIsBeyondTheLargest() public {
        uint256[5] memory prices = [MAX_PRICE + 1, 1 << 128, PRICE + (1 << 252), 1 << 255, type(uint256).max];
        for (uint256 i = 0; i < prices.length; ++i) {
            checkUnavailable(words(prices[i], prices[i], prices[i], 0), prices[i], 0, "too large");
        }
    }

    function test_views_GOV_19_Serve_WhenPriceIsTheLargest() public {
        hostile.sayWords(words(MAX_PRICE, MAX_PRICE, MAX_PRICE, 0), MAX_PRICE, 0);
        assertServed(MAX_PRICE, "the largest");
    }

    function test_views_GOV_19_Unavailable_WhenPriceIsZero() public {
        checkUnavailable(words(0, 0, 0, 0), 0, 0, "zero");
    }

    function test_views_GOV_19_Unavailable_WhenTimeIsBeyondTheTolerance() public {
        uint256[3] memory ahead = [
            TOLERANCE + 1,
            type(uint64).max - block.timestamp,
            type(uint256).max - block.timestamp
        ];
        for (uint256 i = 0; i < ahead.length; ++i) {
            checkUnavailable(words(PRICE, PRICE, PRICE, ahead[i]), PRICE, ahead[i], "ahead");
        }
    }

    function test_views_GOV_19_SayNow_WhenTimeIsAheadWithinTheTolerance() public {
        for (uint256 i = 0; i < 4; ++i) {
            stand(i);
            hostile.sayWords(words(PRICE, PRICE, PRICE, TOLERANCE), PRICE, TOLERANCE);
            (, uint256 updatedAt) = governed.read();
            vm.assertEq(updatedAt, block.timestamp, "read");
            (, , uint256 startedAt, uint256 time, ) = governed.latestRoundData();
            vm.assertTrue(startedAt == block.timestamp && time == block.timestamp, "latestRoundData");
            vm.assertEq(governed.latestTimestamp(), block.timestamp, "latestTimestamp");
            vm.assertEq(uint256(governed.tryRead().updatedAt), block.timestamp, "tryRead");
        }
    }

    function test_views_GOV_19_Unavailable_WhenSidesDoNotSpanThePrice() public {
        checkUnavailable(words(PRICE, PRICE + 1, PRICE, 0), 0, 0, "low");
        checkUnavailable(words(PRICE, PRICE, PRICE - 1, 0), 0, 0, "high");
        checkUnavailable(words(PRICE, PRICE, HIGHEST_SIDE + 1, 0), 0, 0, "high beyond any");
    }

    /// @dev As an oracle of 0.1.0 says it: too little gas is handed on as such, and is no failure of the oracle.
    function test_tryRead_TakesAllGas_WhenOracleSaysInsufficientGas() public {
        // Reverts with the error's selector: PUSH4 selector, PUSH0, MSTORE, PUSH1 4, PUSH1 28, REVERT.
        bytes4 selector = IRedundantOracle.InsufficientGas.selector;
        vm.etch(address(hostile), abi.encodePacked(hex"63", selector, hex"5f526004601cfd"));
        uint256 given = 1_000_000;
        uint256 gasBefore = gasleft();
        (bool succeeded, bytes memory data) = address(governed).staticcall{gas: given}(
            abi.encodeCall(governed.tryRead, ())
        );
        uint256 used = gasBefore - gasleft();
        vm.assertFalse(succeeded, "answered");
        vm.assertEq(data.length, 0, "data");
        vm.assertGe(used, given, "gas");
    }

    function test_views_GOV_19_Unavailable_WhenAWordDoesNotFitItsType() public {
        uint256[5] memory limits = [uint256(3), type(uint8).max, type(uint8).max, type(uint16).max, type(uint16).max];
        for (uint256 i = 0; i < limits.length; ++i) {
            uint256[9] memory reading = words(PRICE, PRICE, PRICE, 0);
            reading[4 + i] = limits[i] + 1;
            checkUnavailable(reading, 0, 0, "beyond its type");
        }
    }

    function test_views_GOV_19_Unavailable_WhenOracleFails() public {
        for (uint256 i = 1; i <= uint256(type(Failure).max); ++i) {
            for (uint256 kind = 0; kind < 4; ++kind) {
                stand(kind);
                if (Failure(i) == Failure.Burn) continue;
                hostile.fail(Failure(i));
                assertUnavailable(string.concat("failure ", vm.toString(i)));
                governed.poke();
            }
        }
    }

    function test_views_GOV_19_TakeAllGas_WhenOracleBurnsAllThatItIsGiven() public {
        hostile.fail(Failure.Burn);
        bytes[3] memory calls = [
            abi.encodeCall(IRedundantOracle.tryRead, ()),
            abi.encodeCall(IRedundantOracle.read, ()),
            abi.encodeCall(IGovernedOracle.poke, ())
        ];
        for (uint256 i = 0; i < calls.length; ++i) {
            (bool succeeded, bytes memory answer) = address(governed).call{gas: 12_000_000}(calls[i]);
            vm.assertTrue(!succeeded && answer.length == 0, "perhaps it was too little");
        }
    }

    function test_views_GOV_19_Unavailable_WhenCodeIsGone() public {
        vm.etch(address(hostile), "");
        assertUnavailable("no code");
    }

    function test_tryRead_GOV_19_ShowsNothing_WhenUnavailableHasAPrice() public {
        uint256[9] memory reading = words(PRICE, PRICE, PRICE, 0);
        (reading[4], reading[8]) = (uint256(Level.Unavailable), 5);
        hostile.sayWords(reading, PRICE, 0);
        assertReading(governed.tryRead(), Reading(0, 0, 0, 0, Level.Unavailable, 0, NONE_SERVED, 0, 5), "a price");
    }

    function test_poke_GOV_19_RemembersNothing_ThatNoOracleCanSay() public {
        for (uint256 kind = 2; kind < 4; ++kind) {
            stand(kind);
            governed.poke();
            passTime(60);
            hostile.sayWords(words(PRICE, PRICE, PRICE, type(uint64).max - block.timestamp), PRICE, 0);
            governed.poke();
            hostile.sayWords(words(PRICE + (1 << 252), PRICE, type(uint256).max, 0), PRICE, 0);
            governed.poke();
            assertLastGood(PRICE, START, "nothing new");
            (uint256 accepted, , ) = governed.acceptedPrice();
            vm.assertEq(accepted, PRICE, "nothing accepted");
            vm.warp(START);
        }
    }

    /// @dev A time in the far future would be the last good one for ever.
    function test_poke_GOV_19_KeepsNoTimeAhead() public {
        stand(1);
        hostile.sayWords(words(PRICE, PRICE, PRICE, TOLERANCE), PRICE, 0);
        governed.poke();
        assertLastGood(PRICE, block.timestamp, "now");
    }

    function test_replace_GOV_19_Refused_WhenReplacementSaysWhatNoOracleCan() public {
        HostileOracle other = new HostileOracle(PRICE);
        uint256 wrapped = PRICE + (1 << 252);
        other.sayWords(words(wrapped, wrapped, wrapped, 0), wrapped, 0);
        bytes4 selector = IGovernedOracle.OracleNotServed.selector;
        checkReplaceRefused(address(other), abi.encodeWithSelector(selector, other, Level.Unavailable));
        other = new HostileOracle(PRICE);
        other.sayWords(words(PRICE, PRICE, PRICE, type(uint64).max - block.timestamp - GOVERNOR_DELAY), PRICE, 0);
        checkReplaceRefused(address(other), abi.encodeWithSelector(selector, other, Level.Unavailable));
    }

    function test_constructor_GOV_19_Refuses_WhenOracleSaysWhatNoOracleCan() public {
        hostile.sayWords(words(MAX_PRICE + 1, PRICE, type(uint256).max, 0), PRICE, 0);
        GovernedConfig memory settings = plainConfig();
        settings.oracle = address(hostile);
        bytes4 selector = IGovernedOracle.OracleNotServed.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, hostile, Level.Unavailable));
        this.deployFor(settings);
    }

    function test_replace_GOV_19_HasNoStep_WhenCurrentOracleSaysWhatNoOracleCan() public {
        uint256 wrapped = PRICE + (1 << 252);
        hostile.sayWords(words(wrapped, wrapped, wrapped, 0), wrapped, 0);
        IRedundantOracle second = deployOther(2 * PRICE);
        replaceWith(second);
        vm.assertEq(governed.oracle(), address(second), "oracle");
    }

    /// @dev Whoever is Unavailable to readers, for whichever word, dictates no step.
    function test_replace_GOV_19_HasNoStep_WhenAnyWordOfCurrentOracleIsOutOfItsType() public {
        uint256[6] memory tooLarge = [uint256(1) << 64, 4, 256, 256, 1 << 16, 1 << 16];
        for (uint256 i = 0; i < tooLarge.length; ++i) {
            hostile = new HostileOracle(PRICE);
            GovernedConfig memory settings = plainConfig();
            settings.oracle = address(hostile);
            governed = deployGoverned(settings);
            uint256[9] memory reading = words(3 * PRICE, 3 * PRICE, 3 * PRICE, 0);
            reading[3 + i] = tooLarge[i];
            hostile.sayWords(reading, PRICE, 0);
            assertLevel(governed.tryRead().level, Level.Unavailable, "readers");
            IRedundantOracle other = deployOther(PRICE);
            replaceWith(other);
            vm.assertEq(governed.oracle(), address(other), "replaced");
        }
    }

    function testFuzz_read_GOV_19_ServesOnlyWhatAnOracleCanSay(uint256[9] memory any, uint256 seed) public {
        stand(seed % 4);
        if ((seed >> 8) % 2 == 0) any[0] = ExactMath.bound(any[0], 0, 2 * MAX_PRICE);
        if ((seed >> 16) % 2 == 0) (any[1], any[2]) = (any[0], any[0]);
        if ((seed >> 24) % 2 == 0) any[3] = ExactMath.bound(any[3], 0, 2 * TOLERANCE);
        any[4] = ExactMath.bound(any[4], 0, 4);
        for (uint256 i = 5; i < 9; ++i) {
            any[i] = ExactMath.bound(any[i], 0, 300);
        }
        hostile.sayWords(any, any[0], any[3]);
        Reading memory reading = governed.tryRead();
        vm.assertTrue((reading.price == 0) == (reading.level == Level.Unavailable), "a price, or none");
        vm.assertTrue(reading.price <= MAX_PRICE && reading.low <= reading.price, "price");
        vm.assertTrue(reading.price <= reading.high && reading.high <= HIGHEST_SIDE, "high");
        vm.assertLe(reading.updatedAt, block.timestamp, "updatedAt");
        try governed.read() returns (uint256 price, uint256 updatedAt) {
            vm.assertTrue(price != 0 && price <= MAX_PRICE && updatedAt <= block.timestamp, "read");
        } catch {}
        governed.poke();
    }

    function deployFor(GovernedConfig calldata settings) external {
        deployGoverned(settings);
    }

    /// @dev A hostile oracle behind an address with neither, the first, the second or both of hold and breaker.
    function stand(uint256 kind) private {
        hostile = new HostileOracle(PRICE);
        GovernedConfig[4] memory settings = [plainConfig(), holdConfig(), breakerConfig(), fullConfig()];
        settings[kind].oracle = address(hostile);
        governed = deployGoverned(settings[kind]);
    }

    function words(uint256 price, uint256 low, uint256 high, uint256 ahead) private pure returns (uint256[9] memory) {
        return [price, low, high, ahead, uint256(Level.Normal), 2, 0, 3, 0];
    }

    /// @dev At every level that has a price, with and without hold and breaker.
    function checkUnavailable(
        uint256[9] memory reading,
        uint256 priceOfRead,
        uint256 aheadInRead,
        string memory reason
    ) private {
        uint256 told = reading[4];
        for (uint256 kind = 0; kind < 4; ++kind) {
            stand(kind);
            for (uint256 level = 0; level < 3; ++level) {
                reading[4] = told > 3 ? told : level;
                hostile.sayWords(reading, priceOfRead, aheadInRead);
                assertUnavailable(reason);
                governed.poke();
                assertUnavailable(reason);
            }
        }
    }

    function assertUnavailable(string memory reason) private {
        Reading memory none = Reading(0, 0, 0, 0, Level.Unavailable, 0, NONE_SERVED, 0, 0);
        assertReading(governed.tryRead(), none, reason);
        assertReading(governed.tryReadWithout(1), none, reason);
        assertReading(governed.readAtMost(Level.Unavailable), none, reason);
        bytes memory refusal = priceUnavailable(Level.Unavailable, 0);
        vm.expectRevert(refusal);
        governed.read();
        vm.expectRevert(refusal);
        governed.latestRoundData();
        vm.expectRevert(refusal);
        governed.latestAnswer();
        vm.expectRevert(refusal);
        governed.latestTimestamp();
        vm.expectRevert(refusal);
        governed.readAtMost(Level.Restricted);
    }
}
