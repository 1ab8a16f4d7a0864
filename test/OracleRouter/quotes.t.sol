// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IOracleRouter, Route, RouterConfig} from "../../contracts/interfaces/IOracleRouter.sol";
import {RouterTest} from "../support/RouterTest.sol";
import {ScriptedOracle} from "../support/ScriptedOracle.sol";

/// @notice What a quote is, in each direction, over one, two and three legs.
contract RouterQuotesTest is RouterTest {
    ScriptedOracle private ethInUsd;
    ScriptedOracle private usdcInUsd;
    ScriptedOracle private stakedInEth;
    address private wsteth = address(0x57e7);

    function setUp() public override {
        super.setUp();
        ethInUsd = scripted(8, 3_000e8);
        usdcInUsd = scripted(18, 0.99e18);
        stakedInEth = scripted(18, 1.2e18);
    }

    /// @dev One, two and three legs; wstETH cannot be asked for its decimals.
    function deployRoutes() private returns (IOracleRouter) {
        RouterConfig memory settings;
        settings.routes = new Route[](3);
        settings.routes[0] = routeOver(weth, USD, straight(ethInUsd));
        settings.routes[1] = routeOver(weth, usdc, straight(ethInUsd), inverted(usdcInUsd));
        settings.routes[2] = routeOver(wsteth, usdc, straight(stakedInEth), straight(ethInUsd), inverted(usdcInUsd));
        settings.assets = decimalsFor(wsteth, 18);
        return deployRouter(settings);
    }

    function test_getQuote_GivesValue_WhenOneLeg() public {
        vm.assertEq(deployRoutes().getQuote(2e18, weth, USD), 6_000e18, "two ether in dollars");
    }

    function test_getQuote_ROUTE_6_GivesInverse_WhenOneLeg() public {
        vm.assertEq(deployRoutes().getQuote(6_000e18, USD, weth), 2e18, "dollars in ether");
    }

    function test_getQuote_GivesCrossRate_WhenTwoLegs() public {
        // 3,000 / 0.99
        vm.assertEq(deployRoutes().getQuote(1e18, weth, usdc), 3_030_303_030, "ether in USDC, rounded down");
    }

    function test_getQuote_ROUTE_6_GivesInverse_WhenTwoLegs() public {
        vm.assertEq(deployRoutes().getQuote(3_000e6, usdc, weth), 0.99e18, "USDC in ether");
    }

    function test_getQuote_GivesCrossRate_WhenThreeLegs() public {
        vm.assertEq(deployRoutes().getQuote(1e18, wsteth, usdc), 3_636_363_636, "staked ether in USDC");
    }

    function test_getQuote_ROUTE_6_GivesInverse_WhenThreeLegs() public {
        vm.assertEq(deployRoutes().getQuote(3_600e6, usdc, wsteth), 0.99e18, "USDC in staked ether");
    }

    function test_getQuote_RoundsDown_WhenLessThanOneUnit() public {
        vm.assertEq(deployRoutes().getQuote(329_999_999, weth, usdc), 0, "not quite one unit");
        vm.assertEq(deployRoutes().getQuote(330_000_000, weth, usdc), 1, "one unit");
    }

    function test_getQuotes_ROUTE_2_RoundsLowDownAndHighUp_WhenSidesAreEqual() public {
        (uint256 low, uint256 high) = deployRoutes().getQuotes(1e18, weth, usdc);
        vm.assertEq(low, 3_030_303_030, "low");
        vm.assertEq(high, 3_030_303_031, "high");
    }

    function test_getQuotes_ROUTE_2_RoundsNothing_WhenExact() public {
        (uint256 low, uint256 high) = deployRoutes().getQuotes(0.99e18, weth, usdc);
        vm.assertEq(low, 3_000e6, "low");
        vm.assertEq(high, 3_000e6, "high");
    }

    function test_getQuotes_ROUTE_2_TakesOppositeSides_WhenLegIsInverted() public {
        ethInUsd.setSides(2_900e8, 3_000e8, 3_100e8);
        usdcInUsd.setSides(0.95e18, 0.99e18, 1e18);
        (uint256 low, uint256 high) = deployRoutes().getQuotes(0.95e18, weth, usdc);
        vm.assertEq(low, 2_755e6, "2,900 / 1");
        vm.assertEq(high, 3_100e6, "3,100 / 0.95");
    }

    function test_getQuotes_ROUTE_2_SwapsSides_WhenDirectionIsOpposite() public {
        ethInUsd.setSides(2_500e8, 3_000e8, 4_000e8);
        (uint256 low, uint256 high) = deployRoutes().getQuotes(1e18, USD, weth);
        vm.assertEq(low, 0.00025e18, "1 / 4,000");
        vm.assertEq(high, 0.0004e18, "1 / 2,500");
    }

    function test_getQuote_TakesThePrice_WhenSidesDiffer() public {
        ethInUsd.setSides(2_500e8, 3_000e8, 4_000e8);
        vm.assertEq(deployRoutes().getQuote(1e18, weth, USD), 3_000e18, "between the sides");
    }

    function test_getQuote_ROUTE_6_Reverts_WhenPairIsUnknown() public {
        IOracleRouter router = deployRoutes();
        vm.expectRevert(abi.encodeWithSelector(IOracleRouter.OracleUnsupportedPair.selector, weth, EUR));
        router.getQuote(1, weth, EUR);
    }

    function test_getQuote_ROUTE_6_Reverts_WhenOnlyAChainOfRoutesWouldServe() public {
        IOracleRouter router = deployRoutes();
        vm.expectRevert(abi.encodeWithSelector(IOracleRouter.OracleUnsupportedPair.selector, usdc, USD));
        router.getQuote(1, usdc, USD);
    }

    function test_getQuotes_ROUTE_6_Reverts_WhenPairIsUnknown() public {
        IOracleRouter router = deployRoutes();
        vm.expectRevert(abi.encodeWithSelector(IOracleRouter.OracleUnsupportedPair.selector, EUR, weth));
        router.getQuotes(1, EUR, weth);
    }

    function test_getQuoteWithTime_ROUTE_6_Reverts_WhenPairIsUnknown() public {
        IOracleRouter router = deployRoutes();
        vm.expectRevert(abi.encodeWithSelector(IOracleRouter.OracleUnsupportedPair.selector, weth, EUR));
        router.getQuoteWithTime(1, weth, EUR);
    }

    function test_routeOf_ROUTE_6_Reverts_WhenPairIsUnknown() public {
        IOracleRouter router = deployRoutes();
        vm.expectRevert(abi.encodeWithSelector(IOracleRouter.OracleUnsupportedPair.selector, USD, usdc));
        router.routeOf(USD, usdc);
    }

    function test_routeOf_GivesRouteAsConfigured() public {
        Route memory route = deployRoutes().routeOf(wsteth, usdc);
        Route memory expected = routeOver(wsteth, usdc, straight(stakedInEth), straight(ethInUsd), inverted(usdcInUsd));
        vm.assertEq(abi.encode(route), abi.encode(expected), "forth");
    }

    function test_routeOf_ROUTE_6_TurnsEveryLeg_WhenDirectionIsOpposite() public {
        Route memory route = deployRoutes().routeOf(usdc, wsteth);
        Route memory expected = routeOver(usdc, wsteth, straight(usdcInUsd), inverted(ethInUsd), inverted(stakedInEth));
        vm.assertEq(abi.encode(route), abi.encode(expected), "back");
    }

    function test_routeOf_DeploysTheSameRoutes_WhenTakenAsConfiguration() public {
        IOracleRouter router = deployRoutes();
        RouterConfig memory settings;
        settings.routes = new Route[](1);
        settings.routes[0] = router.routeOf(usdc, wsteth);
        settings.assets = decimalsFor(wsteth, router.decimalsOf(wsteth));
        IOracleRouter copy = deployRouter(settings);
        vm.assertEq(abi.encode(copy.routeOf(wsteth, usdc)), abi.encode(router.routeOf(wsteth, usdc)), "route");
        vm.assertEq(copy.getQuote(7e18, wsteth, usdc), router.getQuote(7e18, wsteth, usdc), "quote");
    }

    function test_getQuote_ROUTE_9_GivesAmount_WhenAssetIsQuotedInItself() public {
        IOracleRouter router = deployRoutes();
        vm.assertEq(router.getQuote(type(uint256).max, weth, weth), type(uint256).max, "routed");
        vm.assertEq(router.getQuote(7, EUR, EUR), 7, "not routed");
    }

    function test_getQuotes_ROUTE_9_GivesAmountTwice_WhenAssetIsQuotedInItself() public {
        (uint256 low, uint256 high) = deployRoutes().getQuotes(7, weth, weth);
        vm.assertEq(low, 7, "low");
        vm.assertEq(high, 7, "high");
    }

    function test_getQuoteWithTime_ROUTE_9_GivesBlockTime_WhenAssetIsQuotedInItself() public {
        (uint256 value, uint256 updatedAt) = deployRoutes().getQuoteWithTime(7, weth, weth);
        vm.assertEq(value, 7, "value");
        vm.assertEq(updatedAt, block.timestamp, "time");
    }

    function test_getQuote_TakesConfiguredDecimals_WhenAssetIsCurrency() public {
        RouterConfig memory settings = configFor(routeOver(weth, USD, straight(ethInUsd)));
        settings.assets = decimalsFor(USD, 2);
        IOracleRouter router = deployRouter(settings);
        vm.assertEq(router.getQuote(1e18, weth, USD), 3_000e2, "in cents");
        vm.assertEq(router.getQuote(3_000e2, USD, weth), 1e18, "from cents");
    }

    function test_getQuote_Gives18Decimals_WhenAssetsArePseudo() public {
        ScriptedOracle bitcoinInEth = scripted(8, 20e8);
        IOracleRouter router = deployRouter(routeOver(BITCOIN, USD, straight(bitcoinInEth), straight(ethInUsd)));
        vm.assertEq(router.getQuote(1e18, BITCOIN, USD), 60_000e18, "bitcoin in dollars");
        router = deployRouter(routeOver(NATIVE, USD, straight(ethInUsd)));
        vm.assertEq(router.getQuote(1e18, NATIVE, USD), 3_000e18, "native asset in dollars");
    }

    function test_getQuote_GivesNothing_WhenAmountIsZero() public {
        vm.assertEq(deployRoutes().getQuote(0, weth, usdc), 0, "nothing is worth nothing");
    }
}
