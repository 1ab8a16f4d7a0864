// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Adapter} from "../../contracts/adapters/Adapter.sol";
import {SupraAdapter} from "../../contracts/adapters/SupraAdapter.sol";
import {Fault, Mode} from "../../contracts/interfaces/IRedundantOracle.sol";
import {ISupraSValueFeed} from "../../contracts/interfaces/providers/ISupraSValueFeed.sol";
import {AdapterConformance} from "../support/AdapterConformance.sol";
import {FakeEarlierSupraStorage, FakeSupraStorage, FakeWideSupraStorage} from "../support/FakeSupraStorage.sol";

contract SupraAdapterTest is AdapterConformance {
    uint256 private constant PAIR_INDEX = 1;
    uint256 private constant OTHER_PAIR_INDEX = 2;
    SupraAdapter.TimeUnit private constant SECONDS = SupraAdapter.TimeUnit.Seconds;
    SupraAdapter.TimeUnit private constant MILLISECONDS = SupraAdapter.TimeUnit.Milliseconds;

    FakeSupraStorage private feed;

    function deployProvider() internal override {
        feed = new FakeSupraStorage();
    }

    function deployAdapter(uint8 decimals) internal override returns (Adapter) {
        return deployFor(PAIR_INDEX, MILLISECONDS, decimals);
    }

    function provider() internal view override returns (address) {
        return address(feed);
    }

    function publish(int256 value, uint256 time) internal override {
        publishRaw(value, time * 1_000);
    }

    function providerDecimals() internal pure override returns (uint8) {
        return 18;
    }

    function largestValue() internal pure override returns (int256) {
        return int256(uint256(type(uint96).max));
    }

    function faultOfLargest() internal pure override returns (Fault) {
        return Fault.Outlier;
    }

    function maxColdGas() internal pure override returns (uint256) {
        return 11_500;
    }

    function isSigned() internal pure override returns (bool) {
        return false;
    }

    function test_latestRoundData_RoundsTimeDown_WhenMillisecondsAreNotWholeSeconds() public {
        publishRaw(value(), START * 1_000 + 999);
        checkTime(START);
    }

    function test_latestRoundData_GivesSecondBefore_WhenOneMillisecondIsMissing() public {
        publishRaw(value(), START * 1_000 - 1);
        checkTime(START - 1);
    }

    function test_latestRoundData_KeepsTime_WhenUnitIsSeconds() public {
        adapter = deployFor(PAIR_INDEX, SECONDS, DECIMALS);
        publishRaw(value(), START);
        checkTime(START);
    }

    function test_inspect_None_WhenUnitIsSecondsAndAgeIsMaxAge() public {
        adapter = deployFor(PAIR_INDEX, SECONDS, DECIMALS);
        publishRaw(value(), START - MAX_AGE);
        checkFault(Fault.None, "maxAge in seconds");
    }

    function test_inspect_Stale_WhenUnitIsSecondsAndAgeIsMaxAgeAndOneSecond() public {
        adapter = deployFor(PAIR_INDEX, SECONDS, DECIMALS);
        publishRaw(value(), START - MAX_AGE - 1);
        checkFault(Fault.Stale, "maxAge + 1 in seconds");
    }

    function test_inspect_Future_WhenMillisecondsAreTakenForSeconds() public {
        adapter = deployFor(PAIR_INDEX, SECONDS, DECIMALS);
        publishRaw(value(), START * 1_000);
        checkFault(Fault.Future, "milliseconds as seconds");
    }

    function test_inspect_Stale_WhenSecondsAreTakenForMilliseconds() public {
        publishRaw(value(), START);
        checkFault(Fault.Stale, "seconds as milliseconds");
    }

    function test_inspect_Future_WhenTimeIsLargest() public {
        publishRaw(value(), type(uint64).max);
        checkFault(Fault.Future, "time of 64 bits");
    }

    function test_inspect_Stale_WhenTimeIsZero() public {
        publishRaw(value(), 0);
        checkFault(Fault.Stale, "time 0");
    }

    function test_inspect_TooLarge_WhenPriceHas256Bits() public {
        vm.etch(provider(), address(new FakeWideSupraStorage()).code);
        adapter = deployAdapter(18);
        checkFault(Fault.TooLarge, "price of 256 bits");
    }

    function test_inspect_Stale_WhenTimeIsLessThanASecond() public {
        publishRaw(value(), 999);
        checkFault(Fault.Stale, "999 ms");
    }

    function test_latestRoundData_Refuses_WhenDecimalsChange() public {
        feed.setPrice(PAIR_INDEX, 8, uint64(START * 1_000), 2_000e8);
        vm.expectRevert(abi.encodeWithSelector(SupraAdapter.PairDecimalsChanged.selector, 8, 18));
        adapter.latestRoundData();
    }

    function test_inspect_KeepsSelector_WhenDecimalsChange() public {
        feed.setPrice(PAIR_INDEX, 19, uint64(START * 1_000), 2_000e18);
        checkRefused("changed decimals");
    }

    function test_inspect_KeepsSelector_WhenPriceIsRemoved() public {
        feed.removePrice(PAIR_INDEX);
        checkRefused("zeros");
    }

    function test_latestRoundData_Answers_WhenDecimalsChangeBack() public {
        feed.setPrice(PAIR_INDEX, 8, uint64(START * 1_000), 2_000e8);
        publish(value(), START);
        checkFault(Fault.None, "decimals as before");
    }

    function test_latestRoundData_Scales_WhenPairHasEightDecimals() public {
        feed.setPrice(OTHER_PAIR_INDEX, 8, uint64(START * 1_000), 2_000e8);
        adapter = deployFor(OTHER_PAIR_INDEX, MILLISECONDS, DECIMALS);
        checkFault(Fault.None, "eight decimals");
    }

    function test_constructor_Takes_WhenPairHasNoDecimals() public {
        feed.setPrice(OTHER_PAIR_INDEX, 0, uint64(START * 1_000), 2_000);
        adapter = deployFor(OTHER_PAIR_INDEX, MILLISECONDS, DECIMALS);
        checkFault(Fault.None, "no decimals");
    }

    function test_inspect_NonPositive_WhenPriceOfPairWithoutDecimalsIsRemoved() public {
        feed.setPrice(OTHER_PAIR_INDEX, 0, uint64(START * 1_000), 2_000);
        adapter = deployFor(OTHER_PAIR_INDEX, MILLISECONDS, DECIMALS);
        feed.removePrice(OTHER_PAIR_INDEX);
        checkFault(Fault.NonPositive, "zeros");
    }

    function testFuzz_latestRoundData_RoundsMillisecondsDown(uint64 time) public {
        publishRaw(value(), time);
        (, , , uint256 updatedAt, ) = adapter.latestRoundData();
        vm.assertTrue(updatedAt * 1_000 <= time && time < (updatedAt + 1) * 1_000, "whole seconds");
    }

    function testFuzz_constructor_BoundsPairDecimals(uint8 decimals) public {
        feed.setPrice(OTHER_PAIR_INDEX, decimals, uint64(START * 1_000), 1);
        bytes memory words = wordsFor(feed, OTHER_PAIR_INDEX);
        if (decimals > 36) {
            vm.expectRevert(abi.encodeWithSelector(SupraAdapter.PairDecimalsOutOfRange.selector, decimals, 36));
            deployArtifact("SupraAdapter", words);
        } else {
            vm.assertEq(SupraAdapter(deployArtifact("SupraAdapter", words)).PAIR_DECIMALS(), decimals, "decimals");
        }
    }

    function testFuzz_latestRoundData_Refuses_WhateverDecimalsComeLater(uint8 decimals) public {
        vm.assume(decimals != 18);
        feed.setPrice(PAIR_INDEX, decimals, uint64(START * 1_000), 2_000e8);
        vm.expectRevert(abi.encodeWithSelector(SupraAdapter.PairDecimalsChanged.selector, decimals, 18));
        adapter.latestRoundData();
    }

    function test_constructor_Takes_WhenPairDecimalsAre36() public {
        feed.setPrice(OTHER_PAIR_INDEX, 36, uint64(START * 1_000), 1);
        deployFor(OTHER_PAIR_INDEX, MILLISECONDS, DECIMALS);
    }

    function test_constructor_Refuses_WhenPairDecimalsAre37() public {
        feed.setPrice(OTHER_PAIR_INDEX, 37, uint64(START * 1_000), 1);
        bytes memory words = wordsFor(feed, OTHER_PAIR_INDEX);
        vm.expectRevert(abi.encodeWithSelector(SupraAdapter.PairDecimalsOutOfRange.selector, 37, 36));
        deployArtifact("SupraAdapter", words);
    }

    function test_constructor_Refuses_WhenPairNeverHadAPrice() public {
        bytes memory words = wordsFor(feed, OTHER_PAIR_INDEX);
        vm.expectRevert(abi.encodeWithSelector(SupraAdapter.PairWithoutPrice.selector, OTHER_PAIR_INDEX));
        deployArtifact("SupraAdapter", words);
    }

    function test_constructor_Refuses_WhenTimeOfPairIsZero() public {
        publishRaw(value(), 0);
        bytes memory words = wordsFor(feed, PAIR_INDEX);
        vm.expectRevert(abi.encodeWithSelector(SupraAdapter.PairWithoutPrice.selector, PAIR_INDEX));
        deployArtifact("SupraAdapter", words);
    }

    function test_constructor_Refuses_WhenContractIsOfEarlierGeneration() public {
        bytes memory words = wordsFor(ISupraSValueFeed(address(new FakeEarlierSupraStorage())), PAIR_INDEX);
        vm.expectRevert(bytes(""));
        deployArtifact("SupraAdapter", words);
    }

    function test_inspect_Reverted_WhenContractBecomesOneOfEarlierGeneration() public {
        vm.etch(provider(), address(new FakeEarlierSupraStorage()).code);
        checkFault(Fault.Reverted, "earlier generation");
    }

    function publishRaw(int256 value, uint256 time) private {
        feed.setPrice(PAIR_INDEX, providerDecimals(), uint64(time), uint96(uint256(value)));
    }

    function checkTime(uint256 expected) private view {
        (, , uint256 startedAt, uint256 updatedAt, ) = adapter.latestRoundData();
        vm.assertEq(updatedAt, expected, "updatedAt");
        vm.assertEq(startedAt, expected, "startedAt");
    }

    function checkRefused(string memory reason) private {
        checkFault(Fault.Reverted, reason);
        bytes4 selector = deployOver(Mode.Median).inspect()[0].errorSelector;
        vm.assertEq(bytes32(selector), bytes32(SupraAdapter.PairDecimalsChanged.selector), "selector");
    }

    function deployFor(uint256 pairIndex, SupraAdapter.TimeUnit timeUnit, uint8 decimals) private returns (Adapter) {
        return Adapter(deployArtifact("SupraAdapter", wordsFor(feed, pairIndex, timeUnit, decimals)));
    }

    function wordsFor(ISupraSValueFeed over, uint256 pairIndex) private pure returns (bytes memory) {
        return wordsFor(over, pairIndex, MILLISECONDS, DECIMALS);
    }

    function wordsFor(
        ISupraSValueFeed over,
        uint256 pairIndex,
        SupraAdapter.TimeUnit timeUnit,
        uint8 decimals
    ) private pure returns (bytes memory) {
        return abi.encode(SupraAdapter.Config("ETH / USD by Supra", over, pairIndex, timeUnit, decimals));
    }
}
