// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IOracleRouter} from "../../contracts/interfaces/IOracleRouter.sol";
import {RouterTest} from "../support/RouterTest.sol";
import {ScriptedOracle} from "../support/ScriptedOracle.sol";

/// @notice How far the legs' times may lie apart, and which time a quote has.
contract RouterTimesTest is RouterTest {
    /// @dev Seconds that data may be dated ahead.
    uint256 private constant TOLERANCE = 60;

    ScriptedOracle[3] private oracles;
    IOracleRouter private router;

    function setUp() public override {
        super.setUp();
        for (uint256 i = 0; i < 3; ++i) {
            oracles[i] = scripted(18, 1e18);
        }
        router = deployRouter(routeOver(weth, USD, straight(oracles[0]), inverted(oracles[1]), straight(oracles[2])));
    }

    function setTimes(uint256 first, uint256 second, uint256 third) private {
        oracles[0].setTime(first);
        oracles[1].setTime(second);
        oracles[2].setTime(third);
    }

    /// @dev ERC-7726's error for data that is not good enough.
    function expectUntrusted(address base, address quote) private {
        vm.expectRevert(abi.encodeWithSelector(IOracleRouter.OracleUntrustedData.selector, base, quote));
    }

    function assertTime(uint256 expected) private view {
        (, uint256 forth) = router.getQuoteWithTime(1e18, weth, USD);
        vm.assertEq(forth, expected, "forth");
        (, uint256 back) = router.getQuoteWithTime(1e18, USD, weth);
        vm.assertEq(back, expected, "back");
    }

    function test_getQuoteWithTime_ROUTE_5_GivesOldestLeg_WhereverItStands() public {
        setTimes(START - 30, START - 20, START - 10);
        assertTime(START - 30);
        setTimes(START - 20, START - 30, START - 10);
        assertTime(START - 30);
        setTimes(START - 10, START - 20, START - 30);
        assertTime(START - 30);
    }

    function test_getQuoteWithTime_ROUTE_5_GivesNow_WhenAllLegsAreAhead() public {
        setTimes(START + 60, START + 50, START + 40);
        assertTime(START);
    }

    function testFuzz_getQuoteWithTime_ROUTE_5_IsNeverLaterThanNow(uint256[3] memory ahead) public {
        uint256 furthest;
        for (uint256 i = 0; i < 3; ++i) {
            ahead[i] %= 2 * TOLERANCE;
            if (ahead[i] > furthest) furthest = ahead[i];
        }
        setTimes(START + ahead[0], START + ahead[1], START + ahead[2]);
        if (furthest > TOLERANCE) {
            expectUntrusted(weth, USD);
            router.getQuoteWithTime(1e18, weth, USD);
        } else assertTime(START);
    }

    function test_getQuote_ROUTE_4_Reverts_WhenALegIsAheadBeyondTolerance() public {
        setTimes(START + TOLERANCE + 1, START, START);
        expectUntrusted(weth, USD);
        router.getQuote(1e18, weth, USD);
        setTimes(START, START, type(uint64).max);
        expectUntrusted(weth, USD);
        router.getQuote(1e18, weth, USD);
    }

    function test_getQuoteWithTime_ROUTE_5_GivesLegsTime_WhenThereIsOne() public {
        IOracleRouter single = deployRouter(routeOver(weth, USD, straight(oracles[0])));
        oracles[0].setTime(START - 1 days);
        (, uint256 updatedAt) = single.getQuoteWithTime(1, weth, USD);
        vm.assertEq(updatedAt, START - 1 days, "time");
    }

    function test_getQuote_ROUTE_5_Serves_WhenSkewIsAtItsLimit() public {
        setTimes(START, START - SKEW, START - SKEW / 2);
        vm.assertEq(router.getQuote(1e18, weth, USD), 1e18, "served");
    }

    function test_getQuote_ROUTE_5_Reverts_WhenSkewIsOneSecondBeyond() public {
        setTimes(START, START - SKEW - 1, START);
        expectUntrusted(weth, USD);
        router.getQuote(1e18, weth, USD);
    }

    function test_getQuotes_ROUTE_5_Reverts_WhenSkewIsOneSecondBeyond() public {
        setTimes(START - SKEW - 1, START, START);
        expectUntrusted(USD, weth);
        router.getQuotes(1e18, USD, weth);
    }

    function test_getQuoteWithTime_ROUTE_5_Reverts_WhenLastLegIsTooOld() public {
        setTimes(START, START, 0);
        expectUntrusted(weth, USD);
        router.getQuoteWithTime(1e18, weth, USD);
    }

    function testFuzz_getQuoteWithTime_ROUTE_5_OldestOfLegsWithinSkew(uint64[3] calldata times) public {
        setTimes(times[0], times[1], times[2]);
        uint256 oldest = times[0];
        uint256 newest = times[0];
        for (uint256 i = 1; i < 3; ++i) {
            if (times[i] < oldest) oldest = times[i];
            if (times[i] > newest) newest = times[i];
        }
        if (newest - oldest > SKEW) expectUntrusted(weth, USD);
        (, uint256 updatedAt) = router.getQuoteWithTime(1e18, weth, USD);
        if (newest - oldest <= SKEW) vm.assertEq(updatedAt, oldest, "oldest");
    }
}
