// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @title What the adapter needs of a Pyth contract
interface IPyth {
    /// @notice A price with its uncertainty, both to be multiplied by ten to the power of the exponent.
    /// @param price May be zero or negative.
    /// @param confidence Half the width of the interval that the publishers take the price to lie in.
    /// @param exponent Of either sign; it belongs to this price and may be another in the next.
    /// @param publishTime When the publishers' prices were aggregated, Unix seconds; may lie in the future.
    struct Price {
        int64 price;
        uint64 confidence;
        int32 exponent;
        uint256 publishTime;
    }

    /// @notice The last price that was submitted for a feed, however old; reverts for a feed that never had any.
    function getPriceUnsafe(bytes32 feedId) external view returns (Price memory price);

    /// @notice The moving average that came with that price, of the same time.
    function getEmaPriceUnsafe(bytes32 feedId) external view returns (Price memory price);
}
