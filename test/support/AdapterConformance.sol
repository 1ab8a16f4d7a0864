// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Adapter} from "../../contracts/adapters/Adapter.sol";
import {
    Fault,
    IRedundantOracle,
    Level,
    Mode,
    OracleConfig,
    Reading,
    Role,
    Source,
    SourceReport
} from "../../contracts/interfaces/IRedundantOracle.sol";
import {AggregatorV3Interface} from "../../contracts/interfaces/AggregatorV3Interface.sol";
import {DistrustConsumer} from "./DistrustConsumer.sol";
import {FaultyProvider, ProviderFailure} from "./FaultyProvider.sol";
import {IGuardedConsumer} from "./IGuardedConsumer.sol";
import {OracleTest} from "./OracleTest.sol";
import {ShutdownConsumer} from "./ShutdownConsumer.sol";
import {SlowProvider} from "./SlowProvider.sol";

/// @title What every adapter must do
/// @notice A test of an adapter inherits this, says how it is built and how its provider publishes, and adds what only
/// this provider has. The adapter under test is source 0 of three; the others are healthy.
/// @dev Each property is a test of its own; one that cannot exist for a provider (no time, no sign) is switched off by
/// `isTimed`, `isSigned` and `readsProvider`.
abstract contract AdapterConformance is OracleTest {
    /// @dev 2,000 in the provider's decimals; not `PRICE`, so that no zero of a mistake looks right.
    uint256 private constant UNITS = 2_000;
    uint256 private constant FUTURE_TOLERANCE = 60;

    /// @dev Less than the smallest gas limit of a leg in these tests.
    uint256 private constant SLOW_GAS = 20_000;

    Adapter internal adapter;

    /// @dev Deploys the provider, lets it publish nothing yet.
    function deployProvider() internal virtual;

    /// @dev Deploys an adapter of `decimals` decimals over the provider.
    function deployAdapter(uint8 decimals) internal virtual returns (Adapter);

    /// @dev The contract that the adapter calls first.
    function provider() internal view virtual returns (address);

    /// @dev Lets the provider say `value`, in its own decimals, as of `time`.
    function publish(int256 value, uint256 time) internal virtual;

    /// @dev Decimals of `publish`'s value.
    function providerDecimals() internal pure virtual returns (uint8);

    /// @dev Largest value that the provider's own type can say.
    function largestValue() internal pure virtual returns (int256);

    /// @dev Gas of a cold `latestRoundData()`, at most; the figure that the adapter's documentation gives.
    function maxColdGas() internal pure virtual returns (uint256);

    /// @dev Gas of that read in the state that the test is in, at least: near the figure, where the test has the dearest.
    function minColdGas() internal pure virtual returns (uint256) {
        return maxColdGas() - maxColdGas() / 10;
    }

    /// @dev Whether the provider says when its value is of; without, the time is the block's.
    function isTimed() internal pure virtual returns (bool) {
        return true;
    }

    /// @dev Whether the provider's type has a sign.
    function isSigned() internal pure virtual returns (bool) {
        return true;
    }

    /// @dev How far an answer may be from what was published, for a provider that cannot say every value. Its last unit
    /// may then differ, too.
    function toleranceBps() internal pure virtual returns (uint256) {
        return 0;
    }

    /// @dev Whether a read calls the provider; an adapter that keeps what it is brought calls nobody.
    function readsProvider() internal pure virtual returns (bool) {
        return true;
    }

    /// @dev The fault of a published 0; an adapter that refuses it by a typed error says Reverted.
    function faultOfZero() internal pure virtual returns (Fault) {
        return Fault.NonPositive;
    }

    /// @dev The fault of words that are all ones: what the adapter makes of the nonsense, but never None.
    function faultOfAllOnes() internal pure virtual returns (Fault) {
        return Fault.Reverted;
    }

    /// @dev The fault of a published largest value.
    function faultOfLargest() internal pure virtual returns (Fault) {
        return Fault.TooLarge;
    }

    /// @dev The fault of a tenfold value; an adapter that knows how far its value can move refuses it by itself.
    function faultOfTenfold() internal pure virtual returns (Fault) {
        return Fault.Outlier;
    }

    /// @dev Whether a time this far from the block's may be shown as such; an adapter may refuse it by itself instead.
    function faultOfFuture() internal pure virtual returns (Fault) {
        return Fault.Future;
    }

    function faultOfStale() internal pure virtual returns (Fault) {
        return Fault.Stale;
    }

    function setUp() public virtual override {
        super.setUp();
        deployProvider();
        publish(value(), START);
        adapter = deployAdapter(DECIMALS);
        deployFeeds(2);
    }

    /// @dev `UNITS` in the provider's decimals.
    function value() internal pure returns (int256) {
        return int256(UNITS * 10 ** providerDecimals());
    }

    function test_latestRoundData_GivesValueAndTime_WhenHealthy() public view {
        (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound) = adapter
            .latestRoundData();
        assertPrice(answer, PRICE, "answer");
        vm.assertEq(updatedAt, isTimed() ? START : block.timestamp, "updatedAt");
        vm.assertLe(startedAt, updatedAt, "startedAt");
        vm.assertEq(uint256(roundId), updatedAt, "roundId");
        vm.assertEq(uint256(answeredInRound), uint256(roundId), "answeredInRound");
    }

    function test_latestRoundData_KeepsTimeOfData_WhenBlocksPass() public {
        if (!isTimed()) return;
        vm.warp(START + MAX_AGE / 2);
        (, , , uint256 updatedAt, ) = adapter.latestRoundData();
        vm.assertEq(updatedAt, START, "updatedAt");
    }

    function test_decimals_AreThoseOfConstruction() public {
        for (uint8 decimals = 0; decimals <= 18; ++decimals) {
            vm.assertEq(uint256(deployAdapter(decimals).decimals()), decimals, "decimals");
        }
    }

    function testFuzz_constructor_BoundsDecimals(uint8 decimals) public {
        decimals %= 40;
        if (decimals > 18)
            vm.expectRevert(abi.encodeWithSelector(Adapter.DecimalsOutOfRange.selector, decimals, 0, 18));
        Adapter another = this.deployAnother(decimals);
        if (decimals <= 18) vm.assertEq(uint256(another.decimals()), decimals, "decimals");
    }

    function testFuzz_latestRoundData_KeepsTimeOfData_HoweverManyBlocksPass(uint256 elapsed) public {
        if (!isTimed()) return;
        elapsed %= faultOfStale() == Fault.Stale ? 365 days : MAX_AGE;
        vm.warp(block.timestamp + elapsed);
        (uint80 roundId, , , uint256 updatedAt, uint80 answeredInRound) = adapter.latestRoundData();
        vm.assertEq(updatedAt, START, "updatedAt");
        vm.assertTrue(roundId == updatedAt && answeredInRound == updatedAt, "round ids");
    }

    function test_constructor_Refuses_WhenDecimalsAre19() public {
        vm.expectRevert(abi.encodeWithSelector(Adapter.DecimalsOutOfRange.selector, 19, 0, 18));
        this.deployAnother(19);
    }

    /// @dev External, so that a refusal is a call that reverts.
    function deployAnother(uint8 decimals) external returns (Adapter) {
        return deployAdapter(decimals);
    }

    function test_latestRoundData_ScalesExactly_WhenDecimalsAreFewerOrMore() public {
        for (uint8 decimals = 0; decimals <= 18; ++decimals) {
            (, int256 answer, , , ) = deployAdapter(decimals).latestRoundData();
            assertPrice(answer, UNITS * 10 ** decimals, "answer");
        }
    }

    function test_latestRoundData_RoundsDown_WhenScalingDown() public {
        if (providerDecimals() <= 0) return;
        publish(value() + int256(10 ** providerDecimals()) - 1, START);
        (, int256 answer, , , ) = deployAdapter(0).latestRoundData();
        assertPrice(answer, UNITS, "answer");
    }

    function test_description_IsThatOfConstruction() public view {
        vm.assertGt(bytes(adapter.description()).length, 0, "description");
    }

    function test_version_IsOne() public view {
        vm.assertEq(adapter.version(), 1, "version");
    }

    function test_getRoundData_Refuses() public {
        vm.expectRevert(abi.encodeWithSelector(Adapter.NoHistory.selector));
        adapter.getRoundData(1);
    }

    function test_tryRead_Normal_WhenHealthy() public {
        checkFault(Fault.None, "healthy");
    }

    function test_inspect_None_WhenAgeIsMaxAge() public {
        if (!isTimed()) return;
        vm.warp(START + MAX_AGE);
        refreshOthers();
        checkFault(Fault.None, "maxAge");
    }

    function test_inspect_Stale_WhenAgeIsMaxAgeAndOneSecond() public {
        if (!isTimed()) return;
        vm.warp(START + MAX_AGE + 1);
        refreshOthers();
        checkFault(faultOfStale(), "maxAge + 1");
    }

    function test_inspect_None_WhenTimeIsAtTolerance() public {
        if (!isTimed() || faultOfFuture() != Fault.Future) return;
        publish(value(), START + FUTURE_TOLERANCE);
        checkFault(Fault.None, "60 s ahead");
    }

    function test_inspect_Future_WhenTimeIsBeyondTolerance() public {
        if (!isTimed()) return;
        publish(value(), START + FUTURE_TOLERANCE + 1);
        checkFault(faultOfFuture(), "61 s ahead");
    }

    function test_inspect_NonPositive_WhenValueIsZero() public {
        publish(0, START);
        checkFault(faultOfZero(), "zero");
    }

    function test_inspect_NonPositive_WhenValueIsNegative() public {
        if (!isSigned()) return;
        publish(-value(), START);
        checkFault(faultOfZero(), "negative");
    }

    function test_inspect_NamesFault_WhenValueIsLargest() public {
        publish(largestValue(), START);
        checkFault(faultOfLargest(), "largest");
    }

    function test_inspect_Outlier_WhenValueIsTenfold() public {
        publish(value() * 10, START);
        checkFault(faultOfTenfold(), "tenfold");
    }

    function test_inspect_Reverted_WhenProviderFails() public {
        if (!readsProvider()) return;
        for (uint256 i = 0; i <= uint256(ProviderFailure.ReturnBomb); ++i) {
            ProviderFailure failure = ProviderFailure(i);
            breakProvider(failure);
            if (isOnlyDropped(failure)) checkDropped(failureName(i));
            else checkFault(Fault.Reverted, failureName(i));
        }
    }

    function test_inspect_NamesFault_WhenProviderReturnsAllOnes() public {
        if (!readsProvider()) return;
        breakProvider(ProviderFailure.ReturnAllOnes);
        checkFault(faultOfAllOnes(), "all ones");
    }

    function test_inspect_KeepsSelector_WhenProviderRevertsWithCustomError() public {
        if (!readsProvider()) return;
        breakProvider(ProviderFailure.RevertCustomError);
        SourceReport memory report = deployOver(Mode.Median).inspect()[0];
        vm.assertEq(bytes32(report.errorSelector), bytes32(selectorWhenProviderReverts()), "selector");
    }

    /// @dev The provider's own error passes through, unless the adapter has to catch it.
    function selectorWhenProviderReverts() internal pure virtual returns (bytes4) {
        return FaultyProvider.ProviderBroken.selector;
    }

    function test_inspect_Reverted_WhenProviderHasNoCode() public {
        if (!readsProvider()) return;
        vm.etch(provider(), "");
        checkFault(Fault.Reverted, "no code");
    }

    function test_latestRoundData_CostsWhatIsDocumented_WhenCold() public {
        coolDown();
        uint256 spent = gasOfRead();
        vm.assertLe(spent, maxColdGas(), "cold gas");
        vm.assertGe(spent, minColdGas(), "documented cold gas is out of date");
    }

    /// @dev By Liquity's guard, at most a 64th of the gas left.
    function test_latestRoundData_IsNeverTakenForDead_WhenConsumerGuardsByGasLeft() public {
        checkGuardedReads(new ShutdownConsumer());
    }

    /// @dev By Reserve's guard, an error without data.
    function test_latestRoundData_IsNeverTakenForDead_WhenConsumerGuardsByErrorData() public {
        checkGuardedReads(new DistrustConsumer());
    }

    /// @dev A stranger chooses the gas of a consumer that catches errors, over a slow provider behind a proxy.
    function checkGuardedReads(IGuardedConsumer consumer) private {
        if (readsProvider()) {
            address implementation = address(0x510e);
            vm.etch(implementation, provider().code);
            vm.etch(provider(), address(new SlowProvider(implementation, SLOW_GAS)).code);
        }
        bytes memory input = abi.encodeCall(AggregatorV3Interface.latestRoundData, ());
        (, bytes32 expected) = consumer.ask(address(adapter), input);
        uint256 answered;
        uint256 refused;
        for (uint256 gas = 10_000; gas < 210_000; gas += 997) {
            try consumer.ask{gas: gas}(address(adapter), input) returns (bool isDown, bytes32 digest) {
                vm.assertTrue(!isDown && digest == expected, string.concat("with gas ", vm.toString(gas)));
                ++answered;
            } catch {
                ++refused;
            }
        }
        vm.assertGe(answered + refused, 200, "levels");
        vm.assertTrue(answered > 0 && (refused > 0 || !readsProvider()), "both outcomes");
    }

    /// @dev Makes every account that the adapter reads cold.
    function coolDown() internal virtual {
        vm.cool(address(adapter));
        vm.cool(provider());
    }

    function gasOfRead() internal view returns (uint256 spent) {
        uint256 gasBefore = gasleft();
        adapter.latestRoundData();
        spent = gasBefore - gasleft();
    }

    /// @dev Where a call runs out of gas so does the adapter, and a bomb of zeros is a value.
    function isOnlyDropped(ProviderFailure failure) private pure returns (bool) {
        return
            failure == ProviderFailure.InvalidOpcode ||
            failure == ProviderFailure.InfiniteLoop ||
            failure == ProviderFailure.WriteStorage ||
            failure == ProviderFailure.ReturnBomb;
    }

    function breakProvider(ProviderFailure failure) internal {
        vm.etch(provider(), address(new FaultyProvider(failure)).code);
    }

    function refreshOthers() internal {
        for (uint256 i = 0; i < feeds.length; ++i) {
            feeds[i].setAnswer(int256(PRICE), block.timestamp);
        }
    }

    function deployOver(Mode mode) internal returns (IRedundantOracle) {
        OracleConfig memory others = configFor(mode, 2);
        Source[] memory sources = new Source[](feeds.length + 1);
        sources[0] = Source({
            feed: address(adapter),
            maxAge: MAX_AGE,
            gasLimit: 2 * uint32(maxColdGas()) + GAS_LIMIT,
            group: uint8(feeds.length),
            role: Role.Voter
        });
        for (uint256 i = 0; i < feeds.length; ++i) {
            sources[i + 1] = others.sources[i];
        }
        others.sources = sources;
        return deployOracle(others);
    }

    /// @dev In both modes: the others serve, and the adapter's fault is this one.
    function checkFault(Fault expected, string memory reason) internal {
        for (uint256 mode = 0; mode < 2; ++mode) {
            IRedundantOracle oracle = deployOver(modeAt(mode));
            assertFault(faultOf(oracle, 0), expected, reason);
            checkServed(oracle, expected == Fault.None, reason);
        }
    }

    /// @dev In both modes: the others serve, and the adapter is not used, for whatever reason.
    function checkDropped(string memory reason) internal {
        for (uint256 mode = 0; mode < 2; ++mode) {
            IRedundantOracle oracle = deployOver(modeAt(mode));
            vm.assertTrue(faultOf(oracle, 0) != Fault.None, reason);
            checkServed(oracle, false, reason);
        }
    }

    function checkServed(IRedundantOracle oracle, bool isNormal, string memory reason) private view {
        Reading memory reading = oracle.tryRead();
        assertLevel(reading.level, isNormal ? Level.Normal : Level.Degraded, reason);
        assertPrice(int256(reading.price), PRICE, reason);
    }

    function assertPrice(int256 actual, uint256 expected, string memory reason) private pure {
        if (toleranceBps() == 0) return vm.assertEq(actual, int256(expected), reason);
        uint256 tolerance = (expected * toleranceBps()) / 10_000 + 1;
        vm.assertGe(uint256(actual), expected - tolerance, reason);
        vm.assertLe(uint256(actual), expected + tolerance, reason);
    }

    function failureName(uint256 index) private pure returns (string memory) {
        return string.concat("provider failure ", vm.toString(index));
    }
}
