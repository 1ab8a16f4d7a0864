// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {AggregatorV3Interface} from "../interfaces/AggregatorV3Interface.sol";
import {IRedundantOracle} from "../interfaces/IRedundantOracle.sol";

/// @title An oracle's price in the shape of an aggregator, for consumers made for one
/// @dev What `read()` gives, word for word, and its error. There are no rounds: both ids are the data's time.
abstract contract AggregatorFace is IRedundantOracle {
    /// @inheritdoc AggregatorV3Interface
    function latestRoundData()
        external
        view
        returns (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound)
    {
        uint256 price;
        (price, updatedAt) = read();
        // Safe casts: a price is below 2^127, and a time below 2^64.
        return (uint80(updatedAt), int256(price), updatedAt, updatedAt, uint80(updatedAt));
    }

    /// @inheritdoc IRedundantOracle
    function latestAnswer() external view returns (int256) {
        (uint256 price, ) = read();
        return int256(price);
    }

    /// @inheritdoc IRedundantOracle
    function latestTimestamp() external view returns (uint256 updatedAt) {
        (, updatedAt) = read();
    }

    /// @inheritdoc AggregatorV3Interface
    function getRoundData(uint80) external pure returns (uint80, int256, uint256, uint256, uint80) {
        revert NoHistory();
    }

    /// @inheritdoc AggregatorV3Interface
    function version() external pure returns (uint256) {
        return 1;
    }

    /// @inheritdoc IRedundantOracle
    function read() public view virtual returns (uint256 price, uint256 updatedAt);
}
