// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Adapter} from "../../contracts/adapters/Adapter.sol";
import {ProductAdapter} from "../../contracts/adapters/ProductAdapter.sol";
import {LegReader} from "../../contracts/libraries/LegReader.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {LegPairConformance} from "../support/LegPairConformance.sol";

contract ProductAdapterTest is LegPairConformance {
    function deployPair(
        LegReader.Leg memory one,
        LegReader.Leg memory other,
        uint32 maxLegSkew,
        uint8 decimals
    ) internal override returns (Adapter) {
        ProductAdapter.Config memory config = ProductAdapter.Config(
            "wstETH / USD by stETH / USD",
            one,
            other,
            maxLegSkew,
            decimals
        );
        return Adapter(deployArtifact("ProductAdapter", abi.encode(config)));
    }

    function firstFor(int256 value) internal pure override returns (int256) {
        return (value * 4) / 5;
    }

    function maxColdGas() internal pure override returns (uint256) {
        return 18_300;
    }

    function test_latestRoundData_MultipliesRateAndPrice_WhenDecimalsDiffer() public {
        uint256 answer = answerOver([uint256(18), 8], [uint256(1.2e18), 2_500e8], 8);
        vm.assertEq(answer, 3_000e8, "wstETH / USD");
    }

    function test_latestRoundData_IsZero_WhenProductIsBelowOneUnit() public {
        vm.assertEq(answerOver([uint256(36), 36], [uint256(1), 1], 18), 0, "dust");
    }

    function test_latestRoundData_IsLargestInteger_WhenProductIsBeyond() public {
        uint256 answer = answerOver([uint256(0), 0], [MAX_PRICE, MAX_PRICE], 18);
        vm.assertEq(answer, uint256(type(int256).max), "saturated");
    }

    function test_latestRoundData_IsExact_WhenBothAreLargestPrices() public {
        vm.assertEq(answerOver([uint256(0), 0], [MAX_PRICE, MAX_PRICE], 0), MAX_PRICE ** 2, "254 bits");
    }

    function testFuzz_latestRoundData_IsExactProductRoundedDown(uint256[2] memory words, uint256[3] memory d) public {
        uint256[2] memory prices = [ExactMath.priceOf(words[0]), ExactMath.priceOf(words[1])];
        uint256[2] memory decimals = [ExactMath.bound(d[0], 0, 36), ExactMath.bound(d[1], 0, 36)];
        uint256 digits = ExactMath.bound(d[2], 0, 18);
        uint256 answer = answerOver(decimals, prices, digits);
        uint256 divisor = 10 ** (decimals[0] + decimals[1]);
        vm.assertTrue(ExactMath.isFloor(answer, prices[0] * prices[1], 10 ** digits, divisor), "floor");
    }

    function testFuzz_latestRoundData_DoesNotFall_WhenEitherLegRises(uint256[3] memory words) public {
        uint256 price = ExactMath.priceOf(words[0]);
        uint256 raised = ExactMath.bound(words[1], price, MAX_PRICE);
        uint256 other = ExactMath.priceOf(words[2]);
        uint256 before = answerOver([uint256(18), 8], [price, other], 8);
        vm.assertGe(answerOver([uint256(18), 8], [raised, other], 8), before, "first");
        before = answerOver([uint256(18), 8], [other, price], 8);
        vm.assertGe(answerOver([uint256(18), 8], [other, raised], 8), before, "second");
    }
}
