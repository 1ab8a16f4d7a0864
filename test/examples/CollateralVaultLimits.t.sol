// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {CollateralVault} from "../../contracts/examples/CollateralVault.sol";
import {VaultTest} from "../support/VaultTest.sol";

/// @notice What a vault may be constructed with.
contract CollateralVaultLimitsTest is VaultTest {
    function refuse(uint16 borrowLimit, uint16 liquidationLimit, uint16 bonus) private {
        vm.expectRevert(
            abi.encodeWithSelector(CollateralVault.LimitsOutOfOrder.selector, borrowLimit, liquidationLimit, bonus)
        );
        this.deployWith(borrowLimit, liquidationLimit, bonus);
    }

    function deployWith(uint16 borrowLimit, uint16 liquidationLimit, uint16 bonus) public returns (CollateralVault) {
        CollateralVault.Config memory config = vaultConfig();
        (config.borrowLimitBps, config.liquidationLimitBps, config.bonusBps) = (borrowLimit, liquidationLimit, bonus);
        return deployVault(config);
    }

    function test_constructor_Reverts_WhenBorrowLimitIsZero() public {
        refuse(0, LIQUIDATION_LIMIT, BONUS);
    }

    function test_constructor_Accepts_WhenBorrowLimitIsOneBelowLiquidationLimit() public {
        vm.assertEq(deployWith(7_999, 8_000, BONUS).BORROW_LIMIT_BPS(), 7_999, "limit");
    }

    function test_constructor_Reverts_WhenBorrowLimitIsLiquidationLimit() public {
        refuse(8_000, 8_000, BONUS);
    }

    function test_constructor_Accepts_WhenBonusFillsRoom() public {
        vm.assertEq(deployWith(BORROW_LIMIT, 8_000, 2_500).BONUS_BPS(), 2_500, "bonus");
    }

    function test_constructor_Reverts_WhenBonusIsBeyondRoom() public {
        refuse(BORROW_LIMIT, 8_000, 2_501);
    }

    function test_constructor_Reverts_WhenLiquidationLimitIsAboveCollateral() public {
        refuse(BORROW_LIMIT, 10_001, 0);
    }
}

/// @notice A vault whose oracle prices the debt: 6-decimals dollars are pledged for 18-decimals ether.
contract CollateralVaultOfDollarsTest is VaultTest {
    uint256 private constant LARGEST_DEBT = 7.5 ether;

    function setUp() public override {
        super.setUp();
        vault = deployVault(CollateralVault.Config(oracle, true, usd, eth, BORROW_LIMIT, LIQUIDATION_LIMIT, BONUS));
        eth.mint(address(this), 100 * ETHER);
        eth.approve(address(vault), 100 * ETHER);
        vault.lend(100 * ETHER);
        usd.mint(debtor, 20_000 * DOLLAR);
        vm.prank(debtor);
        usd.approve(address(vault), 20_000 * DOLLAR);
        vm.prank(debtor);
        vault.deposit(20_000 * DOLLAR);
        eth.mint(liquidator, 100 * ETHER);
        vm.prank(liquidator);
        eth.approve(address(vault), 100 * ETHER);
    }

    function test_borrow_CountsDebtAtUpperSide_WhenProvidersDiffer() public {
        setSides(1_980e8, 2_000e8);
        borrow(LARGEST_DEBT);
        vm.expectRevert(
            abi.encodeWithSelector(CollateralVault.DebtAboveLimit.selector, 15_000 * DOLLAR + 1, 15_000 * DOLLAR)
        );
        borrow(1);
    }

    function test_liquidate_CountsDebtAtLowerSide_WhenProvidersDiffer() public {
        borrow(LARGEST_DEBT);
        setSides(2_133e8, 2_150e8);
        vm.expectRevert(
            abi.encodeWithSelector(CollateralVault.DebtBelowLimit.selector, 15_997_500_000, 16_000 * DOLLAR)
        );
        liquidate(1);
        setSides(2_200e8, 2_220e8);
        (uint256 repaid, uint256 seized) = liquidate(ETHER);
        vm.assertEq(repaid, ETHER, "repaid");
        vm.assertEq(seized, 2_310 * DOLLAR, "2,200 dollars and the bonus");
    }

    function test_liquidate_SeizesAllForWhatItIsWorth_WhenUnderWater() public {
        borrow(LARGEST_DEBT);
        setPrice(4_000e8);
        (uint256 repaid, uint256 seized) = liquidate(LARGEST_DEBT);
        vm.assertEq(seized, 20_000 * DOLLAR, "all of it");
        vm.assertEq(repaid, 4_761_904_761_904_761_905, "20,000 / 4,000 / 1.05, rounded up");
    }
}
