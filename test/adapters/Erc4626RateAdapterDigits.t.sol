// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Adapter} from "../../contracts/adapters/Adapter.sol";
import {Erc4626RateAdapter} from "../../contracts/adapters/Erc4626RateAdapter.sol";
import {GrowthCap} from "../../contracts/adapters/GrowthCap.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {OracleTest} from "../support/OracleTest.sol";
import {Asset, Vault} from "../support/Vault.sol";

/// @notice Its share says the asset's decimals, whatever the offset: a share then is worth a fraction of what it seems.
contract HidingVault is Vault {
    uint8 private immutable SAID;

    constructor(Asset asset_, uint8 offset) Vault(asset_, offset) {
        SAID = asset_.decimals();
    }

    function decimals() public view override returns (uint8) {
        return SAID;
    }
}

/// @notice A vault rounds to whole units of its asset: whether the answer's digits are the vault's.
contract Erc4626RateAdapterDigitsTest is OracleTest {
    /// @dev The share says 6 decimals and has 12: what it calls one is worth a millionth.
    function test_latestRoundData_HasDigitsPromised_WhenShareHidesItsOffset() public {
        HidingVault hiding = hidingVault(6, 6, 1.09e12);
        checkAnswer(deployOver(hiding, 18), 1.09e12);
        checkAnswer(deployOver(hiding, 12), 1.09e6);
        checkAnswer(deployOver(hiding, 10), 10_900);
    }

    function test_latestRoundData_HasDigitsPromised_WhenHiddenOffsetIsSmaller() public {
        HidingVault hiding = hidingVault(6, 3, 1.09e12);
        checkAnswer(deployOver(hiding, 18), 1.09e15);
        checkAnswer(deployOver(hiding, 8), 109_000);
    }

    function test_latestRoundData_HasDigitsPromised_WhenAssetHasFewDecimals() public {
        for (uint8 assetDecimals = 0; assetDecimals <= 2; ++assetDecimals) {
            HidingVault plain = hidingVault(assetDecimals, 0, 1.0199e12);
            checkAnswer(deployOver(plain, 18), 1.0199e18);
            checkAnswer(deployOver(plain, 8), 1.0199e8);
            checkAnswer(deployOver(plain, 4), 10_199);
        }
    }

    function test_constructor_Refuses_WhenAnswerHasTooFewDigits() public {
        HidingVault hiding = hidingVault(6, 6, 1.09e12);
        checkTooCoarse(hiding, 6, 1);
        checkTooCoarse(hiding, 8, 109);
        checkTooCoarse(hiding, 9, 1_090);
    }

    function test_constructor_Takes_WhenAnswerHasJustEnoughDigits() public {
        checkAnswer(deployOver(hidingVault(0, 0, 2_000e12), 0), 2_000);
    }

    function test_constructor_Refuses_WhenAnswerIsOneUnitTooCoarse() public {
        checkTooCoarse(hidingVault(0, 0, 2_000e12 - 1), 0, 1_999);
    }

    /// @dev One unit of the rate would be as much as the deepest fall, so that rounding alone would stop the feed.
    function test_constructor_Refuses_WhenRateHasTooFewDigitsForFall() public {
        Erc4626RateAdapter.Config memory config = configFor(hidingVault(2, 0, 2e12), 3);
        config.limits.maxDropBps = 50;
        checkAnswer(deployWith(config), 2_000);
        config.limits.maxDropBps = 49;
        vm.expectRevert(abi.encodeWithSelector(Erc4626RateAdapter.RateTooCoarse.selector, 2_000, 2_040));
        deployWith(config);
    }

    function test_latestRoundData_GoesOn_WhenVaultLosesOneUnitInATrillion() public {
        HidingVault hiding = hidingVault(6, 6, 1.09e12);
        Adapter over = deployOver(hiding, 18);
        Asset(hiding.asset()).setBalance(address(hiding), 1.09e12 - 2);
        checkAnswer(over, 1.09e12 - 1);
    }

    function testFuzz_latestRoundData_IsExactFloor_WhateverTheDecimals(uint256 assets, uint256[3] memory words) public {
        uint8 offset = uint8(words[1] % 19);
        uint8 decimals = uint8(words[2] % 19);
        assets = ExactMath.bound(assets, 1e12, 1e24);
        uint256 exact = (assets * 10 ** decimals) / (1e12 * 10 ** offset);
        HidingVault hiding = hidingVault(uint8(words[0] % 12), offset, assets);
        if (exact < 2_000) return checkTooCoarse(hiding, decimals, exact);
        checkAnswer(deployOver(hiding, decimals), int256(exact));
    }

    /// @dev A share of it is worth `assets` / 10^12 / 10^`offset` of the asset, exactly.
    function hidingVault(uint8 assetDecimals, uint8 offset, uint256 assets) private returns (HidingVault hiding) {
        Asset held = new Asset(assetDecimals);
        hiding = new HidingVault(held, offset);
        held.setBalance(address(this), 1e12 - 1);
        held.approve(address(hiding), 1e12 - 1);
        hiding.deposit(1e12 - 1, address(this));
        held.setBalance(address(hiding), assets - 1);
    }

    function deployOver(HidingVault over, uint8 decimals) private returns (Adapter) {
        return deployWith(configFor(over, decimals));
    }

    function checkTooCoarse(HidingVault over, uint8 decimals, uint256 answer) private {
        Erc4626RateAdapter.Config memory config = configFor(over, decimals);
        uint256 more = decimals > over.decimals() ? decimals - over.decimals() : 0;
        vm.expectRevert(
            over.convertToAssets(10 ** (over.decimals() + more)) == 0
                ? abi.encodeWithSelector(GrowthCap.SnapshotRateOutOfRange.selector, 0, 1, 2 ** 127 - 1)
                : abi.encodeWithSelector(Erc4626RateAdapter.AnswerTooCoarse.selector, answer, 2_000)
        );
        deployWith(config);
    }

    function checkAnswer(Adapter over, int256 expected) private view {
        (, int256 answer, , , ) = over.latestRoundData();
        vm.assertEq(answer, expected, "answer");
    }

    function configFor(HidingVault over, uint8 decimals) private view returns (Erc4626RateAdapter.Config memory) {
        return
            Erc4626RateAdapter.Config({
                description: "share / asset by the vault",
                vault: over,
                minSupply: 10 ** over.decimals(),
                limits: GrowthCap.GrowthLimits(1_000, 500, 10, 7 days),
                decimals: decimals
            });
    }

    function deployWith(Erc4626RateAdapter.Config memory config) private returns (Adapter) {
        return Adapter(deployArtifact("Erc4626RateAdapter", abi.encode(config)));
    }
}
