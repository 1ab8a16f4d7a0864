// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {GrowthCap} from "../../contracts/adapters/GrowthCap.sol";
import {LstRateAdapter} from "../../contracts/adapters/LstRateAdapter.sol";
import {OracleTest} from "./OracleTest.sol";

/// @notice A rate that stands where it is put.
contract SettableRate {
    uint256 public getRate = 1e18;

    function setRate(uint256 rate) external {
        getRate = rate;
    }
}

/// @notice What the tests of the band share: a rate under control, seen through the adapter that has nothing else.
abstract contract GrowthCapTest is OracleTest {
    uint256 internal constant YEAR = 365 days;

    SettableRate internal provider;
    LstRateAdapter internal adapter;

    function setUp() public virtual override {
        super.setUp();
        provider = new SettableRate();
    }

    function deployWith(GrowthCap.GrowthLimits memory growthLimits) internal returns (LstRateAdapter) {
        LstRateAdapter.Config memory config = LstRateAdapter.Config({
            description: "a rate",
            provider: address(provider),
            call: abi.encodeCall(provider.getRate, ()),
            rateDecimals: 18,
            limits: growthLimits,
            decimals: 18
        });
        return LstRateAdapter(deployArtifact("LstRateAdapter", abi.encode(config)));
    }

    /// @dev A rate that grows evenly from 1 at `START`.
    function grown(uint256 bpsPerYear, uint256 time) internal pure returns (uint256) {
        return 1e18 + (1e18 * bpsPerYear * (time - START)) / (10_000 * YEAR);
    }

    /// @dev An advance that sees `seen`, in a transaction after which the rate is what it was before.
    function advanceSeeing(uint256 seen) internal {
        uint256 rate = provider.getRate();
        provider.setRate(seen);
        try adapter.advance() {} catch {}
        provider.setRate(rate);
    }

    /// @dev By whoever is honest: what the contract refuses as too early needs no advance.
    function tryAdvance() internal {
        try adapter.advance() {} catch {}
    }

    function snapshotRate() internal view returns (uint256 rate) {
        (rate, ) = adapter.snapshot();
    }

    function ceiling() internal view returns (uint256 highest) {
        (, highest) = adapter.band();
    }

    function checkServed(uint256 rate) internal {
        provider.setRate(rate);
        (, int256 answer, , , ) = adapter.latestRoundData();
        vm.assertEq(answer, int256(rate), "answer");
    }

    function checkRefused(uint256 rate, bytes4 selector, uint256 limit) internal {
        provider.setRate(rate);
        expectRefusal(selector, abi.encode(rate, limit));
        adapter.latestRoundData();
    }

    /// @dev Whatever the limit is by now.
    function checkRefused(uint256 rate, bytes4 selector) internal {
        provider.setRate(rate);
        (uint256 lowest, uint256 highest) = adapter.band();
        checkRefused(rate, selector, selector == GrowthCap.RateAboveBand.selector ? highest : lowest);
    }

    function checkSnapshot(uint256 expectedRate, uint256 expectedTime) internal view {
        (uint256 rate, uint256 time) = adapter.snapshot();
        vm.assertEq(rate, expectedRate, "snapshot's rate");
        vm.assertEq(time, expectedTime, "snapshot's time");
    }

    function checkBase(uint256 expectedRate, uint256 expectedTime) internal view {
        (uint256 rate, uint256 time) = adapter.growthBase();
        vm.assertEq(rate, expectedRate, "base's rate");
        vm.assertEq(time, expectedTime, "base's time");
    }

    function expectRefusal(bytes4 selector, bytes memory facts) internal {
        vm.expectRevert(abi.encodePacked(selector, facts));
    }
}
