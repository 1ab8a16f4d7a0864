// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IOracleRouter, Leg, Route, RouterConfig} from "../../contracts/interfaces/IOracleRouter.sol";
import {RouterTest} from "../support/RouterTest.sol";
import {ScriptedOracle} from "../support/ScriptedOracle.sol";

/// @notice Properties of quotes over any prices, decimals and directions of legs. That a quote is the exact value is held
/// against big integers in `exact.test.ts`.
contract RouterArithmeticTest is RouterTest {
    /// @dev A router between dollars and euros over any legs.
    /// @param prices Of each leg.
    /// @param spreads Of each leg: from the price to either side, in units.
    /// @param decimals Of the legs, of dollars and of euros.
    struct Stage {
        uint128[3] prices;
        uint128[3] spreads;
        uint8[5] decimals;
        bool[3] inverted;
        uint8 legCount;
    }

    function deployStage(Stage calldata stage, bool hasSpread) private returns (IOracleRouter) {
        uint256 count = bound(stage.legCount, 1, 3);
        RouterConfig memory settings = configFor(Route(USD, EUR, count == 1 ? 0 : SKEW, new Leg[](count)));
        for (uint256 i = 0; i < count; ++i) {
            // From any power of two, because a price of realistic size is as likely as an extreme one then.
            uint256 price = bound(stage.prices[i], 1, MAX_PRICE) >> (stage.spreads[i] % 127);
            if (price == 0) price = 1;
            ScriptedOracle oracle = scripted(digitsAt(stage, i), price);
            if (hasSpread) {
                uint256 below = bound(stage.spreads[i], 0, price - 1);
                uint256 above = bound(stage.spreads[i], 0, MAX_PRICE - price);
                oracle.setSides(price - below, price, price + above);
            }
            settings.routes[0].legs[i] = Leg(oracle, stage.inverted[i]);
        }
        settings.assets = decimalsFor(USD, digitsAt(stage, 3), EUR, digitsAt(stage, 4));
        return deployRouter(settings);
    }

    function digitsAt(Stage calldata stage, uint256 index) private pure returns (uint8) {
        return uint8(bound(stage.decimals[index], 0, 36));
    }

    function tryQuote(
        IOracleRouter router,
        uint256 amount,
        address base,
        address quote
    ) private view returns (bool fits, uint256 value) {
        try router.getQuote(amount, base, quote) returns (uint256 value_) {
            return (true, value_);
        } catch (bytes memory reason) {
            vm.assertEq(
                reason,
                abi.encodeWithSelector(IOracleRouter.QuoteOverflow.selector, amount, base, quote),
                "the only error"
            );
        }
    }

    function tryQuotes(
        IOracleRouter router,
        uint256 amount,
        address base,
        address quote
    ) private view returns (bool fits, uint256 low, uint256 high) {
        try router.getQuotes(amount, base, quote) returns (uint256 low_, uint256 high_) {
            return (true, low_, high_);
        } catch (bytes memory reason) {
            vm.assertEq(
                reason,
                abi.encodeWithSelector(IOracleRouter.QuoteOverflow.selector, amount, base, quote),
                "the only error"
            );
        }
    }

    function testFuzz_getQuotes_ROUTE_2_QuoteLiesBetweenSides(Stage calldata stage, uint256 amount) public {
        IOracleRouter router = deployStage(stage, true);
        for (uint256 i = 0; i < 2; ++i) {
            (address base, address quote) = i == 0 ? (USD, EUR) : (EUR, USD);
            (bool fits, uint256 value) = tryQuote(router, amount, base, quote);
            (bool bothFit, uint256 low, uint256 high) = tryQuotes(router, amount, base, quote);
            if (!bothFit) continue;
            vm.assertTrue(fits, "what is below the upper side fits");
            vm.assertLe(low, value, "low");
            vm.assertLe(value, high, "high");
        }
    }

    function testFuzz_getQuote_ROUTE_3_RoundTripLosesAtMostOneUnit(Stage calldata stage, uint256 amount) public {
        IOracleRouter router = deployStage(stage, false);
        (bool fits, uint256 there) = tryQuote(router, amount, USD, EUR);
        if (!fits) return;
        (bool fitsBack, uint256 back) = tryQuote(router, there, EUR, USD);
        vm.assertTrue(fitsBack, "what came from there goes back");
        vm.assertLe(back, amount, "no gain");
        (bool unitFits, , uint256 unit) = tryQuotes(router, 1, EUR, USD);
        if (unitFits) vm.assertLe(amount - back, unit, "no more lost than one unit of the quote is worth");
    }

    function testFuzz_getQuotes_ROUTE_3_RoundTripNeverGains_WhenSidesDiffer(
        Stage calldata stage,
        uint256 amount
    ) public {
        IOracleRouter router = deployStage(stage, true);
        (bool fits, uint256 low, ) = tryQuotes(router, amount, USD, EUR);
        if (!fits) return;
        (bool fitsBack, uint256 lowBack, ) = tryQuotes(router, low, EUR, USD);
        if (fitsBack) vm.assertLe(lowBack, amount, "no gain");
    }

    function testFuzz_getQuote_ROUTE_10_IsMonotoneAndSuperadditive(
        Stage calldata stage,
        uint256 amount,
        uint256 added
    ) public {
        amount = amount >> (added % 256);
        added = bound(added, 0, type(uint256).max - amount);
        IOracleRouter router = deployStage(stage, true);
        (bool fits, uint256 whole) = tryQuote(router, amount + added, USD, EUR);
        if (!fits) return;
        (bool fitsOne, uint256 one) = tryQuote(router, amount, USD, EUR);
        (bool fitsOther, uint256 other) = tryQuote(router, added, USD, EUR);
        vm.assertTrue(fitsOne && fitsOther, "what is less fits");
        vm.assertLe(one + other, whole, "two parts are worth no more than the whole");
        vm.assertLe(whole - one - other, 1, "and at most one unit less");
    }

    /// @dev Without decimals, so that the price alone is the ratio.
    function deployPlain(uint8 legDecimals, uint256 price) private returns (IOracleRouter) {
        RouterConfig memory settings = configFor(routeOver(USD, EUR, straight(scripted(legDecimals, price))));
        settings.assets = decimalsFor(USD, 0, EUR, 0);
        return deployRouter(settings);
    }

    function test_getQuote_ROUTE_7_Serves_WhenValueIsLargestThatFits() public {
        vm.assertEq(deployPlain(0, 2).getQuote(2 ** 255 - 1, USD, EUR), type(uint256).max - 1, "largest");
    }

    function test_getQuote_ROUTE_7_Reverts_WhenValueIsOneBeyond() public {
        IOracleRouter router = deployPlain(0, 2);
        vm.expectRevert(abi.encodeWithSelector(IOracleRouter.QuoteOverflow.selector, 2 ** 255, USD, EUR));
        router.getQuote(2 ** 255, USD, EUR);
    }

    function test_getQuotes_ROUTE_7_Reverts_WhenRoundingUpIsOneBeyond() public {
        // 1.3 times this is 2^256 - 1 and a remainder: the lower side fits, the upper does not.
        uint256 amount = 89070837874858611864285373083606082964053834358185049261121218467625484338412;
        IOracleRouter router = deployPlain(1, 13);
        vm.assertEq(router.getQuote(amount, USD, EUR), type(uint256).max, "rounded down");
        vm.expectRevert(abi.encodeWithSelector(IOracleRouter.QuoteOverflow.selector, amount, USD, EUR));
        router.getQuotes(amount, USD, EUR);
    }

    function test_getQuote_ROUTE_7_Serves_WhenOnlyProductsOnTheWayAreTooLarge() public {
        RouterConfig memory settings = configFor(
            routeOver(
                USD,
                EUR,
                inverted(scripted(36, 10 ** 36)),
                inverted(scripted(36, 10 ** 36)),
                inverted(scripted(36, 10 ** 36))
            )
        );
        settings.assets = decimalsFor(USD, 0, EUR, 36);
        IOracleRouter router = deployRouter(settings);
        // 10^144 / (10^36)^3, of which neither fits into 256 bits.
        vm.assertEq(router.getQuote(5, USD, EUR), 5 * 10 ** 36, "forth");
        vm.assertEq(router.getQuote(5 * 10 ** 36 + 1, EUR, USD), 5, "back");
    }
}
