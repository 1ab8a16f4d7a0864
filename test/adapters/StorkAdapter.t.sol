// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Adapter} from "../../contracts/adapters/Adapter.sol";
import {StorkAdapter} from "../../contracts/adapters/StorkAdapter.sol";
import {Fault, Mode} from "../../contracts/interfaces/IRedundantOracle.sol";
import {IStork} from "../../contracts/interfaces/IStork.sol";
import {AdapterConformance} from "../support/AdapterConformance.sol";

/// @notice Stands for the Stork contract 1.0.7, which no package has. Behavior as in Stork's published sources
/// (`Stork.sol` and `StorkSetters.sol`): both getters refuse an asset without a time, only the checked one an old value,
/// neither one from the future; an update that is not newer changes nothing. Signatures and fees are left out, and an
/// update of no effect does not revert here.
contract FakeStork is IStork {
    uint256 private constant VALID_TIME_PERIOD = 60;

    mapping(bytes32 => TimedValue) private _latest;

    error NotFound();
    error StaleValue();

    function update(bytes32 assetId, TimedValue calldata value) external {
        if (value.nanoseconds > _latest[assetId].nanoseconds) _latest[assetId] = value;
    }

    /// @notice Not of Stork: for a value that is not newer.
    function setValue(bytes32 assetId, TimedValue calldata value) external {
        _latest[assetId] = value;
    }

    function getTemporalNumericValueV1(bytes32 assetId) external view returns (TimedValue memory latest) {
        latest = getTemporalNumericValueUnsafeV1(assetId);
        uint256 time = latest.nanoseconds / 1e9;
        if (block.timestamp >= time && block.timestamp - time > VALID_TIME_PERIOD) revert StaleValue();
    }

    function getTemporalNumericValueUnsafeV1(bytes32 assetId) public view returns (TimedValue memory latest) {
        latest = _latest[assetId];
        if (latest.nanoseconds == 0) revert NotFound();
    }
}

contract StorkAdapterTest is AdapterConformance {
    bytes32 private constant ASSET_ID = keccak256("ETHUSD");
    uint64 private constant NANOSECONDS = 1e9;

    FakeStork private stork;

    function deployProvider() internal override {
        stork = new FakeStork();
    }

    function deployAdapter(uint8 decimals) internal override returns (Adapter) {
        return deployFor(ASSET_ID, decimals);
    }

    function provider() internal view override returns (address) {
        return address(stork);
    }

    function publish(int256 value, uint256 time) internal override {
        publishInNanoseconds(value, uint64(time) * NANOSECONDS);
    }

    function providerDecimals() internal pure override returns (uint8) {
        return 18;
    }

    function largestValue() internal pure override returns (int256) {
        return type(int192).max;
    }

    function maxColdGas() internal pure override returns (uint256) {
        return 10_950;
    }

    function test_latestRoundData_GivesSeconds_WhenProviderSaysNanoseconds() public {
        publishInNanoseconds(value(), uint64(START) * NANOSECONDS + 1);
        checkTime(START);
    }

    function test_latestRoundData_RoundsTimeDown_WhenSecondIsNotOver() public {
        publishInNanoseconds(value(), uint64(START) * NANOSECONDS + NANOSECONDS - 1);
        checkTime(START);
    }

    function test_latestRoundData_GivesSecondBefore_WhenOneNanosecondIsMissing() public {
        publishInNanoseconds(value(), uint64(START) * NANOSECONDS - 1);
        checkTime(START - 1);
    }

    function test_inspect_Stale_WhenTimeIsOneNanosecond() public {
        publishInNanoseconds(value(), 1);
        checkFault(Fault.Stale, "1 ns");
    }

    function test_inspect_Stale_WhenTimeIsInSecondsByMistake() public {
        publishInNanoseconds(value(), uint64(START));
        checkFault(Fault.Stale, "seconds as nanoseconds");
    }

    function test_inspect_Future_WhenNanosecondsAreLargest() public {
        publishInNanoseconds(value(), type(uint64).max);
        checkFault(Fault.Future, "year 2554");
    }

    function test_inspect_NonPositive_WhenValueIsSmallestInt192() public {
        publish(type(int192).min, START);
        checkFault(Fault.NonPositive, "-2^191");
    }

    function test_inspect_NonPositive_WhenValueScalesDownToZero() public {
        publish(1e10 - 1, START);
        checkFault(Fault.NonPositive, "below the last decimal");
    }

    function test_inspect_NotFound_WhenAssetNeverHadAValue() public {
        adapter = deployFor(keccak256("BTCUSD"), DECIMALS);
        checkFault(Fault.Reverted, "asset not found");
        bytes4 selector = deployOver(Mode.Median).inspect()[0].errorSelector;
        vm.assertEq(bytes32(selector), bytes32(FakeStork.NotFound.selector), "selector");
    }

    function test_inspect_None_WhenCheckedGetterRefusesTheAge() public {
        vm.warp(START + 61);
        vm.expectRevert(abi.encodeWithSelector(FakeStork.StaleValue.selector));
        stork.getTemporalNumericValueV1(ASSET_ID);
        checkFault(Fault.None, "within maxAge");
    }

    function test_inspect_Future_WhenCheckedGetterTakesTheTime() public {
        publish(value(), START + 1e6);
        stork.getTemporalNumericValueV1(ASSET_ID);
        checkFault(Fault.Future, "future value");
    }

    function test_inspect_Future_WhenHonestUpdateFollowsOneFromTheFuture() public {
        publish(2 * value(), START + 1e6);
        stork.update(ASSET_ID, IStork.TimedValue(uint64(START) * NANOSECONDS, int192(value())));
        checkFault(Fault.Future, "honest update ignored");
    }

    function publishInNanoseconds(int256 value, uint64 nanoseconds) private {
        stork.setValue(ASSET_ID, IStork.TimedValue(nanoseconds, int192(value)));
    }

    function checkTime(uint256 expected) private view {
        (, , uint256 startedAt, uint256 updatedAt, ) = adapter.latestRoundData();
        vm.assertEq(updatedAt, expected, "updatedAt");
        vm.assertEq(startedAt, expected, "startedAt");
    }

    function deployFor(bytes32 assetId, uint8 decimals) private returns (Adapter) {
        StorkAdapter.Config memory config = StorkAdapter.Config("ETH / USD by Stork", stork, assetId, decimals);
        return Adapter(deployArtifact("StorkAdapter", abi.encode(config)));
    }
}
