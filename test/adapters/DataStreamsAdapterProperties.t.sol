// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {DataStreamsAdapter} from "../../contracts/adapters/DataStreamsAdapter.sol";
import {CryptoReport} from "../../contracts/interfaces/providers/IDataStreamsVerifierProxy.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {FakeVerifierProxy} from "../support/FakeVerifierProxy.sol";
import {OracleTest} from "../support/OracleTest.sol";

/// @notice Which reports are kept, wherever their times, their feed and the fee lie. This contract is the caller.
contract DataStreamsAdapterPropertiesTest is OracleTest {
    bytes32 private constant FEED_ID = bytes32(uint256(3) << 240);

    FakeVerifierProxy private proxy;
    DataStreamsAdapter private adapter;

    receive() external payable {}

    function setUp() public override {
        super.setUp();
        proxy = new FakeVerifierProxy();
        DataStreamsAdapter.Config memory config = DataStreamsAdapter.Config(
            "ETH / USD by Chainlink Data Streams",
            proxy,
            FEED_ID,
            address(0xfee),
            18,
            DECIMALS
        );
        adapter = DataStreamsAdapter(payable(deployArtifact("DataStreamsAdapter", abi.encode(config))));
        adapter.update(abi.encode(reportAt(START)));
    }

    function testFuzz_update_KeepsOnlyNewerReportsUpToTheTolerance(uint256 time) public {
        time = ExactMath.bound(time, START - 120, START + 120);
        bool isAhead = time > START + 60;
        bytes memory report = abi.encode(reportAt(time));
        if (isAhead) {
            vm.expectRevert(abi.encodeWithSelector(DataStreamsAdapter.ReportFromFuture.selector, time, START + 60));
        }
        adapter.update(report);
        vm.assertEq(adapter.observedAt(), time > START && !isAhead ? time : START, "observedAt");
    }

    function testFuzz_update_HoldsReportsToTheirExpiry(uint256 expiresAt) public {
        CryptoReport memory report = reportAt(START + 1);
        report.expiresAt = uint32(ExactMath.bound(expiresAt, START - 120, START + 120));
        bool isExpired = report.expiresAt < START;
        bytes memory words = abi.encode(report);
        if (isExpired) {
            bytes4 selector = DataStreamsAdapter.ReportExpired.selector;
            vm.expectRevert(abi.encodeWithSelector(selector, report.expiresAt, START));
        }
        adapter.update(words);
        vm.assertEq(adapter.observedAt(), isExpired ? START : START + 1, "observedAt");
    }

    function testFuzz_update_Refuses_WhateverOtherFeedItIs(bytes32 feedId) public {
        vm.assume(feedId != FEED_ID);
        CryptoReport memory report = reportAt(START + 1);
        report.feedId = feedId;
        bytes memory words = abi.encode(report);
        vm.expectRevert(abi.encodeWithSelector(DataStreamsAdapter.WrongFeed.selector, feedId, FEED_ID));
        adapter.update(words);
    }

    function testFuzz_update_GivesBackWhatIsAboveTheFee(uint256 fee, uint256 excess, uint256 stray) public {
        fee = ExactMath.bound(fee, 0, 1 gwei);
        excess = ExactMath.bound(excess, 0, 1 gwei);
        stray = ExactMath.bound(stray, 0, 1 gwei);
        proxy.setFee(0, false);
        (bool isSent, ) = address(adapter).call{value: stray}("");
        uint256 kept = isSent ? stray : 0;
        proxy.setFee(fee, false);
        uint256 balance = address(this).balance;
        adapter.update{value: fee + excess}(abi.encode(reportAt(START + 1)));
        vm.assertEq(address(this).balance, balance - fee, "the fee and no more");
        vm.assertEq(address(adapter).balance, kept, "what was here before");
    }

    function testFuzz_latestRoundData_GivesTheReportsPriceAndTime(int192 price, uint256 ahead) public {
        price = int192(int256(ExactMath.bound(uint192(price), 1, 2 ** 190)));
        CryptoReport memory report = reportAt(START + ExactMath.bound(ahead, 1, 60));
        (report.bid, report.price, report.ask) = (price, price, price);
        adapter.update(abi.encode(report));
        (, int256 answer, , uint256 updatedAt, ) = adapter.latestRoundData();
        vm.assertEq(answer, int256(price) / 10 ** 10, "answer");
        vm.assertEq(updatedAt, report.observationsTimestamp, "updatedAt");
    }

    function reportAt(uint256 time) private pure returns (CryptoReport memory report) {
        report.feedId = FEED_ID;
        report.observationsTimestamp = uint32(time);
        report.expiresAt = uint32(time + 1 days);
        (report.bid, report.price, report.ask) = (2_000e18, 2_000e18, 2_000e18);
    }
}
