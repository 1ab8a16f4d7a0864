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
        DataStreamsAdapter.Config memory config = DataStreamsAdapter.Config(
            "ETH / USD by Chainlink Data Streams",
            proxy,
            FEED_ID,
            address(0xfee),
            18,
            DECIMALS
        );
        adapter = DataStreamsAdapter(payable(deployArtifact("DataStreamsAdapter", abi.encode(config))));
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

    function test_update_Refuses_WhenNewerReportCameDuringVerification() public {
        proxy.interleave(reportAt(START + 1));
        vm.expectRevert(abi.encodeWithSelector(DataStreamsAdapter.ReportNotNewer.selector, START, START + 1));
        adapter.update(reportAt(START));
    }

    function test_update_GivesStrayEtherToCaller() public {
        (bool succeeded, ) = address(adapter).call{value: 7}("");
        vm.assertTrue(succeeded, "sent by mistake");
        uint256 balance = address(this).balance;
        adapter.update(reportAt(START));
        vm.assertEq(address(this).balance, balance + 7, "nothing stays");
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
