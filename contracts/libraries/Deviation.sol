// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title How far two prices may be apart
/// @dev A deviation is a distance, in basis points of the lower price: 100 means that they may differ by 1 %.
library Deviation {
    /// @notice Basis points in a whole.
    uint256 internal constant BPS = 10_000;

    /// @notice Whether two prices differ by at most `maxDeviationBps` of the lower one.
    function isWithin(uint256 onePrice, uint256 otherPrice, uint256 maxDeviationBps) internal pure returns (bool) {
        return isGapWithin(Math.min(onePrice, otherPrice), Math.max(onePrice, otherPrice), maxDeviationBps);
    }

    /// @notice The same for prices whose order is known.
    /// @dev Cannot overflow: prices are below 2^128, and 10,000 and `maxDeviationBps` below 2^14.
    function isGapWithin(uint256 lower, uint256 upper, uint256 maxDeviationBps) internal pure returns (bool) {
        unchecked {
            return (upper - lower) * BPS <= maxDeviationBps * lower;
        }
    }
}
