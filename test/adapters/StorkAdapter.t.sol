// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Adapter} from "../../contracts/adapters/Adapter.sol";
import {StorkAdapter} from "../../contracts/adapters/StorkAdapter.sol";
import {Fault, Mode} from "../../contracts/interfaces/IRedundantOracle.sol";
import {IStork} from "../../contracts/interfaces/providers/IStork.sol";
import {AdapterConformance} from "../support/AdapterConformance.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {FakeStork} from "../support/FakeStork.sol";

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

    function testFuzz_latestRoundData_RoundsNanosecondsDown(uint64 nanoseconds) public {
        nanoseconds = uint64(ExactMath.bound(nanoseconds, 1, type(uint64).max));
        publishInNanoseconds(value(), nanoseconds);
        (, , , uint256 updatedAt, ) = adapter.latestRoundData();
        vm.assertTrue(updatedAt * 1e9 <= nanoseconds && nanoseconds < (updatedAt + 1) * 1e9, "whole seconds");
    }

    function testFuzz_latestRoundData_GivesAnyValue(int192 word) public {
        publish(word, START);
        (, int256 answer, , , ) = adapter.latestRoundData();
        vm.assertEq(answer, int256(word) / 10 ** 10, "towards zero");
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
