// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {AggregatorV3Interface} from "../interfaces/AggregatorV3Interface.sol";
import {LegReader} from "../libraries/LegReader.sol";
import {Adapter} from "./Adapter.sol";

/// @title One by a feed, as a feed
/// @notice For example USD / ETH from ETH / USD. Rounded down; the time is the feed's.
/// @dev A source of it belongs in one group with every other source that reads the same feed. The source's gas limit has
/// to cover the leg's, a 63rd of it, and 12,000. An answer keeps as many digits as `decimals` leaves it: the inverse of
/// 2,000 has five significant digits at 8 decimals.
/// A cold read costs at most 11,000 gas, over a leg that costs 6,400.
/// @custom:provider A feed
/// @custom:model combined
/// @custom:trust Whoever is trusted by the feed; no admin. The feed's decimals are taken to stay.
contract InverseAdapter is Adapter {
    /// @notice What the adapter is made of.
    /// @param description Pair and provider for people.
    /// @param leg What one is divided by.
    /// @param decimals Decimals of the answer, at most 18.
    struct Config {
        string description;
        LegReader.Leg leg;
        uint8 decimals;
    }

    AggregatorV3Interface public immutable FEED;

    /// @notice Gas of the feed's call.
    uint256 public immutable GAS_LIMIT;

    /// @dev One, in the decimals of the answer and the feed together; at most 10^54.
    uint256 private immutable ONE;

    constructor(Config memory config) Adapter(config.description, config.decimals) {
        ONE = 10 ** (LegReader.check(config.leg) + config.decimals);
        (FEED, GAS_LIMIT) = (config.leg.feed, config.leg.gasLimit);
    }

    /// @inheritdoc Adapter
    function _latest() internal view override returns (int256 answer, uint256 startedAt, uint256 updatedAt) {
        uint256 price;
        (price, updatedAt) = LegReader.read(address(FEED), GAS_LIMIT);
        // Safe cast: at most 10^54. Never a division by zero: a leg is at least 1.
        return (int256(ONE / price), updatedAt, updatedAt);
    }
}
