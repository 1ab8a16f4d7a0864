// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Adapter} from "../../contracts/adapters/Adapter.sol";
import {DataStreamsAdapter} from "../../contracts/adapters/DataStreamsAdapter.sol";
import {AssetReport} from "../../contracts/interfaces/providers/IDataStreamsVerifierProxy.sol";
import {Fault} from "../../contracts/interfaces/IRedundantOracle.sol";
import {AdapterConformance} from "../support/AdapterConformance.sol";
import {FakeVerifierProxy} from "../support/FakeVerifierProxy.sol";

/// @notice A stream of a real-world asset, schema 8, of 8 decimals: its market closes, and its price may be older than
/// its report.
contract DataStreamsAdapterAssetTest is AdapterConformance {
    bytes32 private constant FEED_ID = bytes32(uint256(8) << 240) | bytes32(uint256(0xa51e7));
    uint32 private constant LIFETIME = 1 days;
    uint64 private constant NANOSECONDS = 1e9;
    uint32 private constant UNKNOWN = 0;
    uint32 private constant CLOSED = 1;
    uint32 private constant OPEN = 2;

    FakeVerifierProxy private proxy;
    AssetReport private published;

    function deployProvider() internal override {
        proxy = new FakeVerifierProxy();
    }

    /// @dev What is published is brought at once; where the adapter refuses it, it stays without a report.
    function deployAdapter(uint8 decimals) internal override returns (Adapter) {
        DataStreamsAdapter.Config memory config = DataStreamsAdapter.Config(
            "NVDA / USD by Chainlink Data Streams",
            proxy,
            FEED_ID,
            address(0),
            providerDecimals(),
            decimals
        );
        address deployed = deployArtifact("DataStreamsAdapter", abi.encode(config));
        try DataStreamsAdapter(payable(deployed)).update(abi.encode(published)) {} catch {}
        return Adapter(deployed);
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
        return 8;
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

    function test_update_Refuses_WhenMarketIsClosed() public {
        AssetReport memory report = reportOf(value(), START + 1);
        report.marketStatus = CLOSED;
        vm.expectRevert(abi.encodeWithSelector(DataStreamsAdapter.MarketNotOpen.selector, CLOSED));
        update(report);
    }

    function test_update_Refuses_WhenMarketStatusIsUnknown() public {
        AssetReport memory report = reportOf(value(), START + 1);
        report.marketStatus = UNKNOWN;
        vm.expectRevert(abi.encodeWithSelector(DataStreamsAdapter.MarketNotOpen.selector, UNKNOWN));
        update(report);
    }

    function test_update_Refuses_WhenMarketStatusIsAboveOpen() public {
        AssetReport memory report = reportOf(value(), START + 1);
        report.marketStatus = OPEN + 1;
        vm.expectRevert(abi.encodeWithSelector(DataStreamsAdapter.MarketNotOpen.selector, OPEN + 1));
        update(report);
    }

    function test_inspect_Stale_WhenMarketStaysClosed() public {
        vm.warp(START + MAX_AGE + 1);
        refreshOthers();
        AssetReport memory report = reportOf(value(), block.timestamp);
        report.marketStatus = CLOSED;
        try DataStreamsAdapter(payable(address(adapter))).update(abi.encode(report)) {} catch {}
        checkFault(Fault.Stale, "the last price of the open market");
    }

    function test_latestRoundData_IsDatedByPrice_WhenReportIsNewer() public {
        AssetReport memory report = reportOf(value(), START + 1);
        report.lastUpdateTimestamp = uint64(START - 900) * NANOSECONDS + NANOSECONDS - 1;
        update(report);
        vm.assertEq(updatedAt(), START - 900, "whole seconds, rounded down");
    }

    function test_latestRoundData_IsDatedByReport_WhenPriceIsNewer() public {
        AssetReport memory report = reportOf(value(), START + 1);
        report.lastUpdateTimestamp = uint64(START + 2) * NANOSECONDS;
        update(report);
        vm.assertEq(updatedAt(), START + 1, "never later than the report");
    }

    function test_latestRoundData_IsDatedByReport_WhenPriceTimeIsLargest() public {
        AssetReport memory report = reportOf(value(), START + 1);
        report.lastUpdateTimestamp = type(uint64).max;
        update(report);
        vm.assertEq(updatedAt(), START + 1, "never truncated");
    }

    function test_inspect_Stale_WhenPriceStandsStillWhileReportsGoOn() public {
        vm.warp(START + MAX_AGE + 1);
        refreshOthers();
        AssetReport memory report = reportOf(value(), block.timestamp);
        report.lastUpdateTimestamp = uint64(START) * NANOSECONDS;
        update(report);
        checkFault(Fault.Stale, "a new report of an old price");
    }

    function test_inspect_Stale_WhenTimeOfPriceIsZero() public {
        AssetReport memory report = reportOf(value(), START + 1);
        report.lastUpdateTimestamp = 0;
        update(report);
        checkFault(Fault.Stale, "time of the price is not known");
    }

    function test_update_ChangesNothing_WhenReportIsOlder_ThoughPriceIsNewer() public {
        AssetReport memory report = reportOf(value(), START - 1);
        report.lastUpdateTimestamp = uint64(START + 5) * NANOSECONDS;
        update(report);
        vm.assertEq(updatedAt(), START, "the newer report stays");
    }

    function test_update_ChangesNothing_WhenReportIsOlderAndMarketWasClosed() public {
        AssetReport memory report = reportOf(value(), START - 1);
        report.marketStatus = CLOSED;
        update(report);
        vm.assertEq(updatedAt(), START, "the newer report stays");
    }

    function test_update_Refuses_WhenReportExpiredASecondAgo() public {
        AssetReport memory report = reportOf(value(), START + 1);
        report.expiresAt = uint32(START - 1);
        vm.expectRevert(abi.encodeWithSelector(DataStreamsAdapter.ReportExpired.selector, START - 1, START));
        update(report);
    }

    function update(AssetReport memory report) private {
        DataStreamsAdapter(payable(address(adapter))).update(abi.encode(report));
    }

    function updatedAt() private view returns (uint256 time) {
        (, , , time, ) = adapter.latestRoundData();
    }

    function reportOf(int256 price, uint256 time) private pure returns (AssetReport memory report) {
        report.feedId = FEED_ID;
        report.observationsTimestamp = uint32(time);
        report.expiresAt = uint32(time) + LIFETIME;
        report.lastUpdateTimestamp = uint64(time) * NANOSECONDS;
        report.midPrice = int192(price);
        report.marketStatus = OPEN;
    }
}
