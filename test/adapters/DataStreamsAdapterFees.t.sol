// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {DataStreamsAdapter} from "../../contracts/adapters/DataStreamsAdapter.sol";
import {CryptoReport} from "../../contracts/interfaces/providers/IDataStreamsVerifierProxy.sol";
import {FakeVerifierProxy} from "../support/FakeVerifierProxy.sol";
import {OracleTest} from "../support/OracleTest.sol";

/// @notice Who pays for a verification, and where the rest goes: this contract is the caller.
contract DataStreamsAdapterFeesTest is OracleTest {
    bytes32 private constant FEED_ID = bytes32(uint256(3) << 240);
    uint256 private constant FEE = 1 gwei;

    FakeVerifierProxy private proxy;
    DataStreamsAdapter private adapter;
    bool private refusesEther;
    bool private updatesWhenPaid;

    error EtherRefused();

    function setUp() public override {
        super.setUp();
        proxy = new FakeVerifierProxy();
        adapter = deployAdapter();
    }

    function deployAdapter() private returns (DataStreamsAdapter) {
        DataStreamsAdapter.Config memory config = DataStreamsAdapter.Config(
            "ETH / USD by Chainlink Data Streams",
            proxy,
            FEED_ID,
            address(0xfee),
            18,
            DECIMALS
        );
        return DataStreamsAdapter(payable(deployArtifact("DataStreamsAdapter", abi.encode(config))));
    }

    // It stands for any caller.
    // solhint-disable-next-line no-complex-fallback
    receive() external payable {
        if (refusesEther) revert EtherRefused();
        if (updatesWhenPaid) adapter.update(reportAt(START + 2));
    }

    function test_update_CostsNothing_WhenThereIsNoFeeManager() public {
        assertSpent(0, 0, "no value");
    }

    function test_update_GivesAllBack_WhenThereIsNoFeeManager() public {
        assertSpent(5 * FEE, 0, "a verifier without a fee manager keeps what it is sent");
    }

    function test_update_CostsFee_WhenValueIsFee() public {
        proxy.setFee(FEE, false);
        assertSpent(FEE, FEE, "exact");
    }

    function test_update_GivesChangeBack_WhenValueIsAboveFee() public {
        proxy.setFee(FEE, false);
        assertSpent(FEE + 1, FEE, "1 wei more");
        assertSpentAt(START + 2, 9 * FEE, FEE, "nine times the fee");
    }

    function test_update_CostsValue_WhenFeeManagerKeepsChange() public {
        proxy.setFee(FEE, true);
        assertSpent(3 * FEE, 3 * FEE, "not ours to give back");
    }

    function test_update_Refuses_WhenValueIsBelowFee() public {
        proxy.setFee(FEE, false);
        vm.expectRevert(abi.encodeWithSelector(FakeVerifierProxy.BadVerification.selector));
        adapter.update{value: FEE - 1}(reportAt(START));
    }

    function test_update_Refuses_WhenFeeIsNotPaidAtAll() public {
        proxy.setFee(FEE, false);
        vm.expectRevert(abi.encodeWithSelector(FakeVerifierProxy.BadVerification.selector));
        adapter.update(reportAt(START));
    }

    function test_update_Follows_WhenFeeRises() public {
        proxy.setFee(FEE, false);
        assertSpent(2 * FEE, FEE, "before");
        proxy.setFee(2 * FEE, false);
        assertSpentAt(START + 2, 2 * FEE, 2 * FEE, "after");
    }

    function test_update_Refuses_WhenCallerRefusesChange() public {
        proxy.setFee(FEE, false);
        refusesEther = true;
        vm.expectRevert(abi.encodeWithSelector(DataStreamsAdapter.RefundFailed.selector, address(this), 1));
        adapter.update{value: FEE + 1}(reportAt(START));
    }

    function test_update_KeepsReport_WhenCallerRefusesEtherButThereIsNoChange() public {
        proxy.setFee(FEE, false);
        refusesEther = true;
        adapter.update{value: FEE}(reportAt(START));
        vm.assertEq(adapter.observedAt(), START, "observedAt");
    }

    function test_update_KeepsNewestReport_WhenCallerUpdatesAgainWhenPaid() public {
        updatesWhenPaid = true;
        adapter.update{value: 1}(reportAt(START));
        vm.assertEq(adapter.observedAt(), START + 2, "observedAt");
        vm.assertEq(address(adapter).balance, 0, "balance");
    }

    function test_update_KeepsNewerReport_WhenItCameDuringVerification() public {
        proxy.interleave(reportAt(START + 1));
        vm.assertFalse(adapter.update(reportAt(START)), "isKept");
        vm.assertEq(adapter.observedAt(), START + 1, "observedAt");
    }

    function test_update_KeepsReport_WhenEtherIsStrayAndCallerTakesNone() public {
        sendStray(1);
        refusesEther = true;
        vm.assertTrue(adapter.update(reportAt(START)), "isKept");
        vm.assertEq(address(adapter).balance, 1, "stays");
    }

    function test_update_KeepsReport_WhenEtherIsStrayAndFeeIsPaidByCallerThatTakesNone() public {
        proxy.setFee(FEE, false);
        sendStray(1);
        refusesEther = true;
        vm.assertTrue(adapter.update{value: FEE}(reportAt(START)), "isKept");
        vm.assertEq(address(adapter).balance, 1, "stays");
    }

    function test_update_GivesBackOwnChangeOnly_WhenEtherIsStray() public {
        proxy.setFee(FEE, false);
        sendStray(7);
        uint256 balance = address(this).balance;
        adapter.update{value: 3 * FEE}(reportAt(START));
        vm.assertEq(address(this).balance, balance - FEE, "the fee");
        vm.assertEq(address(adapter).balance, 7, "what was here before");
    }

    function test_update_GivesChangeToWhomItBelongs_WhenUpdateComesDuringRefund() public {
        proxy.setFee(FEE, false);
        sendStray(7);
        proxy.setFee(0, false);
        updatesWhenPaid = true;
        uint256 balance = address(this).balance;
        adapter.update{value: FEE}(reportAt(START));
        vm.assertEq(address(this).balance, balance, "all of it");
        vm.assertEq(address(adapter).balance, 7, "and no more");
        vm.assertEq(adapter.observedAt(), START + 2, "both were kept in order");
    }

    /// @dev A keeper brings two streams' reports in one transaction; a stranger was first with one of them.
    function test_update_BringsRestOfBundle_WhenOneReportIsNotNewer() public {
        DataStreamsAdapter other = deployAdapter();
        adapter.update(reportAt(START + 1));
        uint256[2] memory staleTimes = [START, START + 1];
        for (uint256 i = 0; i < 2; ++i) {
            vm.assertFalse(adapter.update(reportAt(staleTimes[i])), "passed over");
        }
        vm.assertTrue(other.update(reportAt(START + 1)), "the rest");
        vm.assertEq(adapter.observedAt(), START + 1, "the newer stays");
    }

    /// @dev What was passed over was verified, so that its fee is due; the rest comes back.
    function test_update_GivesChangeBack_WhenReportIsNotNewer() public {
        proxy.setFee(FEE, false);
        adapter.update{value: FEE}(reportAt(START));
        uint256 balance = address(this).balance;
        vm.assertFalse(adapter.update{value: 5 * FEE}(reportAt(START)), "isKept");
        vm.assertEq(balance - address(this).balance, FEE, "spent");
    }

    /// @dev An expired one that is newer is refused: whoever brings it could bring a good one.
    function test_update_PassesOver_WhenReportIsNotNewerAndExpired() public {
        adapter.update(reportAt(START));
        vm.warp(START + 1 days);
        vm.assertFalse(adapter.update(reportAt(START)), "isKept");
        vm.expectRevert(abi.encodeWithSelector(DataStreamsAdapter.ReportExpired.selector, START + 1, START + 1 days));
        adapter.update(reportAt(START + 1));
    }

    function sendStray(uint256 amount) private {
        (bool succeeded, ) = address(adapter).call{value: amount}("");
        vm.assertTrue(succeeded, "sent by mistake");
    }

    function assertSpent(uint256 paid, uint256 expected, string memory reason) private {
        assertSpentAt(START + 1, paid, expected, reason);
    }

    function assertSpentAt(uint256 time, uint256 paid, uint256 expected, string memory reason) private {
        uint256 balance = address(this).balance;
        adapter.update{value: paid}(reportAt(time));
        vm.assertEq(balance - address(this).balance, expected, reason);
        vm.assertEq(address(adapter).balance, 0, "nothing stays");
        vm.assertEq(adapter.observedAt(), time, "observedAt");
    }

    function reportAt(uint256 time) private pure returns (bytes memory) {
        CryptoReport memory report;
        report.feedId = FEED_ID;
        report.observationsTimestamp = uint32(time);
        report.expiresAt = uint32(time);
        (report.price, report.bid, report.ask) = (2_000e18, 2_000e18, 2_000e18);
        return abi.encode(report);
    }
}
