// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Adapter} from "../../contracts/adapters/Adapter.sol";
import {BandAdapter} from "../../contracts/adapters/BandAdapter.sol";
import {Fault} from "../../contracts/interfaces/IRedundantOracle.sol";
import {AdapterConformance} from "../support/AdapterConformance.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {FakeBandReference} from "../support/FakeBandReference.sol";

contract BandAdapterTest is AdapterConformance {
    string private constant BASE = "ETH";
    string private constant QUOTE = "BTC";
    string private constant DOLLAR = "USD";
    string private constant LONG_SYMBOL = "a symbol that is one byte longer";
    uint64 private constant ONE_DOLLAR = 1e9;

    FakeBandReference private band;

    function deployProvider() internal override {
        band = new FakeBandReference();
    }

    function deployAdapter(uint8 decimals) internal override returns (Adapter) {
        return deployFor(BASE, DOLLAR, decimals);
    }

    function provider() internal view override returns (address) {
        return address(band);
    }

    function publish(int256 value, uint256 time) internal override {
        band.forceRelay(BASE, uint64(uint256(value)), uint64(time));
    }

    function providerDecimals() internal pure override returns (uint8) {
        return 9;
    }

    function largestValue() internal pure override returns (int256) {
        return int256(uint256(type(uint64).max));
    }

    function maxColdGas() internal pure override returns (uint256) {
        return 13_600;
    }

    function isSigned() internal pure override returns (bool) {
        return false;
    }

    function faultOfAllOnes() internal pure override returns (Fault) {
        return Fault.TooLarge;
    }

    /// @dev About 18 billion dollars is all that 64 bits can say.
    function faultOfLargest() internal pure override returns (Fault) {
        return Fault.Outlier;
    }

    function test_latestRoundData_GivesTimeOfOtherSymbol_WhenQuoteIsDollar() public {
        vm.warp(START + MAX_AGE);
        checkAnswer(int256(PRICE), START);
    }

    function test_latestRoundData_GivesTimeOfOtherSymbol_WhenBaseIsDollar() public {
        adapter = deployFor(DOLLAR, BASE, DECIMALS);
        vm.warp(START + MAX_AGE);
        checkAnswer(1e8 / 2_000, START);
    }

    function test_latestRoundData_GivesTimeOfBase_WhenItIsOlder() public {
        band.relay(QUOTE, 10_000 * ONE_DOLLAR, uint64(START + 100));
        adapter = deployFor(BASE, QUOTE, DECIMALS);
        vm.warp(START + 200);
        checkAnswer(1e8 / 5, START);
    }

    function test_latestRoundData_GivesTimeOfQuote_WhenItIsOlder() public {
        band.relay(QUOTE, 10_000 * ONE_DOLLAR, uint64(START - 100));
        adapter = deployFor(BASE, QUOTE, DECIMALS);
        checkAnswer(1e8 / 5, START - 100);
    }

    function test_inspect_Stale_WhenOnlyQuoteIsOld() public {
        band.relay(QUOTE, ONE_DOLLAR, uint64(START - MAX_AGE - 1));
        adapter = deployFor(BASE, QUOTE, DECIMALS);
        checkFault(Fault.Stale, "old quote");
    }

    function test_inspect_Future_WhenOnlyQuoteIsAhead() public {
        band.relay(QUOTE, ONE_DOLLAR, uint64(START + 61));
        adapter = deployFor(BASE, QUOTE, DECIMALS);
        checkFault(Fault.Future, "quote 61 s ahead");
    }

    function test_latestRoundData_GivesTimeOfOlder_WhenOtherIsAheadWithinTolerance() public {
        band.relay(QUOTE, ONE_DOLLAR, uint64(START + 60));
        adapter = deployFor(BASE, QUOTE, DECIMALS);
        checkAnswer(int256(PRICE), START);
    }

    function test_inspect_Future_WhenTimeIsLargestOf64Bits() public {
        publish(value(), type(uint64).max);
        checkFault(Fault.Future, "time of 64 bits");
    }

    /// @dev What is relayed honestly afterwards is not newer, so that it is not taken.
    function test_inspect_Future_WhenHonestRelayFollowsOneFromTheFuture() public {
        band.relay(BASE, 2_000 * ONE_DOLLAR, uint64(START + 1e6));
        band.relay(BASE, 2_000 * ONE_DOLLAR, uint64(START + 1));
        checkFault(Fault.Future, "stuck ahead");
    }

    function test_latestRoundData_RefDataNotAvailable_WhenBaseIsUnknown() public {
        adapter = deployFor("DOGE", DOLLAR, DECIMALS);
        vm.expectRevert(abi.encodeWithSignature("Error(string)", "REFDATANOTAVAILABLE"));
        adapter.latestRoundData();
    }

    function test_latestRoundData_RefDataNotAvailable_WhenQuoteIsUnknown() public {
        adapter = deployFor(BASE, "DOGE", DECIMALS);
        vm.expectRevert(abi.encodeWithSignature("Error(string)", "REFDATANOTAVAILABLE"));
        adapter.latestRoundData();
    }

    function test_inspect_Reverted_WhenSymbolIsUnknown() public {
        adapter = deployFor("DOGE", DOLLAR, DECIMALS);
        checkFault(Fault.Reverted, "unknown symbol");
    }

    /// @dev Only "USD" is the dollar.
    function test_inspect_Reverted_WhenDollarIsInLowerCase() public {
        adapter = deployFor(BASE, "usd", DECIMALS);
        checkFault(Fault.Reverted, "usd");
    }

    function test_latestRoundData_DividesByZero_WhenQuoteRateIsZero() public {
        band.relay(QUOTE, 0, uint64(START));
        adapter = deployFor(BASE, QUOTE, DECIMALS);
        vm.expectRevert(abi.encodeWithSignature("Panic(uint256)", 0x12));
        adapter.latestRoundData();
    }

    function test_inspect_Reverted_WhenQuoteRateIsZero() public {
        band.relay(QUOTE, 0, uint64(START));
        adapter = deployFor(BASE, QUOTE, DECIMALS);
        checkFault(Fault.Reverted, "quote rate 0");
    }

    function test_inspect_Outlier_WhenQuoteRateIsSmallest() public {
        band.relay(QUOTE, 1, uint64(START));
        adapter = deployFor(BASE, QUOTE, DECIMALS);
        checkFault(Fault.Outlier, "quote rate 1e-9");
    }

    function test_inspect_NonPositive_WhenRateIsBelow9Decimals() public {
        publish(0, START);
        adapter = deployFor(BASE, DOLLAR, 18);
        checkFault(Fault.NonPositive, "below 1e-9");
    }

    function test_latestRoundData_KeepsSmallestRate_WhenDecimalsAre9() public {
        publish(1, START);
        adapter = deployFor(BASE, DOLLAR, 9);
        checkAnswer(1, START);
    }

    function test_inspect_Outlier_WhenRelayerForcesAnotherRate() public {
        publish(value() * 2, START);
        checkFault(Fault.Outlier, "single relayer");
    }

    function test_inspect_Stale_WhenRelayerForcesAnOlderTime() public {
        vm.warp(START + 1);
        publish(value(), START - MAX_AGE);
        refreshOthers();
        checkFault(Fault.Stale, "time goes back");
    }

    function testFuzz_latestRoundData_GivesOlderTime_UnlessOneIsAhead(uint64 baseTime, uint64 quoteTime) public {
        baseTime = uint64(ExactMath.bound(baseTime, START - MAX_AGE, START + 120));
        quoteTime = uint64(ExactMath.bound(quoteTime, START - MAX_AGE, START + 120));
        band.forceRelay(BASE, 2_000 * ONE_DOLLAR, baseTime);
        band.forceRelay(QUOTE, 10_000 * ONE_DOLLAR, quoteTime);
        adapter = deployFor(BASE, QUOTE, DECIMALS);
        uint256 expected = baseTime < quoteTime ? baseTime : quoteTime;
        if (baseTime > START + 60) expected = baseTime;
        if (quoteTime > START + 60 && quoteTime > expected) expected = quoteTime;
        checkAnswer(1e8 / 5, expected);
    }

    function testFuzz_latestRoundData_GivesRateOfDollars(uint64 dollars) public {
        dollars = uint64(ExactMath.bound(dollars, 1, type(uint64).max));
        publish(int256(uint256(dollars)), START);
        // Nine decimals of the provider, eight of the adapter.
        checkAnswer(int256(uint256(dollars) / 10), START);
    }

    function testFuzz_constructor_Refuses_WhateverSymbolIsGivenTwice(string calldata symbol) public {
        vm.expectRevert(abi.encodeWithSelector(BandAdapter.SymbolsEqual.selector, symbol));
        deployFor(symbol, symbol, DECIMALS);
    }

    function test_constructor_KeepsSymbols() public view {
        BandAdapter bandAdapter = BandAdapter(address(adapter));
        vm.assertEq(bandAdapter.base(), BASE, "base");
        vm.assertEq(bandAdapter.quote(), DOLLAR, "quote");
    }

    function test_latestRoundData_ReadsSymbol_WhenItHas32Bytes() public {
        band.relay(LONG_SYMBOL, 7 * ONE_DOLLAR, uint64(START));
        adapter = deployFor(LONG_SYMBOL, DOLLAR, DECIMALS);
        vm.assertEq(BandAdapter(address(adapter)).base(), LONG_SYMBOL, "base");
        checkAnswer(7e8, START);
    }

    function test_constructor_Refuses_WhenSymbolsAreEqual() public {
        vm.expectRevert(abi.encodeWithSelector(BandAdapter.SymbolsEqual.selector, DOLLAR));
        deployFor(DOLLAR, DOLLAR, DECIMALS);
    }

    function checkAnswer(int256 expected, uint256 expectedTime) private view {
        (, int256 answer, , uint256 updatedAt, ) = adapter.latestRoundData();
        vm.assertEq(answer, expected, "answer");
        vm.assertEq(updatedAt, expectedTime, "updatedAt");
    }

    function deployFor(string memory base, string memory quote, uint8 decimals) private returns (Adapter) {
        BandAdapter.Config memory config = BandAdapter.Config("ETH / USD by Band", band, base, quote, decimals);
        return Adapter(deployArtifact("BandAdapter", abi.encode(config)));
    }
}
