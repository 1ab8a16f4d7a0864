// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {AssetDecimals, IOracleRouter, Leg, Route, RouterConfig} from "../../contracts/interfaces/IOracleRouter.sol";
import {IRedundantOracle} from "../../contracts/interfaces/IRedundantOracle.sol";
import {MintableToken} from "./MintableToken.sol";
import {OracleTest} from "./OracleTest.sol";
import {ScriptedOracle} from "./ScriptedOracle.sol";

/// @notice What the tests of the router share: assets, oracles under control, and routes over them.
abstract contract RouterTest is OracleTest {
    address internal constant USD = address(840);
    address internal constant EUR = address(978);
    address internal constant NATIVE = 0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE;
    address internal constant BITCOIN = 0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB;
    uint32 internal constant SKEW = 1 hours;

    address internal weth;
    address internal usdc;

    function setUp() public virtual override {
        super.setUp();
        weth = address(new MintableToken("WETH", 18));
        usdc = address(new MintableToken("USDC", 6));
    }

    function deployRouter(RouterConfig memory settings) internal returns (IOracleRouter) {
        return IOracleRouter(deployArtifact("OracleRouter", abi.encode(settings)));
    }

    /// @dev A router of one route.
    function deployRouter(Route memory route) internal returns (IOracleRouter) {
        return deployRouter(configFor(route));
    }

    function configFor(Route memory route) internal pure returns (RouterConfig memory settings) {
        settings.routes = new Route[](1);
        settings.routes[0] = route;
    }

    function decimalsFor(address asset, uint8 decimals) internal pure returns (AssetDecimals[] memory assets) {
        assets = new AssetDecimals[](1);
        assets[0] = AssetDecimals(asset, decimals);
    }

    function decimalsFor(
        address asset,
        uint8 decimals,
        address otherAsset,
        uint8 otherDecimals
    ) internal pure returns (AssetDecimals[] memory assets) {
        assets = new AssetDecimals[](2);
        assets[0] = AssetDecimals(asset, decimals);
        assets[1] = AssetDecimals(otherAsset, otherDecimals);
    }

    function routeOver(address base, address quote, Leg memory leg) internal pure returns (Route memory) {
        Leg[] memory legs = new Leg[](1);
        legs[0] = leg;
        return Route(base, quote, 0, legs);
    }

    function routeOver(
        address base,
        address quote,
        Leg memory first,
        Leg memory second
    ) internal pure returns (Route memory) {
        Leg[] memory legs = new Leg[](2);
        (legs[0], legs[1]) = (first, second);
        return Route(base, quote, SKEW, legs);
    }

    function routeOver(
        address base,
        address quote,
        Leg memory first,
        Leg memory second,
        Leg memory third
    ) internal pure returns (Route memory) {
        Leg[] memory legs = new Leg[](3);
        (legs[0], legs[1], legs[2]) = (first, second, third);
        return Route(base, quote, SKEW, legs);
    }

    function straight(IRedundantOracle oracle) internal pure returns (Leg memory) {
        return Leg(oracle, false);
    }

    function inverted(IRedundantOracle oracle) internal pure returns (Leg memory) {
        return Leg(oracle, true);
    }

    function scripted(uint256 decimals, uint256 price) internal returns (ScriptedOracle) {
        return new ScriptedOracle(decimals, price);
    }

    /// @dev `word` within the limits, both inclusive.
    function bound(uint256 word, uint256 minimum, uint256 maximum) internal pure returns (uint256) {
        if (minimum == 0 && maximum == type(uint256).max) return word;
        return minimum + (word % (maximum - minimum + 1));
    }
}
