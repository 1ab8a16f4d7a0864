// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {AssetDecimals, IOracleRouter, Route, RouterConfig} from "../../contracts/interfaces/IOracleRouter.sol";
import {AnswersAnything} from "../support/AnswersAnything.sol";
import {MintableToken} from "../support/MintableToken.sol";
import {RouterTest} from "../support/RouterTest.sol";
import {ScriptedOracle} from "../support/ScriptedOracle.sol";

/// @notice Where a router has the decimals of its assets from.
contract RouterAssetsTest is RouterTest {
    ScriptedOracle private first;

    function setUp() public override {
        super.setUp();
        first = scripted(8, 2_000e8);
    }

    function refuse(RouterConfig memory settings, bytes memory reason) private {
        vm.expectRevert(reason);
        this.deploy(settings);
    }

    function refuse(Route memory route, bytes memory reason) private {
        refuse(configFor(route), reason);
    }

    function deploy(RouterConfig calldata settings) external returns (IOracleRouter) {
        return deployRouter(settings);
    }

    function routeOverOne() private view returns (Route memory) {
        return routeOver(weth, USD, straight(first));
    }

    function test_decimalsOf_Reverts_WhenNoRouteTouchesAsset() public {
        IOracleRouter router = deployRouter(routeOverOne());
        vm.expectRevert(abi.encodeWithSelector(IOracleRouter.UnknownAsset.selector, usdc));
        router.decimalsOf(usdc);
    }

    function test_constructor_Accepts_WhenTokenHas36Decimals() public {
        address token = address(new MintableToken("FINE", 36));
        IOracleRouter router = deployRouter(routeOver(token, USD, straight(first)));
        vm.assertEq(uint256(router.decimalsOf(token)), 36, "decimals");
    }

    function test_constructor_Reverts_WhenTokenHas37Decimals() public {
        address token = address(new MintableToken("FINER", 37));
        refuse(
            routeOver(token, USD, straight(first)),
            abi.encodeWithSelector(IOracleRouter.AssetDecimalsOutOfRange.selector, token, 37, 36)
        );
    }

    function test_constructor_Reverts_WhenAssetHasNoCode() public {
        address nothing = address(0x10000);
        refuse(
            routeOver(weth, nothing, straight(first)),
            abi.encodeWithSelector(IOracleRouter.AssetDecimalsUnreadable.selector, nothing)
        );
    }

    function test_constructor_Reverts_WhenAssetIsZero() public {
        refuse(
            routeOver(address(0), USD, straight(first)),
            abi.encodeWithSelector(IOracleRouter.AssetDecimalsUnreadable.selector, address(0))
        );
    }

    function test_constructor_Accepts_WhenAssetIsLastCurrency() public {
        IOracleRouter router = deployRouter(routeOver(weth, address(999), straight(first)));
        vm.assertEq(uint256(router.decimalsOf(address(999))), 18, "decimals");
    }

    function test_constructor_Reverts_WhenAssetIsBeyondLastCurrency() public {
        refuse(
            routeOver(weth, address(1_000), straight(first)),
            abi.encodeWithSelector(IOracleRouter.AssetDecimalsUnreadable.selector, address(1_000))
        );
    }

    function test_constructor_Gives18Decimals_WhenAssetIsPseudo() public {
        address[4] memory assets = [USD, NATIVE, BITCOIN, address(8)];
        for (uint256 i = 0; i < 4; ++i) {
            IOracleRouter router = deployRouter(routeOver(assets[i], EUR, straight(first)));
            vm.assertEq(uint256(router.decimalsOf(assets[i])), 18, vm.toString(i));
        }
    }

    function test_constructor_TakesConfiguredDecimals_WhenAssetIsPseudo() public {
        RouterConfig memory settings = configFor(routeOverOne());
        settings.assets = decimalsFor(USD, 2);
        vm.assertEq(uint256(deployRouter(settings).decimalsOf(USD)), 2, "decimals");
    }

    function test_constructor_TakesConfiguredDecimals_WhenTokenCannotBeAsked() public {
        address mute = address(new AnswersAnything(0, 0));
        RouterConfig memory settings = configFor(routeOver(mute, USD, straight(first)));
        settings.assets = decimalsFor(mute, 9);
        vm.assertEq(uint256(deployRouter(settings).decimalsOf(mute)), 9, "decimals");
    }

    /// @dev Where some chains keep their native token: Polygon's is at 0x1010.
    function testFuzz_constructor_AsksTokenInReservedRange(uint16 place, uint8 decimals) public {
        address token = address(uint160(1_000 + (uint256(place) % (0xffff - 999))));
        decimals %= 37;
        vm.etch(token, address(new MintableToken("NATIVE", decimals)).code);
        IOracleRouter router = deployRouter(routeOver(token, USD, straight(first)));
        vm.assertEq(uint256(router.decimalsOf(token)), decimals, "asked like any other");
    }

    function test_constructor_TakesConfiguredDecimals_WhenTokenInReservedRangeCannotBeAsked() public {
        vm.etch(address(0x1010), address(new AnswersAnything(0, 0)).code);
        RouterConfig memory settings = configFor(routeOver(address(0x1010), USD, straight(first)));
        settings.assets = decimalsFor(address(0x1010), 18);
        vm.assertEq(uint256(deployRouter(settings).decimalsOf(address(0x1010))), 18, "decimals");
    }

    function test_constructor_Accepts_WhenConfiguredDecimalsAreTheTokens() public {
        RouterConfig memory settings = configFor(routeOver(usdc, USD, straight(first)));
        settings.assets = decimalsFor(usdc, 6);
        vm.assertEq(uint256(deployRouter(settings).decimalsOf(usdc)), 6, "decimals");
    }

    function test_constructor_Reverts_WhenConfiguredDecimalsAreNotTheTokens() public {
        RouterConfig memory settings = configFor(routeOver(usdc, USD, straight(first)));
        settings.assets = decimalsFor(usdc, 18);
        refuse(settings, abi.encodeWithSelector(IOracleRouter.AssetDecimalsDiffer.selector, usdc, 18, 6));
    }

    function test_constructor_Accepts_WhenConfiguredDecimalsAre36() public {
        RouterConfig memory settings = configFor(routeOverOne());
        settings.assets = decimalsFor(USD, 36);
        vm.assertEq(uint256(deployRouter(settings).decimalsOf(USD)), 36, "decimals");
    }

    function test_constructor_Reverts_WhenConfiguredDecimalsAre37() public {
        RouterConfig memory settings = configFor(routeOverOne());
        settings.assets = decimalsFor(USD, 37);
        refuse(settings, abi.encodeWithSelector(IOracleRouter.AssetDecimalsOutOfRange.selector, USD, 37, 36));
    }

    function test_constructor_Reverts_WhenAssetIsConfiguredTwice() public {
        RouterConfig memory settings = configFor(routeOverOne());
        settings.assets = new AssetDecimals[](2);
        settings.assets[0] = AssetDecimals(USD, 18);
        settings.assets[1] = AssetDecimals(USD, 18);
        refuse(settings, abi.encodeWithSelector(IOracleRouter.DuplicateAsset.selector, USD));
    }
}
