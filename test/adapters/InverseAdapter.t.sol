// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Adapter} from "../../contracts/adapters/Adapter.sol";
import {InverseAdapter} from "../../contracts/adapters/InverseAdapter.sol";
import {AggregatorV3Interface} from "../../contracts/interfaces/AggregatorV3Interface.sol";
import {Fault, IRedundantOracle} from "../../contracts/interfaces/IRedundantOracle.sol";
import {LegReader} from "../../contracts/libraries/LegReader.sol";
import {FaultyFeed} from "../../contracts/testing/FaultyFeed.sol";
import {AdapterConformance} from "../support/AdapterConformance.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {OneSlotFeed} from "../support/OneSlotFeed.sol";

contract InverseAdapterTest is AdapterConformance {
    uint32 private constant LEG_GAS_LIMIT = 40_000;

    /// @dev One, in the decimals of the leg and the answer together.
    int256 private constant ONE = 1e16;

    OneSlotFeed private leg;

    function deployProvider() internal override {
        leg = new OneSlotFeed();
    }

    function deployAdapter(uint8 decimals) internal override returns (Adapter) {
        return deployOn(address(leg), decimals);
    }

    function provider() internal view override returns (address) {
        return address(leg);
    }

    /// @dev The leg says the inverse, rounded up so that the adapter's rounds down.
    function publish(int256 value, uint256 time) internal override {
        leg.set(value == 0 ? int192(0) : int192((ONE + value - 1) / value), uint32(time));
    }

    function providerDecimals() internal pure override returns (uint8) {
        return 8;
    }

    function largestValue() internal pure override returns (int256) {
        return ONE;
    }

    function maxColdGas() internal pure override returns (uint256) {
        return 11_000;
    }

    function faultOfZero() internal pure override returns (Fault) {
        return Fault.Reverted;
    }

    /// @dev The inverse of one unit at 8 decimals is 10^8, which is a price like any other.
    function faultOfLargest() internal pure override returns (Fault) {
        return Fault.Outlier;
    }

    function selectorWhenProviderReverts() internal pure override returns (bytes4) {
        return LegReader.LegFailed.selector;
    }

    function test_inspect_TooLarge_WhenLegIsDustOf36Decimals() public {
        adapter = deployOn(address(new FaultyFeed(36, 1)), DECIMALS);
        checkFault(Fault.TooLarge, "10^44");
    }

    function test_inspect_NonPositive_WhenInverseIsBelowOneUnit() public {
        adapter = deployOn(address(new FaultyFeed(8, int256(MAX_PRICE))), DECIMALS);
        checkFault(Fault.NonPositive, "huge");
    }

    function test_latestRoundData_IsLargest_WhenLegIsDustAndDecimalsAreMost() public {
        vm.assertEq(answerOver(36, 1, 18), 10 ** 54, "10^54");
    }

    function test_latestRoundData_IsOneUnit_WhenLegIsOne() public {
        vm.assertEq(answerOver(8, 10 ** 16, 8), 1, "one unit");
    }

    function test_latestRoundData_IsZero_WhenLegIsOneUnitMore() public {
        vm.assertEq(answerOver(8, 10 ** 16 + 1, 8), 0, "below one unit");
    }

    function testFuzz_latestRoundData_IsExactInverseRoundedDown(uint256 word, uint256[2] memory d) public {
        uint256 price = ExactMath.priceOf(word);
        uint256 legDecimals = ExactMath.bound(d[0], 0, 36);
        uint256 digits = ExactMath.bound(d[1], 0, 18);
        uint256 answer = answerOver(legDecimals, price, digits);
        vm.assertTrue(ExactMath.isFloor(answer, 10 ** (legDecimals + digits), 1, price), "floor");
    }

    function testFuzz_latestRoundData_DoesNotRise_WhenLegRises(uint256[2] memory words) public {
        uint256 price = ExactMath.priceOf(words[0]);
        uint256 raised = ExactMath.bound(words[1], price, MAX_PRICE);
        vm.assertLe(answerOver(18, raised, 18), answerOver(18, price, 18), "inverse");
    }

    function testFuzz_constructor_BoundsLegDecimals(uint256 word) public {
        uint256 decimals = word % 2 == 0 ? word >> 1 : ExactMath.bound(word, 0, 80);
        address feed = address(new FaultyFeed(decimals, 1));
        if (decimals > 36) {
            vm.expectRevert(
                abi.encodeWithSelector(IRedundantOracle.FeedDecimalsOutOfRange.selector, feed, decimals, 36)
            );
        }
        deployOn(feed, DECIMALS);
    }

    function testFuzz_latestRoundData_GivesTheLegsTime(uint32 time) public {
        publish(value(), time);
        (, , uint256 startedAt, uint256 updatedAt, ) = adapter.latestRoundData();
        vm.assertTrue(startedAt == time && updatedAt == time, "the leg's time");
    }

    function answerOver(uint256 legDecimals, uint256 price, uint256 decimals) private returns (uint256) {
        address feed = address(new FaultyFeed(legDecimals, int256(price)));
        (, int256 answer, , , ) = deployOn(feed, uint8(decimals)).latestRoundData();
        return uint256(answer);
    }

    function deployOn(address feed, uint8 decimals) private returns (Adapter) {
        InverseAdapter.Config memory config = InverseAdapter.Config(
            "USD / ETH by ETH / USD",
            LegReader.Leg(AggregatorV3Interface(feed), LEG_GAS_LIMIT),
            decimals
        );
        return Adapter(deployArtifact("InverseAdapter", abi.encode(config)));
    }
}
