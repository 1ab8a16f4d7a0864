// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @title What the adapter needs of a Band reference contract
/// @dev As `StdReferenceBasic` and the `StdReferenceProxy` before it have it.
interface IBandReference {
    /// @notice What one unit of a symbol costs in another, from the dollar rates of both.
    /// @dev Reverts where a symbol has no rate.
    /// @param base Symbol that is priced, for example "ETH".
    /// @param quote Symbol that it is priced in, for example "USD".
    /// @return rate In 18 decimals; the dollar rates behind it have 9.
    /// @return lastUpdatedBase Time of the base symbol's rate, Unix seconds; of "USD" the block's time.
    /// @return lastUpdatedQuote Time of the quote symbol's rate, Unix seconds; of "USD" the block's time.
    function getReferenceData(
        string calldata base,
        string calldata quote
    ) external view returns (uint256 rate, uint256 lastUpdatedBase, uint256 lastUpdatedQuote);
}
