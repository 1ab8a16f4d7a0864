// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {AggregatorV3Interface} from "../interfaces/AggregatorV3Interface.sol";

/// @notice A consumer made for one Chainlink feed, with the staleness check that most have. It reads Holdfast unchanged.
contract ChainlinkConsumer {
    AggregatorV3Interface public immutable FEED;
    uint256 public immutable MAX_AGE;

    /// @notice The answer is zero or negative, or older than the consumer accepts.
    error UnusableAnswer(int256 answer, uint256 updatedAt);

    /// @param feed A price feed of 8 decimals.
    /// @param maxAge Seconds.
    constructor(AggregatorV3Interface feed, uint256 maxAge) {
        FEED = feed;
        MAX_AGE = maxAge;
    }

    /// @notice Value of an amount of 18-decimals collateral, in 8 decimals.
    function valueOf(uint256 amount) external view returns (uint256) {
        (, int256 answer, , uint256 updatedAt, ) = FEED.latestRoundData();
        if (answer <= 0 || updatedAt + MAX_AGE < block.timestamp) revert UnusableAnswer(answer, updatedAt);
        return (amount * uint256(answer)) / 1e18;
    }
}
