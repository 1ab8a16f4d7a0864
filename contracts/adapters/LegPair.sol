// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {AggregatorV3Interface} from "../interfaces/AggregatorV3Interface.sol";
import {IRedundantOracle} from "../interfaces/IRedundantOracle.sol";
import {FUTURE_TOLERANCE, LONGEST_LEG_SKEW} from "../types/Limits.sol";
import {LegReader} from "../libraries/LegReader.sol";

/// @title Two feeds that one answer is made of
/// @dev Legs of different times make a price that never was, so how far apart they may be is limited. The older time is
/// the answer's; a leg dated ahead would hide behind it, and is therefore refused here.
abstract contract LegPair {
    AggregatorV3Interface public immutable FIRST_FEED;
    AggregatorV3Interface public immutable SECOND_FEED;

    /// @notice Gas of the first leg's call.
    uint256 public immutable FIRST_GAS_LIMIT;

    /// @notice Gas of the second leg's call.
    uint256 public immutable SECOND_GAS_LIMIT;

    /// @notice Seconds that the times of the legs may be apart.
    uint256 public immutable MAX_LEG_SKEW;
    uint256 internal immutable FIRST_DECIMALS;
    uint256 internal immutable SECOND_DECIMALS;

    /// @notice The limit of the skew is so wide that it means nothing.
    error MaxLegSkewOutOfRange(uint256 maxLegSkew, uint256 maximum);

    /// @notice The times of the legs are too far apart.
    error LegSkewTooLarge(uint256 skew, uint256 maximum);

    /// @notice The leg is dated ahead of the block by more than the tolerance.
    error LegAhead(address feed, uint256 updatedAt, uint256 maximum);

    constructor(LegReader.Leg memory first, LegReader.Leg memory second, uint256 maxLegSkew) {
        if (address(first.feed) == address(second.feed)) revert IRedundantOracle.DuplicateFeed(address(first.feed));
        if (maxLegSkew > LONGEST_LEG_SKEW) revert MaxLegSkewOutOfRange(maxLegSkew, LONGEST_LEG_SKEW);
        FIRST_DECIMALS = LegReader.check(first);
        SECOND_DECIMALS = LegReader.check(second);
        (FIRST_FEED, FIRST_GAS_LIMIT) = (first.feed, first.gasLimit);
        (SECOND_FEED, SECOND_GAS_LIMIT) = (second.feed, second.gasLimit);
        MAX_LEG_SKEW = maxLegSkew;
    }

    /// @return first In the first leg's decimals, from 1 to 2^127 - 1.
    /// @return second In the second leg's decimals, from 1 to 2^127 - 1.
    /// @return updatedAt The older time of the two.
    function _readLegs() internal view returns (uint256 first, uint256 second, uint256 updatedAt) {
        uint256 newer;
        (first, updatedAt) = LegReader.read(address(FIRST_FEED), FIRST_GAS_LIMIT);
        _requireNotAhead(FIRST_FEED, updatedAt);
        (second, newer) = LegReader.read(address(SECOND_FEED), SECOND_GAS_LIMIT);
        _requireNotAhead(SECOND_FEED, newer);
        if (newer < updatedAt) (updatedAt, newer) = (newer, updatedAt);
        if (newer - updatedAt > MAX_LEG_SKEW) revert LegSkewTooLarge(newer - updatedAt, MAX_LEG_SKEW);
    }

    function _requireNotAhead(AggregatorV3Interface feed, uint256 updatedAt) private view {
        uint256 latest = block.timestamp + FUTURE_TOLERANCE;
        if (updatedAt > latest) revert LegAhead(address(feed), updatedAt, latest);
    }
}
