// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IOracleRouter, Leg, Route, RouterConfig} from "../../contracts/interfaces/IOracleRouter.sol";
import {IRedundantOracle, Level} from "../../contracts/interfaces/IRedundantOracle.sol";
import {AnswersAnything} from "../support/AnswersAnything.sol";
import {MintableToken} from "../support/MintableToken.sol";
import {RouterTest} from "../support/RouterTest.sol";
import {ScriptedOracle} from "../support/ScriptedOracle.sol";

/// @notice What a router may be constructed with and what it serves, wherever in its limits.
contract RouterPropertiesTest is RouterTest {
    /// @dev Polygon's native token lies in the range that is kept for precompiles.
    address private constant NATIVE_TOKEN = address(0x1010);
    uint256 private constant MAX_SKEW = 7 days;

    ScriptedOracle private first;
    ScriptedOracle private second;

    function setUp() public override {
        super.setUp();
        first = scripted(8, 2_000e8);
        second = scripted(18, 1e18);
    }

    function refuse(RouterConfig memory settings, bytes memory reason) private {
        vm.expectRevert(reason);
        this.deploy(settings);
    }

    function deploy(RouterConfig calldata settings) external returns (IOracleRouter) {
        return deployRouter(settings);
    }

    function testFuzz_constructor_BoundsLegs(uint256 count) public {
        count = bound(count, 0, 6);
        Route memory route = Route(weth, USD, count == 1 ? 0 : SKEW, new Leg[](count));
        for (uint256 i = 0; i < count; ++i) {
            route.legs[i] = straight(scripted(8, 1e8));
        }
        if (count >= 1 && count <= 3) {
            vm.assertEq(deployRouter(route).routeOf(weth, USD).legs.length, count, "legs");
            return;
        }
        bytes4 selector = IOracleRouter.LegCountOutOfRange.selector;
        refuse(configFor(route), abi.encodeWithSelector(selector, weth, USD, count, 1, 3));
    }

    function testFuzz_constructor_BoundsSkew(uint256 skew, bool isOneLeg) public {
        Route memory route =
            isOneLeg ? routeOver(weth, USD, straight(first)) : routeOver(weth, USD, straight(first), straight(second));
        route.maxLegSkew = uint32(skew % 2 == 0 ? bound(skew, 0, 2) : bound(skew, 0, 2 * MAX_SKEW));
        (uint256 least, uint256 most) = isOneLeg ? (uint256(0), uint256(0)) : (uint256(1), MAX_SKEW);
        if (route.maxLegSkew >= least && route.maxLegSkew <= most) {
            vm.assertEq(uint256(deployRouter(route).routeOf(weth, USD).maxLegSkew), route.maxLegSkew, "skew");
            return;
        }
        bytes4 selector = IOracleRouter.MaxLegSkewOutOfRange.selector;
        refuse(configFor(route), abi.encodeWithSelector(selector, weth, USD, route.maxLegSkew, least, most));
    }

    function testFuzz_constructor_BoundsLegDecimals(uint256 word) public {
        uint256 decimals = word % 2 == 0 ? word >> 1 : bound(word, 0, 80);
        address leg = address(scripted(decimals, 1));
        Route memory route = routeOver(weth, USD, straight(IRedundantOracle(leg)));
        if (decimals <= 36) {
            vm.assertEq(address(deployRouter(route).routeOf(weth, USD).legs[0].oracle), leg, "leg");
            return;
        }
        bytes4 selector = IOracleRouter.LegDecimalsOutOfRange.selector;
        refuse(configFor(route), abi.encodeWithSelector(selector, leg, decimals, 36));
    }

    function testFuzz_constructor_BoundsTokenDecimals(uint8 decimals) public {
        address token = address(new MintableToken("TOKEN", decimals));
        Route memory route = routeOver(token, USD, straight(first));
        if (decimals <= 36) {
            vm.assertEq(uint256(deployRouter(route).decimalsOf(token)), decimals, "decimals");
            return;
        }
        bytes4 selector = IOracleRouter.AssetDecimalsOutOfRange.selector;
        refuse(configFor(route), abi.encodeWithSelector(selector, token, decimals, 36));
    }

    function testFuzz_constructor_BoundsConfiguredDecimals(uint8 decimals) public {
        RouterConfig memory settings = configFor(routeOver(weth, USD, straight(first)));
        settings.assets = decimalsFor(USD, decimals);
        if (decimals <= 36) {
            vm.assertEq(uint256(deployRouter(settings).decimalsOf(USD)), decimals, "decimals");
            return;
        }
        refuse(settings, abi.encodeWithSelector(IOracleRouter.AssetDecimalsOutOfRange.selector, USD, decimals, 36));
    }

    function testFuzz_constructor_HoldsConfiguredDecimalsToTheTokens(uint8 decimals) public {
        decimals = uint8(bound(decimals, 0, 36));
        RouterConfig memory settings = configFor(routeOver(usdc, USD, straight(first)));
        settings.assets = decimalsFor(usdc, decimals);
        if (decimals == 6) {
            vm.assertEq(uint256(deployRouter(settings).decimalsOf(usdc)), 6, "decimals");
            return;
        }
        refuse(settings, abi.encodeWithSelector(IOracleRouter.AssetDecimalsDiffer.selector, usdc, decimals, 6));
    }

    function testFuzz_constructor_KnowsEveryCurrencyNumber(uint256 number) public {
        address asset = address(uint160(bound(number, 1, 2_000)));
        vm.assume(asset != USD);
        Route memory route = routeOver(asset, USD, straight(first));
        if (uint160(asset) <= 999) {
            vm.assertEq(uint256(deployRouter(route).decimalsOf(asset)), 18, "a currency");
            return;
        }
        refuse(configFor(route), abi.encodeWithSelector(IOracleRouter.AssetDecimalsUnreadable.selector, asset));
    }

    function testFuzz_constructor_AsksTokenInReservedRange(uint8 decimals) public {
        decimals = uint8(bound(decimals, 0, 36));
        vm.etch(NATIVE_TOKEN, address(new MintableToken("NATIVE", decimals)).code);
        Route memory route = routeOver(NATIVE_TOKEN, USD, straight(first));
        vm.assertEq(uint256(deployRouter(route).decimalsOf(NATIVE_TOKEN)), decimals, "asked like any other");
    }

    function testFuzz_constructor_WantsAReadingOfNineWords(uint256 size, uint256 level) public {
        size = bound(size, 32, 400);
        if (size % 4 == 0) size = 288;
        level = bound(level, 0, 7);
        address leg = address(new AnswersAnything(size, level));
        Route memory route = routeOver(weth, USD, straight(IRedundantOracle(leg)));
        if (size == 288 && level <= uint256(type(Level).max)) {
            vm.assertEq(address(deployRouter(route).routeOf(weth, USD).legs[0].oracle), leg, "leg");
            return;
        }
        refuse(configFor(route), abi.encodeWithSelector(IOracleRouter.LegIsNoOracle.selector, leg));
    }

    function testFuzz_constructor_Reverts_WhoeverALegDelegatesTo(address delegate) public {
        address account = address(0xde1e9a7e);
        vm.etch(account, abi.encodePacked(hex"ef0100", delegate));
        Route memory route = routeOver(weth, USD, straight(IRedundantOracle(account)));
        refuse(configFor(route), abi.encodeWithSelector(IOracleRouter.LegIsNoOracle.selector, account));
    }

    /// @dev Without a leg's decimals and with the assets' equal, the value is amount * price.
    function testFuzz_getQuote_IsAmountTimesPrice(uint128 amount, uint256 price) public {
        price = bound(price, 1, MAX_PRICE);
        RouterConfig memory settings = configFor(routeOver(USD, EUR, straight(scripted(0, price))));
        IOracleRouter router = deployRouter(settings);
        vm.assertEq(router.getQuote(amount, USD, EUR), uint256(amount) * price, "forth");
        uint256 back = router.getQuote(amount, EUR, USD);
        vm.assertLe(back * price, amount, "back, rounded down");
        vm.assertGt((back + 1) * price, amount, "by less than a unit");
    }

    function testFuzz_getQuotes_ROUTE_2_AreTheValuesAtTheSides(uint256 amount, uint256[3] memory sides) public {
        amount = bound(amount, 0, type(uint128).max);
        sides[0] = bound(sides[0], 1, MAX_PRICE);
        sides[1] = bound(sides[1], sides[0], MAX_PRICE);
        sides[2] = bound(sides[2], sides[1], MAX_PRICE);
        ScriptedOracle oracle = scripted(0, sides[1]);
        oracle.setSides(sides[0], sides[1], sides[2]);
        (uint256 low, uint256 high) = deployRouter(routeOver(USD, EUR, straight(oracle))).getQuotes(amount, USD, EUR);
        vm.assertEq(low, amount * sides[0], "low");
        vm.assertEq(high, amount * sides[2], "high");
    }

    function testFuzz_getQuote_ROUTE_4_RefusesSidesOutOfOrder(uint256[3] memory sides) public {
        for (uint256 i = 0; i < 3; ++i) {
            sides[i] = sides[i] % 3 == 0 ? bound(sides[i], 0, 3) : bound(sides[i], 0, MAX_PRICE + 2);
        }
        first.setSides(sides[0], sides[1], sides[2]);
        IOracleRouter router = deployRouter(routeOver(weth, USD, straight(first)));
        bool isOrdered = sides[0] != 0 && sides[0] <= sides[1] && sides[1] <= sides[2] && sides[2] <= MAX_PRICE;
        if (isOrdered) {
            vm.assertEq(router.getQuote(1e8, weth, USD), sides[1], "served");
            return;
        }
        vm.expectRevert(abi.encodeWithSelector(IOracleRouter.OracleUntrustedData.selector, weth, USD));
        router.getQuote(1e8, weth, USD);
    }

    function testFuzz_getQuote_ROUTE_4_ServesUpToDegraded_OnEveryLeg(uint256 firstLevel, uint256 secondLevel) public {
        firstLevel = bound(firstLevel, 0, 3);
        secondLevel = bound(secondLevel, 0, 3);
        IOracleRouter router = deployRouter(routeOver(weth, USD, straight(first), inverted(second)));
        first.setLevel(Level(firstLevel));
        second.setLevel(Level(secondLevel));
        if (firstLevel < 2 && secondLevel < 2) {
            vm.assertEq(router.getQuote(1e18, weth, USD), 2_000e18, "served");
            return;
        }
        vm.expectRevert(abi.encodeWithSelector(IOracleRouter.OracleUntrustedData.selector, weth, USD));
        router.getQuote(1e18, weth, USD);
    }

    function testFuzz_getQuoteWithTime_ROUTE_5_BoundsSkew_WhateverItsLimit(uint256 limit, uint256 skew) public {
        Route memory route = routeOver(weth, USD, straight(first), straight(second));
        route.maxLegSkew = uint32(bound(limit, 1, MAX_SKEW));
        IOracleRouter router = deployRouter(route);
        skew = skew % 2 == 0 ? route.maxLegSkew + ((skew >> 1) % 2) : bound(skew, 0, 2 * MAX_SKEW);
        first.setTime(START);
        second.setTime(START - skew);
        if (skew > route.maxLegSkew) {
            vm.expectRevert(abi.encodeWithSelector(IOracleRouter.OracleUntrustedData.selector, weth, USD));
            router.getQuoteWithTime(1e18, weth, USD);
            return;
        }
        (, uint256 updatedAt) = router.getQuoteWithTime(1e18, weth, USD);
        vm.assertEq(updatedAt, START - skew, "the older");
    }

    function testFuzz_getQuote_ROUTE_6_Reverts_WhenPairIsUnknown(address base, address quote) public {
        IOracleRouter router = deployRouter(routeOver(weth, USD, straight(first)));
        vm.assume(base != quote && !(base == weth && quote == USD) && !(base == USD && quote == weth));
        vm.expectRevert(abi.encodeWithSelector(IOracleRouter.OracleUnsupportedPair.selector, base, quote));
        router.getQuote(1, base, quote);
    }

    function testFuzz_getQuote_ROUTE_9_GivesAmount_WhenAssetIsQuotedInItself(uint256 amount, address asset) public {
        IOracleRouter router = deployRouter(routeOver(weth, USD, straight(first)));
        vm.assertEq(router.getQuote(amount, asset, asset), amount, "itself");
        (uint256 low, uint256 high) = router.getQuotes(amount, asset, asset);
        vm.assertTrue(low == amount && high == amount, "both sides");
    }

    function testFuzz_getQuote_ROUTE_7_RevertsBeyond256Bits(uint256 amount, uint256 price) public {
        price = bound(price, 2, MAX_PRICE);
        IOracleRouter router = deployRouter(routeOver(USD, EUR, straight(scripted(0, price))));
        uint256 largest = type(uint256).max / price;
        amount = amount % 2 == 0 ? largest + ((amount >> 1) % 2) : bound(amount, largest - 1, type(uint256).max - 1);
        if (amount <= largest) {
            vm.assertEq(router.getQuote(amount, USD, EUR), amount * price, "fits");
            return;
        }
        vm.expectRevert(abi.encodeWithSelector(IOracleRouter.QuoteOverflow.selector, amount, USD, EUR));
        router.getQuote(amount, USD, EUR);
    }

    function testFuzz_routeOf_ROUTE_6_TurnsEveryLeg_WhenDirectionIsOpposite(bool[3] calldata directions) public {
        Route memory route = Route(weth, USD, SKEW, new Leg[](3));
        for (uint256 i = 0; i < 3; ++i) {
            route.legs[i] = Leg(scripted(8, 1e8), directions[i]);
        }
        Route memory back = deployRouter(route).routeOf(USD, weth);
        for (uint256 i = 0; i < 3; ++i) {
            vm.assertEq(address(back.legs[i].oracle), address(route.legs[2 - i].oracle), "order");
            vm.assertTrue(back.legs[i].inverted != directions[2 - i], "direction");
        }
    }

    function testFuzz_getQuote_ROUTE_3_CrossRateIsTheProduct(uint64 one, uint64 other, uint64 amount) public {
        one = uint64(bound(one, 1, type(uint64).max));
        other = uint64(bound(other, 1, type(uint64).max));
        Route memory route = routeOver(USD, EUR, straight(scripted(0, one)), straight(scripted(0, other)));
        vm.assertEq(deployRouter(route).getQuote(amount, USD, EUR), uint256(one) * other * amount, "product");
    }
}
