// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Adapter} from "../../contracts/adapters/Adapter.sol";
import {DataStreamsAdapter} from "../../contracts/adapters/DataStreamsAdapter.sol";
import {CryptoReport} from "../../contracts/interfaces/providers/IDataStreamsVerifierProxy.sol";
import {Fault} from "../../contracts/interfaces/IRedundantOracle.sol";
import {AdapterConformance} from "../support/AdapterConformance.sol";
import {FakeVerifierProxy} from "../support/FakeVerifierProxy.sol";

/// @notice A crypto stream, schema 3, of 18 decimals.
contract DataStreamsAdapterTest is AdapterConformance {
    bytes32 private constant FEED_ID = bytes32(uint256(3) << 240) | bytes32(uint256(0xe7e));
    address private constant FEE_TOKEN = address(0xfee);
    uint32 private constant LIFETIME = 1 days;

    FakeVerifierProxy private proxy;
    CryptoReport private published;

    function deployProvider() internal override {
        proxy = new FakeVerifierProxy();
    }

    /// @dev What is published is brought at once; where the adapter refuses it, it stays without a report.
    function deployAdapter(uint8 decimals) internal override returns (Adapter) {
        DataStreamsAdapter deployed = deployEmpty(FEED_ID, providerDecimals(), decimals);
        try deployed.update(abi.encode(published)) {} catch {}
        return deployed;
    }

    function provider() internal view override returns (address) {
        return address(proxy);
    }

    /// @dev As the first report: the adapter is a new one.
    function publish(int256 price, uint256 time) internal override {
        published = reportOf(price, time);
        if (address(adapter) != address(0)) adapter = deployAdapter(DECIMALS);
    }

    function providerDecimals() internal pure override returns (uint8) {
        return 18;
    }

    function largestValue() internal pure override returns (int256) {
        return type(int192).max;
    }

    function maxColdGas() internal pure override returns (uint256) {
        return 6_800;
    }

    function readsProvider() internal pure override returns (bool) {
        return false;
    }

    /// @dev Refused at the update, so that nothing is kept.
    function faultOfFuture() internal pure override returns (Fault) {
        return Fault.NonPositive;
    }

    function test_inspect_NonPositive_WhenNothingWasBrought() public {
        adapter = deployEmpty(FEED_ID, providerDecimals(), DECIMALS);
        checkFault(Fault.NonPositive, "empty");
    }

    function test_inspect_None_WhenVerifierIsGoneAfterUpdate() public {
        vm.etch(provider(), "");
        checkFault(Fault.None, "a read calls nobody");
    }

    function test_update_NamesFeeToken_ToVerifier() public view {
        vm.assertEq(proxy.lastFeeToken(), FEE_TOKEN, "fee token");
    }

    function test_update_Keeps_WhenReportIsOneSecondNewer() public {
        update(reportOf(value() + 1e18, START + 1));
        (, int256 answer, , uint256 updatedAt, ) = adapter.latestRoundData();
        vm.assertEq(answer, int256(PRICE) + 1e8, "answer");
        vm.assertEq(updatedAt, START + 1, "updatedAt");
        vm.assertEq(streams().observedAt(), START + 1, "observedAt");
    }

    function test_update_ChangesNothing_WhenReportIsOfSameTime() public {
        expectPassedOver(reportOf(value() + 1e18, START));
    }

    function test_update_ChangesNothing_WhenReportIsOlder() public {
        expectPassedOver(reportOf(value() + 1e18, START - 1));
    }

    function test_update_ChangesNothing_WhenReportIsOlderAndOtherwiseWrong() public {
        expectPassedOver(reportOf(-1, START - 1));
    }

    function test_update_SaysWhetherReportIsKept() public {
        vm.assertTrue(streams().update(abi.encode(reportOf(value(), START + 1))), "newer");
        vm.assertFalse(streams().update(abi.encode(reportOf(value(), START + 1))), "the same again");
    }

    function test_update_Keeps_WhenReportIsAtTolerance() public {
        update(reportOf(value(), START + 60));
        vm.assertEq(streams().observedAt(), START + 60, "60 s ahead");
    }

    function test_update_Refuses_WhenReportIsBeyondTolerance() public {
        vm.expectRevert(abi.encodeWithSelector(DataStreamsAdapter.ReportFromFuture.selector, START + 61, START + 60));
        update(reportOf(value(), START + 61));
    }

    function test_update_Refuses_WhenReportIsOfLargestTime() public {
        uint256 largest = type(uint32).max;
        vm.expectRevert(abi.encodeWithSelector(DataStreamsAdapter.ReportFromFuture.selector, largest, START + 60));
        CryptoReport memory report = reportOf(value(), START);
        (report.observationsTimestamp, report.expiresAt) = (type(uint32).max, type(uint32).max);
        update(report);
    }

    function test_update_Keeps_WhenReportExpiresNow() public {
        CryptoReport memory report = reportOf(value(), START + 1);
        report.expiresAt = uint32(START);
        update(report);
        vm.assertEq(streams().observedAt(), START + 1, "last second");
    }

    function test_update_Refuses_WhenReportExpiredASecondAgo() public {
        CryptoReport memory report = reportOf(value(), START + 1);
        report.expiresAt = uint32(START - 1);
        vm.expectRevert(abi.encodeWithSelector(DataStreamsAdapter.ReportExpired.selector, START - 1, START));
        update(report);
    }

    function test_update_Refuses_WhenFeedIsAnother() public {
        CryptoReport memory report = reportOf(value(), START + 1);
        report.feedId = bytes32(uint256(FEED_ID) + 1);
        vm.expectRevert(abi.encodeWithSelector(DataStreamsAdapter.WrongFeed.selector, report.feedId, FEED_ID));
        update(report);
    }

    function test_update_Refuses_WhenOnlySchemaDiffers() public {
        CryptoReport memory report = reportOf(value(), START + 1);
        report.feedId = FEED_ID ^ bytes32(uint256(3 ^ 8) << 240);
        vm.expectRevert(abi.encodeWithSelector(DataStreamsAdapter.WrongFeed.selector, report.feedId, FEED_ID));
        update(report);
    }

    function test_update_Keeps_WhenPriceIsOne() public {
        update(reportOf(1, START + 1));
        vm.assertEq(streams().observedAt(), START + 1, "lowest price");
    }

    function test_update_Refuses_WhenPriceIsZero() public {
        vm.expectRevert(abi.encodeWithSelector(DataStreamsAdapter.PriceNotPositive.selector, 0));
        update(reportOf(0, START + 1));
    }

    function test_update_Refuses_WhenPriceIsLowest() public {
        vm.expectRevert(abi.encodeWithSelector(DataStreamsAdapter.PriceNotPositive.selector, type(int192).min));
        update(reportOf(type(int192).min, START + 1));
    }

    function test_update_Refuses_WhenBidIsAbovePrice() public {
        CryptoReport memory report = reportOf(value(), START + 1);
        report.bid = report.price + 1;
        expectOutsideSpread(report);
        update(report);
    }

    function test_update_Refuses_WhenAskIsBelowPrice() public {
        CryptoReport memory report = reportOf(value(), START + 1);
        report.ask = report.price - 1;
        expectOutsideSpread(report);
        update(report);
    }

    function test_update_Refuses_WhenBidAndAskAreSwapped() public {
        CryptoReport memory report = reportOf(value(), START + 1);
        (report.bid, report.ask) = (report.price + 1, report.price - 1);
        expectOutsideSpread(report);
        update(report);
    }

    function test_update_Refuses_WhenReportIsAByteTooShort() public {
        bytes memory report = new bytes(287);
        vm.expectRevert(abi.encodeWithSelector(DataStreamsAdapter.ReportTooShort.selector, 287, 288));
        streams().update(report);
    }

    function test_update_Refuses_WhenVerifierReturnsNothing() public {
        vm.expectRevert(abi.encodeWithSelector(DataStreamsAdapter.ReportTooShort.selector, 0, 288));
        streams().update("");
    }

    function test_latestRoundData_KeepsLastPrice_WhenUpdateIsRefused() public {
        try streams().update(abi.encode(reportOf(0, START + 1))) {} catch {}
        (, int256 answer, , uint256 updatedAt, ) = adapter.latestRoundData();
        vm.assertEq(answer, int256(PRICE), "answer");
        vm.assertEq(updatedAt, START, "updatedAt");
    }

    function testFuzz_update_KeepsPriceAndTime_WhenReportIsSound(uint192 seed, uint32 later) public {
        int256 price = int256(uint256(seed) % uint192(type(int192).max)) + 1;
        uint256 time = START + 1 + (later % 60);
        adapter = deployEmpty(FEED_ID, providerDecimals(), providerDecimals());
        update(reportOf(price, time));
        (, int256 answer, , uint256 updatedAt, ) = adapter.latestRoundData();
        vm.assertEq(answer, price, "answer");
        vm.assertEq(updatedAt, time, "updatedAt");
    }

    function test_latestRoundData_Scales_WhenStreamHas8Decimals() public {
        adapter = deployEmpty(FEED_ID, 8, 8);
        update(reportOf(int256(PRICE), START));
        (, int256 answer, , , ) = adapter.latestRoundData();
        vm.assertEq(answer, int256(PRICE), "answer");
    }

    function test_inspect_Outlier_WhenStreamDecimalsAreWrong() public {
        adapter = deployEmpty(FEED_ID, 8, DECIMALS);
        update(reportOf(value(), START));
        checkFault(Fault.Outlier, "decimals of another stream");
    }

    function test_constructor_Refuses_WhenStreamDecimalsAre19() public {
        vm.expectRevert(abi.encodeWithSelector(DataStreamsAdapter.StreamDecimalsOutOfRange.selector, 19, 18));
        deployEmpty(FEED_ID, 19, DECIMALS);
    }

    function test_constructor_Refuses_WhenSchemaIsNeither3Nor8() public {
        for (uint256 schema = 0; schema <= 13; ++schema) {
            if (schema == 3 || schema == 8) continue;
            vm.expectRevert(abi.encodeWithSelector(DataStreamsAdapter.SchemaUnsupported.selector, schema));
            deployEmpty(bytes32(schema << 240), 18, DECIMALS);
        }
    }

    function test_constructor_KeepsConfiguration() public view {
        vm.assertEq(address(streams().VERIFIER_PROXY()), address(proxy), "proxy");
        vm.assertEq(streams().FEED_ID(), FEED_ID, "feed");
        vm.assertEq(streams().FEE_TOKEN(), FEE_TOKEN, "fee token");
    }

    function streams() private view returns (DataStreamsAdapter) {
        return DataStreamsAdapter(payable(address(adapter)));
    }

    function update(CryptoReport memory report) private {
        streams().update(abi.encode(report));
    }

    function expectPassedOver(CryptoReport memory report) private {
        vm.assertFalse(streams().update(abi.encode(report)), "isKept");
        (, int256 answer, , uint256 updatedAt, ) = adapter.latestRoundData();
        vm.assertEq(answer, int256(PRICE), "answer");
        vm.assertEq(updatedAt, START, "updatedAt");
    }

    function expectOutsideSpread(CryptoReport memory report) private {
        (int256 price, int256 bid, int256 ask) = (report.price, report.bid, report.ask);
        vm.expectRevert(abi.encodeWithSelector(DataStreamsAdapter.PriceOutsideSpread.selector, price, bid, ask));
    }

    function reportOf(int256 price, uint256 time) private pure returns (CryptoReport memory report) {
        report.feedId = FEED_ID;
        report.observationsTimestamp = uint32(time);
        report.expiresAt = uint32(time) + LIFETIME;
        report.price = int192(price);
        (report.bid, report.ask) = (report.price, report.price);
    }

    function deployEmpty(bytes32 feedId, uint8 streamDecimals, uint8 decimals) private returns (DataStreamsAdapter) {
        DataStreamsAdapter.Config memory config = DataStreamsAdapter.Config(
            "ETH / USD by Chainlink Data Streams",
            proxy,
            feedId,
            FEE_TOKEN,
            streamDecimals,
            decimals
        );
        return DataStreamsAdapter(payable(deployArtifact("DataStreamsAdapter", abi.encode(config))));
    }
}
