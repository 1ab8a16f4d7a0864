// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Adapter} from "../../contracts/adapters/Adapter.sol";
import {Erc4626RateAdapter} from "../../contracts/adapters/Erc4626RateAdapter.sol";
import {Fault, Mode, SourceReport} from "../../contracts/interfaces/IRedundantOracle.sol";
import {GrowthCap} from "../../contracts/adapters/GrowthCap.sol";
import {AdapterConformance} from "../support/AdapterConformance.sol";
import {Asset, Vault} from "../support/Vault.sol";

/// @notice The provider is a real vault of 1,000 shares, less the one unit that it counts more than it has.
contract Erc4626RateAdapterTest is AdapterConformance {
    uint8 private constant ASSET_DECIMALS = 8;
    uint256 private constant SHARE = 1e8;
    uint256 private constant SHARES = 1_000;

    Asset private asset;
    Vault private vault;

    function deployProvider() internal override {
        asset = new Asset(ASSET_DECIMALS);
        vault = new Vault(asset, 0);
        deposit(vault, SHARES * SHARE - 1);
    }

    function deployAdapter(uint8 decimals) internal override returns (Adapter) {
        Erc4626RateAdapter.Config memory config = configFor(vault);
        config.decimals = decimals;
        return deployWith(config);
    }

    function provider() internal view override returns (address) {
        return address(vault);
    }

    function publish(int256 value, uint256) internal override {
        asset.setBalance(address(vault), value == 0 ? 0 : uint256(value) * SHARES - 1);
    }

    function providerDecimals() internal pure override returns (uint8) {
        return ASSET_DECIMALS;
    }

    function largestValue() internal pure override returns (int256) {
        return 2 ** 240;
    }

    function maxColdGas() internal pure override returns (uint256) {
        return 25_800;
    }

    function isTimed() internal pure override returns (bool) {
        return false;
    }

    function isSigned() internal pure override returns (bool) {
        return false;
    }

    function faultOfZero() internal pure override returns (Fault) {
        return Fault.Reverted;
    }

    function faultOfLargest() internal pure override returns (Fault) {
        return Fault.Reverted;
    }

    function faultOfTenfold() internal pure override returns (Fault) {
        return Fault.Reverted;
    }

    function coolDown() internal override {
        super.coolDown();
        vm.cool(address(asset));
    }

    function test_latestRoundData_IsDatedNow_WhenVaultIsQuiet() public {
        vm.warp(START + 30 days);
        (, , uint256 startedAt, uint256 updatedAt, ) = adapter.latestRoundData();
        vm.assertEq(startedAt, START + 30 days, "startedAt");
        vm.assertEq(updatedAt, START + 30 days, "updatedAt");
    }

    function test_latestRoundData_FollowsYield_WhenWithinGrowth() public {
        vm.warp(START + 365 days);
        publish((value() * 105) / 100, 0);
        checkAnswer(adapter, 2_100e8);
    }

    function test_latestRoundData_KeepsRate_WhenOthersDepositAndWithdraw() public {
        deposit(vault, 2_000e8 * 5);
        checkAnswer(adapter, int256(PRICE));
        vault.withdraw(2_000e8 * 5, address(this), address(this));
        checkAnswer(adapter, int256(PRICE));
    }

    function test_inspect_NamesRateAboveBand_WhenVaultIsDonatedTo() public {
        asset.setBalance(address(this), 2_000e8 * 10);
        asset.transfer(address(vault), 2_000e8 * 10);
        expectInspected(GrowthCap.RateAboveBand.selector);
    }

    function test_latestRoundData_RefusesWithRateAndLimit_WhenVaultIsDonatedTo() public {
        publish(2_002e8 + 1, 0);
        vm.expectRevert(abi.encodeWithSelector(GrowthCap.RateAboveBand.selector, 2_002e8 + 1, 2_002e8));
        adapter.latestRoundData();
    }

    /// @dev The classic inflation: one unit of share left, and a donation to it.
    function test_latestRoundData_Refuses_WhenAlmostEmptyVaultIsDonatedTo() public {
        vault.redeem(SHARES * SHARE - 2, address(this), address(this));
        asset.setBalance(address(vault), 1_000_000e8);
        vm.assertGt(vault.convertToAssets(SHARE), 1_000_000e8, "inflated");
        expectSupply(1, SHARE);
        adapter.latestRoundData();
    }

    function test_constructor_Refuses_WhenAlmostEmptyVaultIsDonatedTo() public {
        Vault fresh = new Vault(asset, 0);
        deposit(fresh, 1);
        asset.setBalance(address(fresh), 1_000_000e8);
        expectSupply(1, SHARE);
        deployWith(configFor(fresh));
    }

    function test_latestRoundData_Refuses_WhenVaultIsEmptied() public {
        vault.redeem(SHARES * SHARE - 1, address(this), address(this));
        expectSupply(0, SHARE);
        adapter.latestRoundData();
    }

    function test_constructor_Refuses_WhenVaultIsEmpty() public {
        Vault fresh = new Vault(asset, 0);
        vm.assertEq(fresh.convertToAssets(SHARE), SHARE, "an empty vault quotes one");
        expectSupply(0, SHARE);
        deployWith(configFor(fresh));
    }

    function test_latestRoundData_Answers_WhenSupplyIsAtFloor() public {
        vault.redeem((SHARES - 1) * SHARE - 1, address(this), address(this));
        vm.assertEq(vault.totalSupply(), SHARE, "supply");
        checkAnswer(adapter, int256(PRICE));
    }

    function test_latestRoundData_Refuses_WhenSupplyIsBelowFloor() public {
        vault.redeem((SHARES - 1) * SHARE, address(this), address(this));
        expectSupply(SHARE - 1, SHARE);
        adapter.latestRoundData();
    }

    function test_constructor_Refuses_WhenFloorIsBelowOneShare() public {
        Erc4626RateAdapter.Config memory config = configFor(vault);
        config.minSupply = SHARE - 1;
        vm.expectRevert(abi.encodeWithSelector(Erc4626RateAdapter.MinSupplyOutOfRange.selector, SHARE - 1, SHARE));
        deployWith(config);
    }

    function testFuzz_constructor_BoundsFloor(uint256 minSupply) public {
        minSupply = minSupply % 2 == 0 ? SHARE - ((minSupply >> 1) % 2) : minSupply % (2 * SHARE);
        Erc4626RateAdapter.Config memory config = configFor(vault);
        config.minSupply = minSupply;
        bytes4 selector = Erc4626RateAdapter.MinSupplyOutOfRange.selector;
        if (minSupply < SHARE) vm.expectRevert(abi.encodeWithSelector(selector, minSupply, SHARE));
        deployWith(config);
    }

    function test_latestRoundData_Answers_WhenSlashingIsAtLimit() public {
        publish(1_900e8, 0);
        checkAnswer(adapter, 1_900e8);
    }

    function test_latestRoundData_Refuses_WhenSlashingIsBeyondLimit() public {
        publish(1_900e8 - 1, 0);
        vm.expectRevert(abi.encodeWithSelector(GrowthCap.RateBelowBand.selector, 1_900e8 - 1, 1_900e8));
        adapter.latestRoundData();
    }

    function test_inspect_KeepsSelector_WhenVaultIsPaused() public {
        vault.setPaused(true);
        expectInspected(Vault.Paused.selector);
    }

    function test_constructor_Refuses_WhenVaultIsPaused() public {
        vault.setPaused(true);
        vm.expectRevert(abi.encodeWithSelector(Vault.Paused.selector));
        deployWith(configFor(vault));
    }

    function test_latestRoundData_PricesAWholeShare_WhenShareHasMoreDecimals() public {
        Vault offset = new Vault(asset, 3);
        deposit(offset, 1_000e8);
        asset.setBalance(address(offset), 1_250e8);
        vm.assertEq(uint256(offset.decimals()), 11, "share decimals");
        Erc4626RateAdapter.Config memory config = configFor(offset);
        config.minSupply = 1e11;
        // The vault rounds 1.25 down, because it counts one unit more than it has.
        checkAnswer(deployWith(config), 1.25e8 - 1);
    }

    function test_latestRoundData_ScalesFromAsset_WhenAssetHas6Decimals() public {
        Asset dollar = new Asset(6);
        Vault savings = new Vault(dollar, 12);
        dollar.setBalance(address(this), 1_000e6);
        dollar.approve(address(savings), 1_000e6);
        savings.deposit(1_000e6, address(this));
        dollar.setBalance(address(savings), 1_057.123e6);
        Erc4626RateAdapter.Config memory config = configFor(savings);
        (config.minSupply, config.decimals) = (1e18, 18);
        // (1,057,123,000 + 1) / (1,000,000,000 + 1), as the vault counts.
        checkAnswer(deployWith(config), 1_057_122_999_942_877_000);
    }

    function test_constructor_PinsDecimals_WhenAssetChangesThem() public {
        asset.setDecimals(18);
        checkAnswer(adapter, int256(PRICE));
    }

    function test_constructor_Refuses_WhenAssetHas37Decimals() public {
        asset.setDecimals(37);
        vm.expectRevert(
            abi.encodeWithSelector(Erc4626RateAdapter.TokenDecimalsOutOfRange.selector, address(asset), 37, 36)
        );
        deployWith(configFor(vault));
    }

    function test_constructor_Refuses_WhenShareHas37Decimals() public {
        Vault offset = new Vault(asset, 29);
        vm.expectRevert(
            abi.encodeWithSelector(Erc4626RateAdapter.TokenDecimalsOutOfRange.selector, address(offset), 37, 36)
        );
        deployWith(configFor(offset));
    }

    function test_constructor_Takes_WhenShareAndAssetHave36Decimals() public {
        Asset fine = new Asset(36);
        Vault fineVault = new Vault(fine, 0);
        fine.setBalance(address(this), 1e36);
        fine.approve(address(fineVault), 1e36);
        fineVault.deposit(1e36, address(this));
        Erc4626RateAdapter.Config memory config = configFor(fineVault);
        config.minSupply = 1e36;
        checkAnswer(deployWith(config), 1e8);
    }

    function deposit(Vault into, uint256 amount) private {
        asset.setBalance(address(this), amount);
        asset.approve(address(into), amount);
        into.deposit(amount, address(this));
    }

    function checkAnswer(Adapter over, int256 expected) private view {
        (, int256 answer, , , ) = over.latestRoundData();
        vm.assertEq(answer, expected, "answer");
    }

    function expectSupply(uint256 supply, uint256 minimum) private {
        vm.expectRevert(abi.encodeWithSelector(Erc4626RateAdapter.SupplyTooLow.selector, supply, minimum));
    }

    function expectInspected(bytes4 selector) private {
        SourceReport memory report = deployOver(Mode.Median).inspect()[0];
        assertFault(report.fault, Fault.Reverted, "inspected");
        vm.assertEq(bytes32(report.errorSelector), bytes32(selector), "selector");
    }

    function configFor(Vault over) private pure returns (Erc4626RateAdapter.Config memory) {
        return
            Erc4626RateAdapter.Config({
                description: "share / asset by the vault",
                vault: over,
                minSupply: SHARE,
                limits: GrowthCap.GrowthLimits(1_000, 500, 10, 7 days),
                decimals: DECIMALS
            });
    }

    function deployWith(Erc4626RateAdapter.Config memory config) private returns (Adapter) {
        return Adapter(deployArtifact("Erc4626RateAdapter", abi.encode(config)));
    }
}
