// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Adapter} from "../../contracts/adapters/Adapter.sol";
import {LstRateAdapter} from "../../contracts/adapters/LstRateAdapter.sol";
import {Fault} from "../../contracts/interfaces/IRedundantOracle.sol";
import {GrowthCap} from "../../contracts/adapters/GrowthCap.sol";
import {AdapterConformance} from "../support/AdapterConformance.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {FakeRateProvider} from "../support/FakeRateProvider.sol";

/// @notice Its first word is within the band of the rate.
contract WordyProvider {
    function getRate() external pure returns (uint256, uint256, uint256) {
        return (2_000e18, 1, 2);
    }
}

contract LstRateAdapterTest is AdapterConformance {
    FakeRateProvider private rateProvider;

    function deployProvider() internal override {
        rateProvider = new FakeRateProvider();
    }

    function deployAdapter(uint8 decimals) internal override returns (Adapter) {
        LstRateAdapter.Config memory config = configFor(abi.encodeCall(FakeRateProvider.getRate, ()));
        config.decimals = decimals;
        return deployWith(config);
    }

    function provider() internal view override returns (address) {
        return address(rateProvider);
    }

    function publish(int256 value, uint256) internal override {
        rateProvider.setRate(uint256(value));
    }

    function providerDecimals() internal pure override returns (uint8) {
        return 18;
    }

    function largestValue() internal pure override returns (int256) {
        return type(int256).max;
    }

    function maxColdGas() internal pure override returns (uint256) {
        return 14_800;
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

    function test_latestRoundData_GivesRate_WhenProviderIsBalancers() public {
        checkRate(abi.encodeCall(FakeRateProvider.getRate, ()));
    }

    function test_latestRoundData_GivesRate_WhenProviderIsReth() public {
        checkRate(abi.encodeCall(FakeRateProvider.getExchangeRate, ()));
    }

    function test_latestRoundData_GivesRate_WhenProviderIsSteth() public {
        checkRate(abi.encodeCall(FakeRateProvider.getPooledEthByShares, (1e18)));
    }

    function test_latestRoundData_GivesRate_WhenProviderIsPendles() public {
        checkRate(abi.encodeCall(FakeRateProvider.getPtToAssetRate, (address(this), 900)));
    }

    function test_call_IsThatOfConstruction() public {
        checkCall(abi.encodeCall(FakeRateProvider.getRate, ()));
        checkCall(abi.encodeCall(FakeRateProvider.getPooledEthByShares, (1e18)));
        checkCall(abi.encodeCall(FakeRateProvider.getPtToAssetRate, (address(this), 900)));
    }

    function test_constructor_Refuses_WhenCallHasAnotherSize() public {
        uint256[9] memory sizes = [uint256(0), 3, 5, 35, 37, 67, 69, 99, 100];
        for (uint256 i = 0; i < sizes.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(LstRateAdapter.CallSizeOutOfRange.selector, sizes[i]));
            deployWith(configFor(new bytes(sizes[i])));
        }
    }

    function testFuzz_constructor_TakesSelectorAndUpToTwoWords(uint256 size) public {
        size = ExactMath.bound(size, 0, 120);
        vm.assume(size != 4 && size != 36 && size != 68);
        vm.expectRevert(abi.encodeWithSelector(LstRateAdapter.CallSizeOutOfRange.selector, size));
        deployWith(configFor(new bytes(size)));
    }

    function test_constructor_Takes_WhenRateDecimalsAre36() public {
        LstRateAdapter.Config memory config = configFor(abi.encodeCall(FakeRateProvider.getRate, ()));
        config.rateDecimals = 36;
        deployWith(config);
    }

    function test_constructor_Refuses_WhenRateDecimalsAre37() public {
        LstRateAdapter.Config memory config = configFor(abi.encodeCall(FakeRateProvider.getRate, ()));
        config.rateDecimals = 37;
        vm.expectRevert(abi.encodeWithSelector(LstRateAdapter.RateDecimalsOutOfRange.selector, 37, 36));
        deployWith(config);
    }

    function testFuzz_constructor_BoundsRateDecimals(uint8 rateDecimals) public {
        LstRateAdapter.Config memory config = configFor(abi.encodeCall(FakeRateProvider.getRate, ()));
        config.rateDecimals = rateDecimals;
        if (rateDecimals > 36) {
            vm.expectRevert(abi.encodeWithSelector(LstRateAdapter.RateDecimalsOutOfRange.selector, rateDecimals, 36));
        }
        deployWith(config);
    }

    function testFuzz_latestRoundData_ScalesFromRateDecimals(uint256 rate, uint256 rateDecimals) public {
        rate = ExactMath.bound(rate, 1, MAX_PRICE);
        rateDecimals = ExactMath.bound(rateDecimals, DECIMALS, 36);
        rateProvider.setRate(rate);
        LstRateAdapter.Config memory config = configFor(abi.encodeCall(FakeRateProvider.getRate, ()));
        config.rateDecimals = uint8(rateDecimals);
        (, int256 answer, , , ) = deployWith(config).latestRoundData();
        uint256 unit = 10 ** (rateDecimals - DECIMALS);
        vm.assertTrue(uint256(answer) * unit <= rate && rate < (uint256(answer) + 1) * unit, "rounded down");
    }

    function test_constructor_Refuses_WhenProviderGivesOneByteLess() public {
        vm.expectRevert(abi.encodeWithSelector(LstRateAdapter.RateDataTooShort.selector, 31, 32));
        deployWith(configFor(abi.encodeCall(FakeRateProvider.getShortRate, ())));
    }

    function test_constructor_Refuses_WhenProviderGivesOneByteMore() public {
        expectTooLong(33);
        deployWith(configFor(abi.encodeCall(FakeRateProvider.getLongRate, ())));
    }

    function test_constructor_Refuses_WhenProviderGivesTwoWords() public {
        expectTooLong(64);
        deployWith(configFor(abi.encodeCall(FakeRateProvider.getRateWithTime, ())));
    }

    /// @dev Its first word would be taken for a rate of 22,000,000.
    function test_constructor_Refuses_WhenProviderGivesThreeWordsAndBlockFirst() public {
        vm.roll(22_000_000);
        expectTooLong(96);
        deployWith(configFor(abi.encodeCall(FakeRateProvider.getReport, ())));
    }

    /// @dev An upgrade behind a proxy.
    function test_latestRoundData_Refuses_WhenProviderComesToGiveMoreWords() public {
        vm.etch(address(rateProvider), address(new WordyProvider()).code);
        expectTooLong(96);
        adapter.latestRoundData();
    }

    function test_constructor_Refuses_WhenProviderHasNoCode() public {
        LstRateAdapter.Config memory config = configFor(abi.encodeCall(FakeRateProvider.getRate, ()));
        config.provider = address(0xdead);
        vm.expectRevert(abi.encodeWithSelector(LstRateAdapter.RateDataTooShort.selector, 0, 32));
        deployWith(config);
    }

    function test_constructor_Refuses_WhenProviderHasNoSuchFunction() public {
        vm.expectRevert("");
        deployWith(configFor(hex"12345678"));
    }

    function test_latestRoundData_Refuses_WhenRateIsSlashedBeyondLimit() public {
        rateProvider.setRate(1_899e18);
        vm.expectRevert(abi.encodeWithSelector(GrowthCap.RateBelowBand.selector, 1_899e18, 1_900e18));
        adapter.latestRoundData();
    }

    function test_latestRoundData_Refuses_WhenRateJumpsBeyondLimit() public {
        rateProvider.setRate(2_003e18);
        vm.expectRevert(abi.encodeWithSelector(GrowthCap.RateAboveBand.selector, 2_003e18, 2_002e18));
        adapter.latestRoundData();
    }

    function expectTooLong(uint256 size) private {
        vm.expectRevert(abi.encodeWithSelector(LstRateAdapter.RateDataTooLong.selector, size, 32));
    }

    function checkRate(bytes memory call) private {
        rateProvider.setRate(1.149e18);
        (, int256 answer, , uint256 updatedAt, ) = deployWith(configFor(call)).latestRoundData();
        vm.assertEq(answer, 1.149e8, "answer");
        vm.assertEq(updatedAt, block.timestamp, "updatedAt");
    }

    function checkCall(bytes memory call) private {
        vm.assertEq(LstRateAdapter(address(deployWith(configFor(call)))).call(), call, "call");
    }

    function configFor(bytes memory call) private view returns (LstRateAdapter.Config memory) {
        return
            LstRateAdapter.Config({
                description: "rETH / ETH by Rocket Pool",
                provider: address(rateProvider),
                call: call,
                rateDecimals: 18,
                limits: GrowthCap.GrowthLimits(1_000, 500, 10, 7 days),
                decimals: DECIMALS
            });
    }

    function deployWith(LstRateAdapter.Config memory config) private returns (Adapter) {
        return Adapter(deployArtifact("LstRateAdapter", abi.encode(config)));
    }
}
