// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {ISupraSValueFeed} from "../../contracts/interfaces/providers/ISupraSValueFeed.sol";

/// @notice Stands for Supra's `SupraSValueFeedStorage`, which no package has. Behavior as in its published source: one
/// word a pair, of a round of 64 bits, decimals of 8, a time of 64, and a price of 96; zeros for a pair without one.
contract FakeSupraStorage is ISupraSValueFeed {
    mapping(uint256 => uint256) private _words;

    function setPrice(uint256 pairIndex, uint8 decimals, uint64 time, uint96 price) external {
        uint256 round = (_words[pairIndex] >> 192) + 1;
        _words[pairIndex] =
            (round << 192) |
            (uint256(decimals) << 184) |
            (uint256(time) << 120) |
            (uint256(price) << 24);
    }

    function removePrice(uint256 pairIndex) external {
        delete _words[pairIndex];
    }

    function getSvalue(uint256 pairIndex) external view returns (PriceFeed memory) {
        uint256 word = _words[pairIndex];
        return PriceFeed(word >> 192, uint8(word >> 184), uint64(word >> 120), uint96(word >> 24));
    }
}

/// @notice Stands for the generation before, as Supra documented it: a 64-bit index, a packed word and a flag.
contract FakeEarlierSupraStorage {
    function getSvalue(uint64) external view returns (bytes32 word, bool isMissing) {
        return (bytes32(block.timestamp), false);
    }
}

/// @notice Says a price that no storage of 96 bits can hold, but the struct can.
contract FakeWideSupraStorage is ISupraSValueFeed {
    function getSvalue(uint256) external view returns (PriceFeed memory) {
        return PriceFeed(1, 18, block.timestamp * 1_000, type(uint256).max);
    }
}
