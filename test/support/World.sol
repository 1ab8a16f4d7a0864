// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Mode, OracleConfig, Role, Source} from "../../contracts/interfaces/IRedundantOracle.sol";
import {Behavior} from "../../contracts/testing/FaultyFeed.sol";
import {OracleTest} from "./OracleTest.sol";

/// @notice Random oracles over eight feeds of which some are honest, some lie and some fail; by a seed.
abstract contract World is OracleTest {
    uint256 internal constant FEEDS = 8;

    function setUp() public virtual override {
        super.setUp();
        deployFeeds(FEEDS);
    }

    /// @dev A number below `limit` for a purpose.
    function roll(uint256 seed, string memory purpose, uint256 index, uint256 limit) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, purpose, index))) % limit;
    }

    /// @dev Any valid configuration over the first feeds.
    function randomSettings(uint256 seed, Mode mode) internal view returns (OracleConfig memory settings) {
        uint256 count = 1 + roll(seed, "count", 0, FEEDS);
        settings = configFor(mode, 1);
        Source[] memory sources = new Source[](count);
        uint256 groups;
        for (uint256 i = 0; i < count; ++i) {
            sources[i] = settings.sources[i];
            if (roll(seed, "sharesGroup", i, 4) == 0) sources[i].group = uint8(roll(seed, "group", i, 3));
            uint256 dice = roll(seed, "role", i, 8);
            if (i > 0 && dice == 0) sources[i].role = Role.Shadow;
            if (i > 0 && dice == 1) sources[i].role = Role.Anchor;
            if (sources[i].role != Role.Shadow) groups |= 1 << sources[i].group;
        }
        settings.sources = sources;
        settings.quorum = uint8(1 + roll(seed, "quorum", 0, countBits(groups)));
        settings.maxDeviationBps = uint16(1 + roll(seed, "deviation", 0, 300));
        if (roll(seed, "bounded", 0, 2) == 0) {
            settings.minPrice = PRICE - PRICE / 50;
            settings.maxPrice = PRICE + PRICE / 50;
        }
    }

    /// @dev Feeds that are near each other, far off, failing in any way, or that say any five words.
    function randomizeFeeds(uint256 seed) internal {
        for (uint256 i = 0; i < FEEDS; ++i) {
            uint256 dice = roll(seed, "kind", i, 10);
            uint256 time = START - roll(seed, "age", i, MAX_AGE + 200) + 100;
            uint256 price = PRICE - PRICE / 80 + roll(seed, "price", i, PRICE / 40);
            if (dice < 3) price = PRICE + roll(seed, "unit", i, 3);
            if (dice == 8) price = roll(seed, "any", i, 2 * MAX_PRICE);
            feeds[i].setAnswer(int256(price), time);
            feeds[i].setBehavior(Behavior.Healthy);
            if (dice == 9) feeds[i].setBehavior(randomBehavior(seed, i));
        }
    }

    /// @dev Any behavior but the two whose gas the fuzzing would wait for.
    function randomBehavior(uint256 seed, uint256 index) internal pure returns (Behavior behavior) {
        behavior = Behavior(roll(seed, "behavior", index, uint256(type(Behavior).max) + 1));
        if (behavior == Behavior.LieWhenWarm) behavior = Behavior.PriceTenfold;
    }

    function countBits(uint256 mask) internal pure returns (uint256 count) {
        for (; mask != 0; mask &= mask - 1) {
            ++count;
        }
    }
}
