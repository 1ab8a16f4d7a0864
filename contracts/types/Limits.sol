// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @dev Largest price, in a feed's and in an oracle's decimals: leaves room for every sum and product.
uint256 constant MAX_PRICE = 2 ** 127 - 1;

/// @dev Seconds that the time of data may lie ahead of the block's.
uint256 constant FUTURE_TOLERANCE = 60;

/// @dev Most seconds that the times of two legs of one answer may be allowed to lie apart. A fund that states its value
/// on working days is four days behind a market that never closes after a long weekend, five after two holidays; in more
/// than a week a price beside it is of another market.
uint256 constant LONGEST_LEG_SKEW = 7 days;
