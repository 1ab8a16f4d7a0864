// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IOracleRouter, Leg, Route, RouterConfig} from "../../contracts/interfaces/IOracleRouter.sol";
import {IRedundantOracle, Level, Mode} from "../../contracts/interfaces/IRedundantOracle.sol";
import {AnswersAnything} from "../support/AnswersAnything.sol";
import {RouterTest} from "../support/RouterTest.sol";
import {ScriptedOracle} from "../support/ScriptedOracle.sol";

/// @notice What a router may be constructed with, at each limit and beyond it.
contract RouterConstructionTest is RouterTest {
    uint32 private constant MAX_SKEW = 7 days;

    ScriptedOracle private first;
    ScriptedOracle private second;
    ScriptedOracle private third;

    function setUp() public override {
        super.setUp();
        first = scripted(8, 2_000e8);
        second = scripted(8, 1e8);
        third = scripted(18, 1e18);
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

    function routeOverTwo() private view returns (Route memory) {
        return routeOver(weth, usdc, straight(first), inverted(second));
    }

    function routeOverLeg(address leg) private view returns (Route memory) {
        return routeOver(weth, USD, straight(IRedundantOracle(leg)));
    }

    function notAnOracle(address leg) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IOracleRouter.LegIsNoOracle.selector, leg);
    }

    function test_constructor_Reverts_WhenThereAreNoRoutes() public {
        RouterConfig memory settings;
        refuse(settings, abi.encodeWithSelector(IOracleRouter.NoRoutes.selector));
    }

    function test_constructor_Reverts_WhenRouteHasNoLegs() public {
        Route memory route = Route(weth, USD, 0, new Leg[](0));
        refuse(route, abi.encodeWithSelector(IOracleRouter.LegCountOutOfRange.selector, weth, USD, 0, 1, 3));
    }

    function test_constructor_Accepts_WhenRouteHasThreeLegs() public {
        Route memory route = routeOver(weth, EUR, straight(first), straight(second), inverted(third));
        vm.assertEq(deployRouter(route).routeOf(weth, EUR).legs.length, 3, "legs");
    }

    function test_constructor_Reverts_WhenRouteHasFourLegs() public {
        Route memory route = Route(weth, USD, SKEW, new Leg[](4));
        refuse(route, abi.encodeWithSelector(IOracleRouter.LegCountOutOfRange.selector, weth, USD, 4, 1, 3));
    }

    function test_constructor_Reverts_WhenLegIsZero() public {
        refuse(routeOverLeg(address(0)), notAnOracle(address(0)));
    }

    function test_constructor_Reverts_WhenLegHasNoCode() public {
        refuse(routeOverLeg(address(0xc0de1e55)), notAnOracle(address(0xc0de1e55)));
    }

    function test_constructor_Reverts_WhenLegIsPrecompile() public {
        refuse(routeOverLeg(address(2)), notAnOracle(address(2)));
    }

    function test_constructor_Reverts_WhenLegIsDelegatedAccount() public {
        address account = address(0xde1e9a7e);
        vm.etch(account, abi.encodePacked(hex"ef0100", address(first)));
        refuse(routeOverLeg(account), notAnOracle(account));
    }

    function test_constructor_Reverts_WhenLegIsToken() public {
        refuse(routeOverLeg(weth), notAnOracle(weth));
    }

    function test_constructor_Reverts_WhenLegIsFeedOfOneProvider() public {
        deployFeeds(1);
        refuse(routeOverLeg(address(feeds[0])), notAnOracle(address(feeds[0])));
    }

    function test_constructor_Reverts_WhenLegAnswersWithoutLevel() public {
        AnswersAnything liar = new AnswersAnything(288, 4);
        refuse(routeOverLeg(address(liar)), notAnOracle(address(liar)));
    }

    function test_constructor_Reverts_WhenLegAnswersOneByteShort() public {
        AnswersAnything liar = new AnswersAnything(287, 3);
        refuse(routeOverLeg(address(liar)), notAnOracle(address(liar)));
    }

    function test_constructor_Accepts_WhenLegAnswersAsMuchAsAReading() public {
        deployRouter(routeOverLeg(address(new AnswersAnything(288, 3))));
    }

    function test_constructor_Reverts_WhenLegDoesNotAnswerDecimals() public {
        AnswersAnything mute = new AnswersAnything(0, 0);
        refuse(routeOverLeg(address(mute)), notAnOracle(address(mute)));
    }

    function test_constructor_Accepts_WhenLegIsUnavailable() public {
        deployFeeds(2);
        IRedundantOracle oracle = deployOracle(Mode.Median, 2);
        vm.warp(START + MAX_AGE + 1);
        assertLevel(oracle.tryRead().level, Level.Unavailable, "premise");
        deployRouter(routeOverLeg(address(oracle)));
    }

    function test_constructor_Accepts_WhenLegHas36Decimals() public {
        deployRouter(routeOverLeg(address(scripted(36, 1))));
    }

    function test_constructor_Reverts_WhenLegHas37Decimals() public {
        address leg = address(scripted(37, 1));
        refuse(routeOverLeg(leg), abi.encodeWithSelector(IOracleRouter.LegDecimalsOutOfRange.selector, leg, 37, 36));
    }

    function test_constructor_Reverts_WhenLegHasDecimalsBeyond8Bits() public {
        address leg = address(scripted(256 + 8, 1));
        refuse(routeOverLeg(leg), abi.encodeWithSelector(IOracleRouter.LegDecimalsOutOfRange.selector, leg, 264, 36));
    }

    function test_constructor_Reverts_WhenOracleIsTwoLegs() public {
        Route memory route = routeOver(weth, usdc, straight(first), straight(second), inverted(first));
        refuse(route, abi.encodeWithSelector(IOracleRouter.DuplicateLeg.selector, address(first)));
    }

    function test_constructor_Reverts_WhenBaseIsQuote() public {
        Route memory route = routeOver(weth, weth, straight(first));
        refuse(route, abi.encodeWithSelector(IOracleRouter.SameAsset.selector, weth));
    }

    function test_constructor_Reverts_WhenRouteStandsTwice() public {
        RouterConfig memory settings;
        settings.routes = new Route[](2);
        settings.routes[0] = routeOverOne();
        settings.routes[1] = routeOver(weth, USD, straight(second));
        refuse(settings, abi.encodeWithSelector(IOracleRouter.DuplicateRoute.selector, weth, USD));
    }

    function test_constructor_Reverts_WhenRouteStandsInOppositeDirectionToo() public {
        RouterConfig memory settings;
        settings.routes = new Route[](2);
        settings.routes[0] = routeOverOne();
        settings.routes[1] = routeOver(USD, weth, straight(second));
        refuse(settings, abi.encodeWithSelector(IOracleRouter.DuplicateRoute.selector, USD, weth));
    }

    function test_constructor_Reverts_WhenOneLegHasSkew() public {
        Route memory route = routeOverOne();
        route.maxLegSkew = 1;
        refuse(route, abi.encodeWithSelector(IOracleRouter.MaxLegSkewOutOfRange.selector, weth, USD, 1, 0, 0));
    }

    function test_constructor_Reverts_WhenTwoLegsHaveNoSkew() public {
        Route memory route = routeOverTwo();
        route.maxLegSkew = 0;
        refuse(route, abi.encodeWithSelector(IOracleRouter.MaxLegSkewOutOfRange.selector, weth, usdc, 0, 1, MAX_SKEW));
    }

    function test_constructor_Accepts_WhenSkewIsOneSecond() public {
        Route memory route = routeOverTwo();
        route.maxLegSkew = 1;
        vm.assertEq(uint256(deployRouter(route).routeOf(weth, usdc).maxLegSkew), 1, "skew");
    }

    function test_constructor_Accepts_WhenSkewIsSevenDays() public {
        Route memory route = routeOverTwo();
        route.maxLegSkew = MAX_SKEW;
        vm.assertEq(uint256(deployRouter(route).routeOf(weth, usdc).maxLegSkew), MAX_SKEW, "skew");
    }

    function test_constructor_Reverts_WhenSkewIsOneSecondMoreThanSevenDays() public {
        Route memory route = routeOverTwo();
        route.maxLegSkew = MAX_SKEW + 1;
        refuse(
            route,
            abi.encodeWithSelector(IOracleRouter.MaxLegSkewOutOfRange.selector, weth, usdc, MAX_SKEW + 1, 1, MAX_SKEW)
        );
    }
}
