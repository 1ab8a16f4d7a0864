// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {AggregatorV3Interface} from "../interfaces/AggregatorV3Interface.sol";

/// @title What most integrations of one feed look like
/// @notice A consumer's read of one feed without a check: the yardstick of simulations. Not for use.
contract SingleFeed {
    AggregatorV3Interface public immutable FEED;

    constructor(AggregatorV3Interface feed) {
        FEED = feed;
    }

    /// @notice Whatever the feed answers, in its own decimals.
    function latestPrice() external view virtual returns (int256 price) {
        (, price, , , ) = FEED.latestRoundData();
    }
}

/// @title What the careful integrations of one feed look like
/// @notice A consumer's read of one feed that refuses old data and prices that are not positive. Not for use.
contract SingleFeedStaleness is SingleFeed {
    /// @notice Oldest data that is used, in seconds.
    uint256 public immutable MAX_AGE;

    error StalePrice(uint256 updatedAt, uint256 maxAge);
    error NonPositivePrice(int256 price);

    constructor(AggregatorV3Interface feed, uint256 maxAge) SingleFeed(feed) {
        MAX_AGE = maxAge;
    }

    /// @notice The feed's answer in its own decimals, where it is positive and not older than `MAX_AGE`.
    function latestPrice() external view override returns (int256) {
        (, int256 price, , uint256 updatedAt, ) = FEED.latestRoundData();
        if (price <= 0) revert NonPositivePrice(price);
        if (updatedAt + MAX_AGE < block.timestamp) revert StalePrice(updatedAt, MAX_AGE);
        return price;
    }
}

/// @title What a home-made failover looks like
/// @notice Tries feeds in order with `try`/`catch` and takes the first positive, fresh answer. It compares nothing, and
/// `catch` does not catch an account without code or data that is too short. Not for use.
contract NaiveFallback {
    /// @notice Decimals of the prices.
    uint8 public constant DECIMALS = 18;

    /// @dev One feed with its limit and what its answers are multiplied by.
    struct Choice {
        AggregatorV3Interface feed;
        uint64 maxAge;
        int256 factor;
    }

    Choice[] private _choices;

    error NoFeedLeft();

    /// @param feeds In order of preference, of 18 decimals at most.
    /// @param maxAges Oldest data of each that is used, in seconds.
    constructor(AggregatorV3Interface[] memory feeds, uint64[] memory maxAges) {
        for (uint256 i = 0; i < feeds.length; ++i) {
            _choices.push(Choice(feeds[i], maxAges[i], int256(10 ** (DECIMALS - feeds[i].decimals()))));
        }
    }

    /// @notice The first usable answer, with 18 decimals.
    function latestPrice() external view returns (int256) {
        for (uint256 i = 0; i < _choices.length; ++i) {
            Choice memory choice = _choices[i];
            try choice.feed.latestRoundData() returns (uint80, int256 price, uint256, uint256 updatedAt, uint80) {
                if (price > 0 && updatedAt + choice.maxAge >= block.timestamp) return price * choice.factor;
            } catch {}
        }
        revert NoFeedLeft();
    }
}
