// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {CollateralVault} from "../../contracts/examples/CollateralVault.sol";
import {Level} from "../../contracts/interfaces/IRedundantOracle.sol";
import {FaultyFeed} from "../../contracts/testing/FaultyFeed.sol";
import {VaultTest} from "../support/VaultTest.sol";

/// @notice Each rule of the vault, through an outage.
contract CollateralVaultTest is VaultTest {
    uint256 private constant LARGEST_DEBT = 15_000 * DOLLAR;

    /// @dev Owes 15,000 for collateral that is worth 18,000: beyond the 14,400 from which on it is liquidated.
    function fallBelowLimit() private {
        borrow(LARGEST_DEBT);
        setPrice(1_800e8);
    }

    function test_borrow_Lends_WhenDebtIsAtLimit() public {
        borrow(LARGEST_DEBT);
        vm.assertEq(usd.balanceOf(debtor), LARGEST_DEBT, "paid out");
        vm.assertEq(debtOf(debtor), LARGEST_DEBT, "owed");
    }

    function test_borrow_Reverts_WhenDebtIsOneUnitAboveLimit() public {
        vm.expectRevert(
            abi.encodeWithSelector(CollateralVault.DebtAboveLimit.selector, LARGEST_DEBT + 1, LARGEST_DEBT)
        );
        borrow(LARGEST_DEBT + 1);
    }

    function test_borrow_Lends_WhenDegraded() public {
        bringTo(Level.Degraded);
        borrow(LARGEST_DEBT);
        vm.assertEq(usd.balanceOf(debtor), LARGEST_DEBT, "paid out on the fallback");
    }

    function test_borrow_Reverts_WhenRestricted() public {
        bringTo(Level.Restricted);
        expectUnavailable(Level.Restricted);
        borrow(1);
    }

    function test_borrow_Reverts_WhenUnavailable() public {
        bringTo(Level.Unavailable);
        expectUnavailable(Level.Unavailable);
        borrow(1);
    }

    function test_borrow_Reverts_WhenInSequencersGrace() public {
        restartSequencer();
        expectUnavailable(Level.Restricted);
        borrow(1);
    }

    function test_borrow_CountsCollateralAtLowerSide_WhenProvidersDiffer() public {
        setSides(2_000e8, 2_020e8);
        borrow(LARGEST_DEBT);
        vm.expectRevert(
            abi.encodeWithSelector(CollateralVault.DebtAboveLimit.selector, LARGEST_DEBT + 1, LARGEST_DEBT)
        );
        borrow(1);
    }

    function test_withdraw_Pays_WhenDebtIsAtLimit() public {
        borrow(LARGEST_DEBT / 2);
        withdraw(5 * ETHER);
        vm.assertEq(eth.balanceOf(debtor), 5 * ETHER, "taken out");
    }

    function test_withdraw_Reverts_WhenDebtWouldBeAboveLimit() public {
        borrow(LARGEST_DEBT / 2);
        vm.expectRevert(
            abi.encodeWithSelector(CollateralVault.DebtAboveLimit.selector, LARGEST_DEBT / 2, LARGEST_DEBT / 2 - 1)
        );
        withdraw(5 * ETHER + 1);
    }

    function test_withdraw_Reverts_WhenRestrictedWithDebt() public {
        borrow(1);
        bringTo(Level.Restricted);
        expectUnavailable(Level.Restricted);
        withdraw(1);
    }

    function test_withdraw_PaysAll_WhenUnavailableWithoutDebt() public {
        bringTo(Level.Unavailable);
        withdraw(10 * ETHER);
        vm.assertEq(eth.balanceOf(debtor), 10 * ETHER, "taken out");
    }

    function test_withdraw_Reverts_WhenMoreThanPledged() public {
        vm.expectRevert(abi.encodeWithSelector(CollateralVault.AmountTooLarge.selector, 10 * ETHER + 1, 10 * ETHER));
        withdraw(10 * ETHER + 1);
    }

    function checkRepays(Level level) private {
        borrow(LARGEST_DEBT);
        bringTo(level);
        repay(LARGEST_DEBT);
        vm.assertEq(debtOf(debtor), 0, "repaid");
        withdraw(10 * ETHER);
        vm.assertEq(eth.balanceOf(debtor), 10 * ETHER, "and out");
    }

    function test_repay_Succeeds_WhenDegraded() public {
        checkRepays(Level.Degraded);
    }

    function test_repay_Succeeds_WhenRestricted() public {
        checkRepays(Level.Restricted);
    }

    function test_repay_Succeeds_WhenUnavailable() public {
        checkRepays(Level.Unavailable);
    }

    function test_repay_Succeeds_WhenSequencerIsDown() public {
        borrow(LARGEST_DEBT);
        sequencer.setRound(FaultyFeed.Round(2, 1, START, START, 2));
        repay(LARGEST_DEBT);
        vm.assertEq(debtOf(debtor), 0, "repaid");
    }

    function test_repay_Succeeds_WhenInSequencersGrace() public {
        borrow(LARGEST_DEBT);
        restartSequencer();
        repay(LARGEST_DEBT);
        vm.assertEq(debtOf(debtor), 0, "repaid");
    }

    function test_repay_Reverts_WhenMoreThanOwed() public {
        borrow(5);
        vm.expectRevert(abi.encodeWithSelector(CollateralVault.AmountTooLarge.selector, 6, 5));
        vault.repay(debtor, 6);
    }

    function test_deposit_Succeeds_WhenUnavailable() public {
        bringTo(Level.Unavailable);
        pledge(ETHER);
        vm.assertEq(collateralOf(debtor), 11 * ETHER, "pledged");
    }

    function test_liquidate_SeizesValueAndBonus_WhenBelowLimit() public {
        fallBelowLimit();
        (uint256 repaid, uint256 seized) = liquidate(9_000 * DOLLAR);
        vm.assertEq(repaid, 9_000 * DOLLAR, "repaid");
        vm.assertEq(seized, 5.25 ether, "9,450 dollars of ether");
        vm.assertEq(eth.balanceOf(liquidator), seized, "paid out");
        vm.assertEq(usd.balanceOf(liquidator), RESERVE - repaid, "paid in");
        vm.assertEq(debtOf(debtor), 6_000 * DOLLAR, "debt left");
        vm.assertEq(collateralOf(debtor), 4.75 ether, "collateral left");
    }

    function test_liquidate_Reverts_WhenDebtIsAtLimit() public {
        borrow(LARGEST_DEBT);
        setPrice(1_875e8);
        vm.expectRevert(abi.encodeWithSelector(CollateralVault.DebtBelowLimit.selector, LARGEST_DEBT, LARGEST_DEBT));
        liquidate(1);
    }

    function test_liquidate_Succeeds_WhenPriceIsOneUnitLower() public {
        borrow(LARGEST_DEBT);
        setPrice(1_875e8 - 1_250);
        (uint256 repaid, ) = liquidate(DOLLAR);
        vm.assertEq(repaid, DOLLAR, "one hundredth of a cent below the limit");
    }

    function test_liquidate_Succeeds_WhenDegraded() public {
        fallBelowLimit();
        bringTo(Level.Degraded);
        (uint256 repaid, ) = liquidate(LARGEST_DEBT);
        vm.assertEq(repaid, LARGEST_DEBT, "repaid on the fallback");
    }

    function test_liquidate_Reverts_WhenRestricted() public {
        fallBelowLimit();
        bringTo(Level.Restricted);
        expectUnavailable(Level.Restricted);
        liquidate(1);
    }

    function test_liquidate_Reverts_WhenUnavailable() public {
        fallBelowLimit();
        bringTo(Level.Unavailable);
        expectUnavailable(Level.Unavailable);
        liquidate(1);
    }

    function test_liquidate_Reverts_WhenInSequencersGrace() public {
        fallBelowLimit();
        restartSequencer();
        vm.warp(START + GRACE);
        setPrice(1_800e8);
        expectUnavailable(Level.Restricted);
        liquidate(1);
    }

    function test_liquidate_Succeeds_WhenGraceIsOver() public {
        fallBelowLimit();
        restartSequencer();
        vm.warp(START + GRACE + 1);
        setPrice(1_800e8);
        (uint256 repaid, ) = liquidate(LARGEST_DEBT);
        vm.assertEq(repaid, LARGEST_DEBT, "repaid");
    }

    function test_liquidate_Reverts_WhenRepaidInSequencersGrace() public {
        fallBelowLimit();
        restartSequencer();
        repay(1_000 * DOLLAR);
        vm.warp(START + GRACE + 1);
        setPrice(1_800e8);
        vm.expectRevert(
            abi.encodeWithSelector(CollateralVault.DebtBelowLimit.selector, 14_000 * DOLLAR, 14_400 * DOLLAR)
        );
        liquidate(1);
    }

    function test_liquidate_Reverts_WhenOneProviderLiesLow() public {
        borrow(LARGEST_DEBT);
        feeds[0].setAnswer(1e8, block.timestamp);
        assertLevel(oracle.tryRead().level, Level.Degraded, "premise");
        vm.expectRevert(abi.encodeWithSelector(CollateralVault.DebtBelowLimit.selector, LARGEST_DEBT, 16_000 * DOLLAR));
        liquidate(1);
    }

    function test_liquidate_CountsCollateralAtUpperSide_WhenProvidersDiffer() public {
        borrow(LARGEST_DEBT);
        setSides(1_860e8, 1_875e8);
        vm.expectRevert(abi.encodeWithSelector(CollateralVault.DebtBelowLimit.selector, LARGEST_DEBT, LARGEST_DEBT));
        liquidate(1);
        setSides(1_800e8, 1_818e8);
        (, uint256 seized) = liquidate(1_818 * DOLLAR);
        vm.assertEq(seized, 1.05 ether, "at the upper side");
    }

    function test_liquidate_SeizesAllForWhatItIsWorth_WhenUnderWater() public {
        borrow(LARGEST_DEBT);
        setPrice(1_050e8);
        (uint256 repaid, uint256 seized) = liquidate(LARGEST_DEBT);
        vm.assertEq(seized, 10 * ETHER, "all of it");
        vm.assertEq(repaid, 10_000 * DOLLAR, "10,500 dollars without the bonus");
        vm.assertEq(debtOf(debtor), 5_000 * DOLLAR, "loss");
    }

    function test_liquidate_Reverts_WhenMoreThanOwed() public {
        fallBelowLimit();
        vm.expectRevert(
            abi.encodeWithSelector(CollateralVault.AmountTooLarge.selector, LARGEST_DEBT + 1, LARGEST_DEBT)
        );
        liquidate(LARGEST_DEBT + 1);
    }

    function test_reclaim_Pays_WhenUnavailable() public {
        bringTo(Level.Unavailable);
        vault.reclaim(RESERVE);
        vm.assertEq(usd.balanceOf(address(this)), RESERVE, "taken back");
    }

    function test_reclaim_Reverts_WhenMoreThanLent() public {
        vm.expectRevert(abi.encodeWithSelector(CollateralVault.AmountTooLarge.selector, RESERVE + 1, RESERVE));
        vault.reclaim(RESERVE + 1);
    }
}
