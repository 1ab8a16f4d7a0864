// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {LegPair} from "./LegPair.sol";
import {LegReader} from "../libraries/LegReader.sol";
import {Scaling} from "../libraries/Scaling.sol";
import {Adapter} from "./Adapter.sol";

/// @title One feed by another, as a feed
/// @notice For example ETH / USD by EUR / USD. Rounded down; the time is the older one of the two.
/// @dev As weak as the weaker leg: a source of it belongs in a group with every other source that reads one of the legs.
/// The source's gas limit has to cover both legs' limits, a 63rd of them, and 15,000.
/// A cold read costs at most 18,500 gas, over two legs that cost 6,400 each.
/// @custom:provider Two feeds
/// @custom:model combined
/// @custom:trust Whoever is trusted by each of the two feeds; no admin. The legs' decimals are taken to stay.
/// @custom:decimals The legs', each
/// @custom:time The older leg's.
/// @custom:traps Legs of different times; a leg ahead would hide behind the other; both legs share the group of every
/// source that reads one of them.
/// @custom:tested FaultyFeed.
contract QuotientAdapter is Adapter, LegPair {
    /// @notice What the adapter is made of.
    /// @param description Pair and provider for people.
    /// @param dividend What is divided.
    /// @param divisor What it is divided by.
    /// @param maxLegSkew Seconds that the times of the two may be apart, at most 7 days.
    /// @param decimals Decimals of the answer, at most 18.
    struct Config {
        string description;
        LegReader.Leg dividend;
        LegReader.Leg divisor;
        uint32 maxLegSkew;
        uint8 decimals;
    }

    /// @dev At most 10^54; 1 where the divisor is scaled.
    uint256 private immutable DIVIDEND_SCALE;

    /// @dev At most 10^36; 1 where the dividend is scaled.
    uint256 private immutable DIVISOR_SCALE;

    constructor(
        Config memory config
    ) Adapter(config.description, config.decimals) LegPair(config.dividend, config.divisor, config.maxLegSkew) {
        uint256 digits = config.decimals + SECOND_DECIMALS;
        DIVIDEND_SCALE = digits > FIRST_DECIMALS ? 10 ** (digits - FIRST_DECIMALS) : 1;
        DIVISOR_SCALE = digits > FIRST_DECIMALS ? 1 : 10 ** (FIRST_DECIMALS - digits);
    }

    /// @inheritdoc Adapter
    function _latest() internal view override returns (int256 answer, uint256 startedAt, uint256 updatedAt) {
        uint256 dividend;
        uint256 divisor;
        (dividend, divisor, updatedAt) = _readLegs();
        return (_quotient(dividend, divisor * DIVISOR_SCALE), updatedAt, updatedAt);
    }

    /// @dev Never a division by zero: a leg is at least 1, and times 10^36 it stays below 2^247.
    function _quotient(uint256 dividend, uint256 divisor) private view returns (int256) {
        (uint256 high, ) = Math.mul512(dividend, DIVIDEND_SCALE);
        // What has more than 256 bits fits no integer, and mulDiv would panic.
        if (high >= divisor) return type(int256).max;
        return Scaling.toSigned(Math.mulDiv(dividend, DIVIDEND_SCALE, divisor));
    }
}
