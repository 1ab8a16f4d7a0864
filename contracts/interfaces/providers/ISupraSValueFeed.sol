// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @title What the adapter needs of Supra's storage of prices
/// @dev The generation that answers with a struct. The one before it takes an index of 64 bits, which makes another
/// selector, and answers with a packed word.
interface ISupraSValueFeed {
    /// @notice The last price of a pair; zeros for a pair that never had any.
    /// @param round Number of the price.
    /// @param decimals Decimals of the price.
    /// @param time When the price was made, in Unix seconds or milliseconds, by the deployment.
    /// @param price Without a sign.
    struct PriceFeed {
        uint256 round;
        uint256 decimals;
        uint256 time;
        uint256 price;
    }

    /// @notice The last price of the pair with this index; does not revert for one that never had any.
    function getSvalue(uint256 pairIndex) external view returns (PriceFeed memory latest);
}
