// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Adapter} from "../../contracts/adapters/Adapter.sol";
import {QuotientAdapter} from "../../contracts/adapters/QuotientAdapter.sol";
import {LegReader} from "../../contracts/libraries/LegReader.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {LegPairConformance} from "../support/LegPairConformance.sol";

contract QuotientAdapterTest is LegPairConformance {
    function deployPair(
        LegReader.Leg memory one,
        LegReader.Leg memory other,
        uint32 maxLegSkew,
        uint8 decimals
    ) internal override returns (Adapter) {
        QuotientAdapter.Config memory config = QuotientAdapter.Config(
            "ETH / EUR by EUR / USD",
            one,
            other,
            maxLegSkew,
            decimals
        );
        return Adapter(deployArtifact("QuotientAdapter", abi.encode(config)));
    }

    function firstFor(int256 value) internal pure override returns (int256) {
        return (value * 5) / 4;
    }

    function maxColdGas() internal pure override returns (uint256) {
        return 18_500;
    }

    function test_latestRoundData_Divides_WhenDecimalsDiffer() public {
        uint256 answer = answerOver([uint256(8), 18], [uint256(2_200e8), 1.1e18], 8);
        vm.assertEq(answer, 2_000e8, "ETH / EUR");
    }

    function test_latestRoundData_IsZero_WhenQuotientIsBelowOneUnit() public {
        vm.assertEq(answerOver([uint256(36), 0], [uint256(1), MAX_PRICE], 0), 0, "dust");
    }

    function test_latestRoundData_IsLargestInteger_WhenQuotientHasMoreThan256Bits() public {
        uint256 answer = answerOver([uint256(0), 36], [MAX_PRICE, 1], 18);
        vm.assertEq(answer, uint256(type(int256).max), "saturated");
    }

    function test_latestRoundData_IsLargestInteger_WhenQuotientHas256Bits() public {
        // 2^127 - 1 times 10^39 has 256.6 bits; by 2 it has 255.6.
        uint256 answer = answerOver([uint256(0), 36], [MAX_PRICE, 2], 3);
        vm.assertEq(answer, uint256(type(int256).max), "saturated");
    }

    /// @dev Where the division to 256 bits begins to fail, and where it does not yet.
    function test_latestRoundData_IsLargestInteger_WhenQuotientIsAround256Bits() public {
        (uint256 high, ) = Math.mul512(MAX_PRICE, 10 ** 54);
        for (uint256 divisor = high - 1; divisor <= high + 1; ++divisor) {
            uint256 answer = answerOver([uint256(0), 36], [MAX_PRICE, divisor], 18);
            vm.assertEq(answer, uint256(type(int256).max), "saturated");
        }
    }

    function test_latestRoundData_IsOne_WhenLegsAreEqual() public {
        vm.assertEq(answerOver([uint256(36), 36], [MAX_PRICE, MAX_PRICE], 18), 1e18, "one");
    }

    function testFuzz_latestRoundData_IsExactQuotientRoundedDown(uint256[2] memory words, uint256[3] memory d) public {
        uint256[2] memory prices = [ExactMath.priceOf(words[0]), ExactMath.priceOf(words[1])];
        uint256[2] memory decimals = [ExactMath.bound(d[0], 0, 36), ExactMath.bound(d[1], 0, 36)];
        uint256 digits = ExactMath.bound(d[2], 0, 18);
        uint256 answer = answerOver(decimals, prices, digits);
        uint256 divisor = prices[1] * 10 ** decimals[0];
        vm.assertTrue(ExactMath.isFloor(answer, prices[0], 10 ** (digits + decimals[1]), divisor), "floor");
    }

    function testFuzz_latestRoundData_DoesNotFall_WhenDividendRises(uint256[3] memory words) public {
        uint256 price = ExactMath.priceOf(words[0]);
        uint256 raised = ExactMath.bound(words[1], price, MAX_PRICE);
        uint256 divisor = ExactMath.priceOf(words[2]);
        uint256 before = answerOver([uint256(8), 18], [price, divisor], 8);
        vm.assertGe(answerOver([uint256(8), 18], [raised, divisor], 8), before, "dividend");
    }

    function testFuzz_latestRoundData_DoesNotRise_WhenDivisorRises(uint256[3] memory words) public {
        uint256 price = ExactMath.priceOf(words[0]);
        uint256 raised = ExactMath.bound(words[1], price, MAX_PRICE);
        uint256 dividend = ExactMath.priceOf(words[2]);
        uint256 before = answerOver([uint256(8), 18], [dividend, price], 8);
        vm.assertLe(answerOver([uint256(8), 18], [dividend, raised], 8), before, "divisor");
    }

    /// @dev The denominator's decimals lower the answer's, the numerator's raise it.
    function testFuzz_latestRoundData_HangsOnBothDecimals(uint256 firstDecimals, uint256 secondDecimals) public {
        firstDecimals = ExactMath.bound(firstDecimals, 0, 18);
        secondDecimals = ExactMath.bound(secondDecimals, 0, 18);
        uint256[2] memory prices = [3 * 10 ** firstDecimals, 2 * 10 ** secondDecimals];
        vm.assertEq(answerOver([firstDecimals, secondDecimals], prices, 8), 1.5e8, "three halves");
    }
}
