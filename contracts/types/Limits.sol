// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @dev Largest price, in a feed's and in an oracle's decimals: leaves room for every sum and product.
uint256 constant MAX_PRICE = 2 ** 127 - 1;

/// @dev Seconds that the time of data may lie ahead of the block's.
uint256 constant FUTURE_TOLERANCE = 60;
