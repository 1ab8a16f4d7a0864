// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {CurveEmaAdapter} from "../../contracts/adapters/CurveEmaAdapter.sol";
import {ICurvePool} from "../../contracts/interfaces/providers/ICurvePool.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {FakeEightCoinPool, FakeIndexedPool} from "../support/FakeCurvePool.sol";
import {OracleTest} from "../support/OracleTest.sol";

/// @notice Which of a pool's coins is priced: what the two named tokens come to.
contract CurveEmaAdapterCoinsTest is OracleTest {
    FakeIndexedPool private pool;

    function setUp() public override {
        super.setUp();
        pool = new FakeIndexedPool();
        pool.settle(0, 60_000e18);
        pool.settle(1, PRICE * 1e10);
    }

    /// @dev A pool of a dollar, bitcoin and ether, of which bitcoin comes first: it is ether that was named.
    function test_constructor_FindsCoinThatIsNamed_WhenAnotherComesFirst() public {
        CurveEmaAdapter named = deployWith(configFor(address(pool)));
        vm.assertEq(named.INDEX(), 1, "index");
        vm.assertFalse(named.IS_INVERSE(), "inverse");
        checkAnswer(named, int256(PRICE));
    }

    function test_constructor_IsInverse_WhenBaseIsCoin0() public {
        CurveEmaAdapter.Config memory config = configFor(address(pool));
        (config.baseToken, config.quoteToken) = (coinAt(0), coinAt(2));
        CurveEmaAdapter inverse = deployWith(config);
        vm.assertEq(inverse.INDEX(), 1, "index");
        vm.assertTrue(inverse.IS_INVERSE(), "inverse");
    }

    function test_constructor_Refuses_WhenBaseIsNotInPool() public {
        checkNotInPool(coinAt(3), coinAt(0));
    }

    function test_constructor_Refuses_WhenQuoteIsNotInPool() public {
        checkNotInPool(coinAt(2), coinAt(3));
        checkNotInPool(coinAt(0), coinAt(3));
    }

    /// @dev The pool prices every coin in its first only.
    function test_constructor_Refuses_WhenNeitherIsCoin0() public {
        checkNotInPool(coinAt(1), coinAt(2));
    }

    function test_constructor_Refuses_WhenBaseIsQuote() public {
        checkNotInPool(coinAt(0), coinAt(0));
        checkNotInPool(coinAt(1), coinAt(1));
    }

    function test_constructor_Takes_WhenCoinIsTheEighth() public {
        CurveEmaAdapter.Config memory config = configFor(address(new FakeEightCoinPool()));
        config.baseToken = coinAt(7);
        checkAnswer(deployWith(config), 1.06e8);
    }

    function test_constructor_Refuses_WhenCoinIsNoneOfEight() public {
        CurveEmaAdapter.Config memory config = configFor(address(new FakeEightCoinPool()));
        (config.baseToken, config.quoteToken) = (coinAt(8), coinAt(0));
        expectNotInPool(coinAt(8), coinAt(0));
        deployWith(config);
    }

    function test_constructor_Refuses_WhenCoinIs2ButPoolTakesNoIndex() public {
        CurveEmaAdapter.Config memory config = configFor(address(pool));
        config.isIndexed = false;
        vm.expectRevert(abi.encodeWithSelector(CurveEmaAdapter.IndexOutOfRange.selector, 1, 0));
        deployWith(config);
    }

    function testFuzz_latestRoundData_IsTheAverage_RoundedDown(uint256 average) public {
        average = ExactMath.bound(average, 0, type(uint128).max);
        pool.settle(1, average);
        checkAnswer(deployWith(configFor(address(pool))), int256(average / 10 ** 10));
    }

    function testFuzz_latestRoundData_IsTheInverse_RoundedDown(uint256 average) public {
        average = average % 2 == 0 ? average >> 128 : ExactMath.bound(average, 0, 1e27);
        pool.settle(1, average);
        CurveEmaAdapter.Config memory config = configFor(address(pool));
        (config.baseToken, config.quoteToken) = (coinAt(0), coinAt(2));
        (, int256 answer, , , ) = deployWith(config).latestRoundData();
        if (average == 0) return vm.assertEq(answer, 0, "nothing");
        vm.assertTrue(ExactMath.isFloor(uint256(answer), 10 ** 26, 1, average), "one by the average");
    }

    function testFuzz_constructor_WantsBothPartsOfAFloor(address liquidityToken, uint256 minSupply) public {
        if (minSupply % 2 == 0) minSupply = 0;
        if (uint160(liquidityToken) % 2 == 0) liquidityToken = address(0);
        vm.assume((liquidityToken == address(0)) != (minSupply == 0));
        CurveEmaAdapter.Config memory config = configFor(address(pool));
        (config.liquidityToken, config.minSupply) = (IERC20(liquidityToken), minSupply);
        vm.expectRevert(abi.encodeWithSelector(CurveEmaAdapter.FloorIncomplete.selector, liquidityToken, minSupply));
        deployWith(config);
    }

    function testFuzz_constructor_Refuses_WhateverIsNotInPool(address base) public {
        for (uint256 i = 0; i < 3; ++i) {
            vm.assume(base != coinAt(i));
        }
        checkNotInPool(base, coinAt(0));
        checkNotInPool(coinAt(0), base);
    }

    function checkNotInPool(address base, address quote) private {
        CurveEmaAdapter.Config memory config = configFor(address(pool));
        (config.baseToken, config.quoteToken) = (base, quote);
        expectNotInPool(base, quote);
        deployWith(config);
    }

    function expectNotInPool(address base, address quote) private {
        vm.expectRevert(abi.encodeWithSelector(CurveEmaAdapter.TokensNotInPool.selector, base, quote));
    }

    function checkAnswer(CurveEmaAdapter over, int256 expected) private view {
        (, int256 answer, , , ) = over.latestRoundData();
        vm.assertEq(answer, expected, "answer");
    }

    function coinAt(uint256 index) private pure returns (address) {
        return address(uint160(0xc0 + index));
    }

    function configFor(address over) private pure returns (CurveEmaAdapter.Config memory) {
        return
            CurveEmaAdapter.Config({
                description: "ETH / USD by Curve",
                pool: ICurvePool(over),
                baseToken: coinAt(2),
                quoteToken: coinAt(0),
                isIndexed: true,
                liquidityToken: IERC20(address(0)),
                minSupply: 0,
                decimals: DECIMALS
            });
    }

    function deployWith(CurveEmaAdapter.Config memory config) private returns (CurveEmaAdapter) {
        return CurveEmaAdapter(deployArtifact("CurveEmaAdapter", abi.encode(config)));
    }
}
