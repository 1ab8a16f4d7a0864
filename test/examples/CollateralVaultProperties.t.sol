// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {CollateralVault} from "../../contracts/examples/CollateralVault.sol";
import {Level} from "../../contracts/interfaces/IRedundantOracle.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {VaultTest} from "../support/VaultTest.sol";

/// @notice Each rule of the vault over any amounts and prices. With 18-decimals ether, 6-decimals dollars and prices of 8
/// decimals, ten ether at price p are worth p / 10 of the smallest dollars.
contract CollateralVaultPropertiesTest is VaultTest {
    uint256 private constant LOWEST = 100e8;
    uint256 private constant HIGHEST = 50_000e8;

    function deployWith(uint16 borrowLimit, uint16 liquidationLimit, uint16 bonus) public returns (CollateralVault) {
        CollateralVault.Config memory config = vaultConfig();
        (config.borrowLimitBps, config.liquidationLimitBps, config.bonusBps) = (borrowLimit, liquidationLimit, bonus);
        return deployVault(config);
    }

    function testFuzz_constructor_WantsLimitsInOrderWithRoom(uint16 limit, uint16 liquidation, uint16 bonus) public {
        limit = uint16(ExactMath.bound(limit, 0, 12_000));
        liquidation = uint16(ExactMath.bound(liquidation, 0, 12_000));
        bonus = uint16(ExactMath.bound(bonus, 0, 5_000));
        // What is seized for a debt at the limit, with the bonus, is no more than the collateral.
        bool fits = (uint256(liquidation) * (10_000 + uint256(bonus))) / 10_000 < 10_000;
        if (uint256(liquidation) * (10_000 + uint256(bonus)) == 10 ** 8) fits = true;
        if (limit == 0 || limit >= liquidation || !fits) {
            bytes4 selector = CollateralVault.LimitsOutOfOrder.selector;
            vm.expectRevert(abi.encodeWithSelector(selector, limit, liquidation, bonus));
            this.deployWith(limit, liquidation, bonus);
        } else {
            vm.assertEq(deployWith(limit, liquidation, bonus).BONUS_BPS(), bonus, "bonus");
        }
    }

    function testFuzz_borrow_LendsUpToTheLimit(uint256 price, uint256 amount) public {
        price = ExactMath.bound(price, LOWEST, HIGHEST);
        setPrice(price);
        uint256 limit = ((price / 10) * BORROW_LIMIT) / 10_000;
        amount = amount % 2 == 0 ? limit + ((amount >> 1) % 2) : ExactMath.bound(amount, 0, 2 * limit);
        if (amount > limit) {
            vm.expectRevert(abi.encodeWithSelector(CollateralVault.DebtAboveLimit.selector, amount, limit));
            borrow(amount);
        } else {
            borrow(amount);
            vm.assertEq(usd.balanceOf(debtor), amount, "paid out");
        }
    }

    function testFuzz_borrow_CountsCollateralAtTheLowerSide(uint256 price, uint256 spread) public {
        price = ExactMath.bound(price, LOWEST, HIGHEST);
        setSides(price, price + ExactMath.bound(spread, 0, price / 200));
        uint256 limit = ((price / 10) * BORROW_LIMIT) / 10_000;
        borrow(limit);
        vm.expectRevert(abi.encodeWithSelector(CollateralVault.DebtAboveLimit.selector, limit + 1, limit));
        borrow(1);
    }

    function testFuzz_borrow_NeedsAServedPrice(uint256 level, uint256 amount) public {
        level = ExactMath.bound(level, 0, 3);
        amount = ExactMath.bound(amount, 1, 15_000 * DOLLAR);
        bringTo(Level(level));
        if (level >= 2) expectUnavailable(Level(level));
        borrow(amount);
        vm.assertEq(usd.balanceOf(debtor), level < 2 ? amount : 0, "paid out");
    }

    function testFuzz_repay_SucceedsAtEveryLevel(uint256 level, uint256 debt, uint256 amount) public {
        level = ExactMath.bound(level, 0, 3);
        debt = ExactMath.bound(debt, 1, 15_000 * DOLLAR);
        amount = ExactMath.bound(amount, 0, debt);
        borrow(debt);
        bringTo(Level(level));
        repay(amount);
        vm.assertEq(debtOf(debtor), debt - amount, "left");
    }

    function testFuzz_repay_Reverts_WhenMoreThanOwed(uint256 debt, uint256 more) public {
        debt = ExactMath.bound(debt, 0, 15_000 * DOLLAR);
        more = ExactMath.bound(more, 1, RESERVE);
        borrow(debt);
        vm.expectRevert(abi.encodeWithSelector(CollateralVault.AmountTooLarge.selector, debt + more, debt));
        vault.repay(debtor, debt + more);
    }

    function testFuzz_withdraw_PaysAnything_WithoutDebt(uint256 level, uint256 amount) public {
        level = ExactMath.bound(level, 0, 3);
        amount = ExactMath.bound(amount, 0, 12 * ETHER);
        bringTo(Level(level));
        if (amount > 10 * ETHER) {
            bytes4 selector = CollateralVault.AmountTooLarge.selector;
            vm.expectRevert(abi.encodeWithSelector(selector, amount, 10 * ETHER));
        }
        withdraw(amount);
        vm.assertEq(eth.balanceOf(debtor), amount > 10 * ETHER ? 0 : amount, "taken out");
    }

    /// @dev At 2,000 dollars a smallest dollar is worth 5 * 10^8 of the smallest ether.
    function testFuzz_withdraw_LeavesTheDebtCovered(uint256 debt, uint256 amount) public {
        debt = ExactMath.bound(debt, 1, 15_000 * DOLLAR);
        amount = ExactMath.bound(amount, 0, 10 * ETHER);
        borrow(debt);
        uint256 limit = (((10 * ETHER - amount) / (5 * 10 ** 8)) * BORROW_LIMIT) / 10_000;
        if (debt > limit) vm.expectRevert(abi.encodeWithSelector(CollateralVault.DebtAboveLimit.selector, debt, limit));
        withdraw(amount);
        vm.assertEq(collateralOf(debtor), debt > limit ? 10 * ETHER : 10 * ETHER - amount, "left");
    }

    function testFuzz_liquidate_OnlyAboveTheLimit(uint256 debt, uint256 price) public {
        debt = ExactMath.bound(debt, 1_000 * DOLLAR, 15_000 * DOLLAR);
        price = ExactMath.bound(price, LOWEST, 3_000e8);
        borrow(debt);
        setPrice(price);
        // Rounded up, as the debtor's favor wants.
        uint256 limit = (((price + 9) / 10) * LIQUIDATION_LIMIT + 9_999) / 10_000;
        if (debt <= limit) {
            vm.expectRevert(abi.encodeWithSelector(CollateralVault.DebtBelowLimit.selector, debt, limit));
            liquidate(DOLLAR);
        } else {
            (uint256 repaid, ) = liquidate(DOLLAR);
            vm.assertEq(repaid, DOLLAR, "repaid");
        }
    }

    /// @dev A liquidator never gets more than what it repays is worth, and the bonus.
    function testFuzz_liquidate_SeizesNoMoreThanValueAndBonus(uint256 price, uint256 amount) public {
        price = ExactMath.bound(price, LOWEST, 1_800e8);
        amount = ExactMath.bound(amount, 1, 15_000 * DOLLAR);
        borrow(15_000 * DOLLAR);
        setPrice(price);
        (uint256 repaid, uint256 seized) = liquidate(amount);
        vm.assertLe(repaid, amount, "repaid");
        vm.assertLe(seized, 10 * ETHER, "seized");
        // seized * price is in units of 10^26, repaid in units of 10^6.
        vm.assertLe(seized * price * 10_000, repaid * (10_000 + BONUS) * 10 ** 20, "value and bonus");
        vm.assertEq(debtOf(debtor), 15_000 * DOLLAR - repaid, "debt left");
        vm.assertEq(collateralOf(debtor), 10 * ETHER - seized, "collateral left");
    }

    function testFuzz_liquidate_NeverWithinTheGrace(uint256 elapsed) public {
        elapsed = ExactMath.bound(elapsed, 0, 2 * GRACE);
        borrow(15_000 * DOLLAR);
        setPrice(1_800e8);
        restartSequencer();
        vm.warp(START + elapsed);
        setPrice(1_800e8);
        if (elapsed <= GRACE) expectUnavailable(Level.Restricted);
        (uint256 repaid, ) = liquidate(DOLLAR);
        if (elapsed > GRACE) vm.assertEq(repaid, DOLLAR, "repaid");
    }

    /// @dev Whatever one of four says, the others agree.
    function testFuzz_liquidate_Reverts_WhateverOneProviderSays(uint256 lie) public {
        borrow(15_000 * DOLLAR);
        feeds[0].setAnswer(int256(ExactMath.bound(lie, 1, MAX_PRICE)), block.timestamp);
        bytes4 selector = CollateralVault.DebtBelowLimit.selector;
        (bool succeeded, bytes memory failure) = address(vault).call(
            abi.encodeCall(CollateralVault.liquidate, (debtor, 1))
        );
        vm.assertFalse(succeeded, "liquidated");
        vm.assertEq(bytes32(bytes4(failure)), bytes32(selector), "below the limit");
    }

    function testFuzz_reclaim_PaysWhatWasLent(uint256 amount, uint256 level) public {
        bringTo(Level(ExactMath.bound(level, 0, 3)));
        amount = ExactMath.bound(amount, 0, 2 * RESERVE);
        if (amount > RESERVE) {
            vm.expectRevert(abi.encodeWithSelector(CollateralVault.AmountTooLarge.selector, amount, RESERVE));
        }
        vault.reclaim(amount);
        vm.assertEq(usd.balanceOf(address(this)), amount > RESERVE ? 0 : amount, "taken back");
    }
}
