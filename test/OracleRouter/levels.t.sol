// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IOracleRouter} from "../../contracts/interfaces/IOracleRouter.sol";
import {IRedundantOracle, Level, Mode, OracleConfig} from "../../contracts/interfaces/IRedundantOracle.sol";
import {Behavior, FaultyFeed} from "../../contracts/testing/FaultyFeed.sol";
import {RouterTest} from "../support/RouterTest.sol";
import {ScriptedOracle} from "../support/ScriptedOracle.sol";

/// @notice When a route serves: real oracles through every level, and the times of their data.
contract RouterLevelsTest is RouterTest {
    IRedundantOracle private oracle;
    ScriptedOracle private healthy;
    ScriptedOracle private healthyToo;
    FaultyFeed private sequencer;

    function setUp() public override {
        super.setUp();
        deployFeeds(3);
        sequencer = new FaultyFeed{value: 1}(0, 1);
        sequencer.setRound(FaultyFeed.Round(1, 0, START - 30 days, START, 1));
        OracleConfig memory settings = configFor(Mode.Median, 2);
        (settings.sequencerFeed, settings.sequencerGrace) = (address(sequencer), 1 hours);
        oracle = deployOracle(settings);
        healthy = scripted(18, 1e18);
        healthyToo = scripted(18, 1e18);
    }

    /// @dev The real oracle as the only, first, middle or last leg, both ways round.
    function deployWithLegAt(uint256 position) private returns (IOracleRouter) {
        if (position == 0) return deployRouter(routeOver(weth, USD, straight(oracle)));
        if (position == 1) return deployRouter(routeOver(weth, USD, straight(oracle), straight(healthy)));
        if (position == 2) {
            return deployRouter(routeOver(weth, USD, straight(healthy), inverted(oracle), straight(healthyToo)));
        }
        return deployRouter(routeOver(weth, USD, straight(healthy), straight(healthyToo), straight(oracle)));
    }

    function assertServed(uint256 position, bool isServed) private {
        IOracleRouter router = deployWithLegAt(position);
        bytes[6] memory calls = [
            abi.encodeCall(IOracleRouter.getQuote, (1e18, weth, USD)),
            abi.encodeCall(IOracleRouter.getQuotes, (1e18, weth, USD)),
            abi.encodeCall(IOracleRouter.getQuoteWithTime, (1e18, weth, USD)),
            abi.encodeCall(IOracleRouter.getQuote, (1e18, USD, weth)),
            abi.encodeCall(IOracleRouter.getQuotes, (1e18, USD, weth)),
            abi.encodeCall(IOracleRouter.getQuoteWithTime, (1e18, USD, weth))
        ];
        for (uint256 i = 0; i < 6; ++i) {
            (bool succeeded, bytes memory data) = address(router).staticcall(calls[i]);
            vm.assertEq(succeeded ? 1 : 0, isServed ? 1 : 0, string.concat("call ", vm.toString(i)));
            if (isServed) continue;
            (address base, address quote) = i < 3 ? (weth, USD) : (USD, weth);
            vm.assertEq(
                data,
                abi.encodeWithSelector(IOracleRouter.OracleUntrustedData.selector, base, quote),
                string.concat("error of call ", vm.toString(i))
            );
        }
    }

    function checkEveryPosition(Level level) private {
        assertLevel(oracle.tryRead().level, level, "premise");
        for (uint256 position = 0; position < 4; ++position) {
            assertServed(position, level <= Level.Degraded);
        }
    }

    function breakFeeds(uint256 count) private {
        for (uint256 i = 0; i < 3; ++i) {
            feeds[i].setBehavior(i < count ? Behavior.RevertReason : Behavior.Healthy);
        }
    }

    function test_getQuote_ROUTE_4_Serves_WhenLegIsNormal() public {
        checkEveryPosition(Level.Normal);
    }

    function test_getQuote_ROUTE_4_Serves_WhenLegIsDegraded() public {
        breakFeeds(1);
        checkEveryPosition(Level.Degraded);
    }

    function test_getQuote_ROUTE_4_Reverts_WhenLegIsRestricted() public {
        breakFeeds(2);
        checkEveryPosition(Level.Restricted);
    }

    function test_getQuote_ROUTE_4_Reverts_WhenLegIsUnavailable() public {
        breakFeeds(3);
        checkEveryPosition(Level.Unavailable);
    }

    function test_getQuote_ROUTE_4_Reverts_WhenSequencerIsDown() public {
        sequencer.setRound(FaultyFeed.Round(2, 1, START - 10, START, 2));
        checkEveryPosition(Level.Unavailable);
    }

    function test_getQuote_ROUTE_4_Reverts_WhenSequencerIsInItsGrace() public {
        sequencer.setRound(FaultyFeed.Round(2, 0, START - 10, START, 2));
        checkEveryPosition(Level.Restricted);
    }

    function test_getQuote_ROUTE_4_FollowsEveryTransition() public {
        for (uint256 from = 0; from < 4; ++from) {
            for (uint256 to = 0; to < 4; ++to) {
                breakFeeds(from);
                assertServed(0, from < 2);
                breakFeeds(to);
                assertServed(0, to < 2);
            }
        }
    }

    function test_getQuote_ROUTE_4_GivesFallback_WhenFirstSourceFails() public {
        IOracleRouter router = deployWithLegAt(0);
        setPrices([uint256(2_000e8), 2_010e8, 2_010e8]);
        feeds[0].setBehavior(Behavior.PriceTenfold);
        vm.assertEq(router.getQuote(1e18, weth, USD), 2_010e18, "the others' price");
    }

    function test_getQuote_ROUTE_4_Reverts_WhenReadingMakesNoSense() public {
        ScriptedOracle broken = scripted(8, PRICE);
        IOracleRouter router = deployRouter(routeOver(weth, USD, inverted(broken)));
        uint256[3][6] memory sides = [
            [uint256(0), 0, 0],
            [uint256(0), 1, 1],
            [uint256(2), 1, 2],
            [uint256(1), 2, 1],
            [uint256(1), 1, MAX_PRICE + 1],
            [type(uint256).max, type(uint256).max, type(uint256).max]
        ];
        for (uint256 i = 0; i < 6; ++i) {
            broken.setSides(sides[i][0], sides[i][1], sides[i][2]);
            vm.expectRevert(abi.encodeWithSelector(IOracleRouter.OracleUntrustedData.selector, weth, USD));
            router.getQuote(1e18, weth, USD);
        }
    }

    function test_getQuotes_ROUTE_4_Serves_WhenSidesAreAtTheirLimits() public {
        ScriptedOracle wide = scripted(8, PRICE);
        wide.setSides(1, 1, MAX_PRICE);
        (uint256 low, uint256 high) = deployRouter(routeOver(weth, USD, straight(wide))).getQuotes(1, weth, USD);
        vm.assertEq(low, 0, "low");
        vm.assertEq(high, MAX_PRICE / 1e8 + 1, "high");
    }

    function test_getQuote_PassesOn_WhenLegIsShortOfGas() public {
        ScriptedOracle poor = scripted(8, PRICE);
        IOracleRouter router = deployRouter(routeOver(weth, USD, straight(poor)));
        poor.setShortOfGas(true);
        vm.expectRevert(abi.encodeWithSelector(IRedundantOracle.InsufficientGas.selector));
        router.getQuote(1e18, weth, USD);
    }

    function test_getQuote_ROUTE_8_SameAnswerOrRevert_WhateverTheGas() public {
        IOracleRouter router = deployWithLegAt(2);
        feeds[1].setBehavior(Behavior.InfiniteLoop);
        bytes memory data = abi.encodeCall(IOracleRouter.getQuotes, (1e18, weth, USD));
        (, bytes memory expected) = address(router).staticcall{gas: 5_000_000}(data);
        uint256 served;
        for (uint256 gasLimit = 20_000; gasLimit < 600_000; gasLimit += 997) {
            (bool succeeded, bytes memory answer) = address(router).staticcall{gas: gasLimit}(data);
            if (!succeeded) continue;
            ++served;
            vm.assertEq(answer, expected, vm.toString(gasLimit));
        }
        vm.assertGt(served, 0, "some gas was enough");
    }
}
