// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Deviation} from "../../contracts/libraries/Deviation.sol";
import {RoundedPrice, RoundedPriceLib} from "../../contracts/types/RoundedPrice.sol";
import {OracleTest} from "../support/OracleTest.sol";

/// @notice A rounded price calls a price within a band only where the price itself does, and nearly always where it does.
contract RoundedPriceTest is OracleTest {
    uint256 private constant BPS = 10_000;

    /// @dev At the edges of the band, where rounding matters, and anywhere.
    function testFuzz_isSurelyWithin_TrueOnlyWherePriceIsWithin(uint256 seed, uint256 other, uint16 bps) public pure {
        (uint256 price, uint256 limit) = (priceFrom(seed), 1 + (uint256(bps) % BPS));
        uint256 nearby = other % (2 + (price >> 30));
        uint256 upperEdge = price + (price * limit) / BPS;
        uint256 lowerEdge = (price * BPS) / (BPS + limit);
        checkSound(price, upperEdge + nearby, limit);
        checkSound(price, Math.saturatingSub(upperEdge, nearby), limit);
        checkSound(price, lowerEdge + nearby, limit);
        checkSound(price, Math.saturatingSub(lowerEdge, nearby), limit);
        checkSound(price, other % (MAX_PRICE + 1), limit);
    }

    function testFuzz_isSurelyWithin_TrueForPriceItself(uint256 seed) public pure {
        uint256 price = priceFrom(seed);
        vm.assertTrue(RoundedPriceLib.pack(price).isSurelyWithin(price, 1), "itself");
    }

    function testFuzz_isSurelyWithin_TrueABasisPointInsideBand(uint256 seed, uint16 bps) public pure {
        (uint256 price, uint256 limit) = (priceFrom(seed), 2 + (uint256(bps) % (BPS - 1)));
        uint256 inside = price + (price * (limit - 1)) / BPS;
        vm.assertTrue(RoundedPriceLib.pack(price).isSurelyWithin(inside, limit), "inside");
    }

    function test_isSurelyWithin_Exact_WherePriceHas32Digits() public pure {
        uint256 price = 2 ** 32 - 1;
        RoundedPrice rounded = RoundedPriceLib.pack(price);
        uint256 edge = price + price / 10;
        vm.assertTrue(rounded.isSurelyWithin(edge, 1_000), "at the edge");
        vm.assertFalse(rounded.isSurelyWithin(edge + 1, 1_000), "beyond");
    }

    function test_isSurelyWithin_UnsureOfEdge_WherePriceHas33Digits() public pure {
        uint256 price = 2 ** 33 - 1;
        RoundedPrice rounded = RoundedPriceLib.pack(price);
        uint256 edge = price + price / 10;
        vm.assertFalse(rounded.isSurelyWithin(edge, 1_000), "at the edge");
        vm.assertTrue(rounded.isSurelyWithin(edge - 2, 1_000), "a little inside");
    }

    function test_isSurelyWithin_DoesNotOverflow_WherePriceIsLargest() public pure {
        RoundedPrice rounded = RoundedPriceLib.pack(type(uint128).max);
        vm.assertTrue(rounded.isSurelyWithin(type(uint128).max, 1), "itself");
        vm.assertFalse(rounded.isSurelyWithin(1, BPS), "the smallest");
    }

    function test_isSurelyWithin_False_WherePriceIsNone() public pure {
        vm.assertFalse(RoundedPriceLib.pack(0).isSurelyWithin(1, BPS), "no price");
    }

    function checkSound(uint256 price, uint256 other, uint256 limit) private pure {
        if (!RoundedPriceLib.pack(price).isSurelyWithin(other, limit)) return;
        vm.assertTrue(Deviation.isWithin(price, other, limit), "sure of what is not so");
    }

    /// @dev Of any size, from 1 to the largest price.
    function priceFrom(uint256 seed) private pure returns (uint256) {
        return 1 + ((seed >> 8) % (2 ** (1 + (seed % 127)) - 1));
    }

    /// @dev What is cut off is less than a 2^31st of the price.
    function testFuzz_pack_CutsLessThanA2To31st(uint128 price) public pure {
        uint256 word = RoundedPrice.unwrap(RoundedPriceLib.pack(price));
        uint256 lowest = (word >> 8) << (word % 256);
        vm.assertLe(lowest, price, "rounded down");
        vm.assertLe((price - lowest) * 2 ** 31, price, "by little");
    }
}
