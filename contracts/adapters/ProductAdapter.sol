// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {LegPair} from "./LegPair.sol";
import {LegReader} from "../libraries/LegReader.sol";
import {Scaling} from "../libraries/Scaling.sol";
import {Adapter} from "./Adapter.sol";

/// @title One feed times another, as a feed
/// @notice For example wstETH / stETH times stETH / USD. Rounded down; the time is the older one of the two.
/// @dev As weak as the weaker leg: a source of it belongs in a group with every other source that reads one of the legs.
/// The source's gas limit has to cover both legs' limits, a 63rd of them, and 15,000.
/// A cold read costs at most 18,300 gas, over two legs that cost 6,400 each.
/// @custom:provider Two feeds
/// @custom:model combined
/// @custom:trust Whoever is trusted by each of the two feeds; no admin. The legs' decimals are taken to stay.
/// @custom:decimals The legs', each
/// @custom:time The older leg's.
/// @custom:traps Legs of different times; a leg ahead would hide behind the other; both legs share the group of every
/// source that reads one of them.
/// @custom:tested FaultyFeed.
contract ProductAdapter is Adapter, LegPair {
    /// @notice What the adapter is made of.
    /// @param description Pair and provider for people.
    /// @param first The one factor.
    /// @param second The other factor.
    /// @param maxLegSkew Seconds that the times of the two may be apart, at most 7 days.
    /// @param decimals Decimals of the answer, at most 18.
    struct Config {
        string description;
        LegReader.Leg first;
        LegReader.Leg second;
        uint32 maxLegSkew;
        uint8 decimals;
    }

    int256 private immutable EXPONENT;

    constructor(
        Config memory config
    ) Adapter(config.description, config.decimals) LegPair(config.first, config.second, config.maxLegSkew) {
        EXPONENT = int256(uint256(config.decimals)) - int256(FIRST_DECIMALS + SECOND_DECIMALS);
    }

    /// @inheritdoc Adapter
    function _latest() internal view override returns (int256 answer, uint256 startedAt, uint256 updatedAt) {
        uint256 first;
        uint256 second;
        (first, second, updatedAt) = _readLegs();
        // Safe cast: two factors below 2^127 make a product below 2^254.
        return (Scaling.scaled(int256(first * second), EXPONENT), updatedAt, updatedAt);
    }
}
