// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {AggregatorV3Interface} from "../interfaces/AggregatorV3Interface.sol";

/// @title What all adapters share: the shape of a feed around one price and its time
/// @dev An adapter passes on what its provider says, as it is: zero, negative, old and future answers too, because the
/// oracle judges those and names the fault. It reverts, with a typed error, for what it alone can see (confidence,
/// liquidity, disputes); the error's selector then stands in `inspect()`. An error of the provider's passes through.
abstract contract Adapter is AggregatorV3Interface {
    uint256 internal constant MAX_DECIMALS = 18;

    uint8 private immutable DECIMALS;

    /// @inheritdoc AggregatorV3Interface
    string public description;

    /// @notice The decimals of the answer are outside the limits.
    error DecimalsOutOfRange(uint256 decimals, uint256 minimum, uint256 maximum);

    /// @notice There are no past rounds.
    error NoHistory();

    /// @param description_ Pair and provider for people.
    /// @param decimals_ Decimals of the answer, at most 18.
    constructor(string memory description_, uint8 decimals_) {
        if (decimals_ > MAX_DECIMALS) revert DecimalsOutOfRange(decimals_, 0, MAX_DECIMALS);
        description = description_;
        DECIMALS = decimals_;
    }

    /// @inheritdoc AggregatorV3Interface
    /// @dev There are no rounds: the ids are the time of the data, which an oracle takes as not carried over.
    function latestRoundData()
        external
        view
        returns (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound)
    {
        (answer, startedAt, updatedAt) = _latest();
        // A time beyond 80 bits is cut in the ids only; the oracle judges `updatedAt`.
        roundId = uint80(updatedAt);
        answeredInRound = roundId;
    }

    /// @inheritdoc AggregatorV3Interface
    function getRoundData(uint80) external pure returns (uint80, int256, uint256, uint256, uint80) {
        revert NoHistory();
    }

    /// @inheritdoc AggregatorV3Interface
    function decimals() public view returns (uint8) {
        return DECIMALS;
    }

    /// @inheritdoc AggregatorV3Interface
    function version() external pure returns (uint256) {
        return 1;
    }

    /// @dev What the provider says now.
    /// @return answer In `decimals()`.
    /// @return startedAt When the observation began, Unix seconds; the same as `updatedAt` where it is one moment.
    /// @return updatedAt Time of the data itself, Unix seconds, not of its transport.
    function _latest() internal view virtual returns (int256 answer, uint256 startedAt, uint256 updatedAt);
}
