// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Role, Source} from "./OracleConfig.sol";

/// @notice A `Source` in one word, so that it can be an immutable, with what a read would otherwise work out again.
/// @dev From the lowest bit: feed 160, maxAge 32, gasLimit 32, group 8, role 4, divides 4 (1 used: the feed has more
/// decimals than the oracle), earlier members of its group 8 (bit i: source i), tag 8 (see `Voice`).
type SourceWord is uint256;

using SourceWordLib for SourceWord global;

library SourceWordLib {
    uint256 private constant MAX_AGE_OFFSET = 160;
    uint256 private constant GAS_LIMIT_OFFSET = 192;
    uint256 private constant GROUP_OFFSET = 224;
    uint256 private constant ROLE_OFFSET = 232;
    uint256 private constant DIVIDES_OFFSET = 236;
    uint256 private constant EARLIER_MEMBERS_OFFSET = 240;
    uint256 private constant TAG_OFFSET = 248;

    /// @param divides_ Whether the feed's answer is divided by its scale rather than multiplied.
    /// @param tag_ What its voice is marked with.
    /// @param earlierMembers_ Bit i: source i stands before this one and shares its group.
    function pack(
        Source memory source,
        bool divides_,
        uint256 tag_,
        uint256 earlierMembers_
    ) internal pure returns (SourceWord) {
        return
            SourceWord.wrap(
                uint256(uint160(source.feed)) |
                    (uint256(source.maxAge) << MAX_AGE_OFFSET) |
                    (uint256(source.gasLimit) << GAS_LIMIT_OFFSET) |
                    (uint256(source.group) << GROUP_OFFSET) |
                    (uint256(source.role) << ROLE_OFFSET) |
                    (uint256(divides_ ? 1 : 0) << DIVIDES_OFFSET) |
                    (tag_ << TAG_OFFSET) |
                    (earlierMembers_ << EARLIER_MEMBERS_OFFSET)
            );
    }

    /// @notice The source as it was configured.
    function unpack(SourceWord word) internal pure returns (Source memory) {
        return
            Source({
                feed: word.feed(),
                maxAge: uint32(word.maxAge()),
                gasLimit: uint32(word.gasLimit()),
                group: word.group(),
                role: word.role()
            });
    }

    function feed(SourceWord word) internal pure returns (address) {
        return address(uint160(SourceWord.unwrap(word)));
    }

    /// @return Seconds.
    function maxAge(SourceWord word) internal pure returns (uint256) {
        return (SourceWord.unwrap(word) >> MAX_AGE_OFFSET) & type(uint32).max;
    }

    function gasLimit(SourceWord word) internal pure returns (uint256) {
        return (SourceWord.unwrap(word) >> GAS_LIMIT_OFFSET) & type(uint32).max;
    }

    function group(SourceWord word) internal pure returns (uint8) {
        return uint8(SourceWord.unwrap(word) >> GROUP_OFFSET);
    }

    function role(SourceWord word) internal pure returns (Role) {
        return Role((SourceWord.unwrap(word) >> ROLE_OFFSET) & 0x0f);
    }

    function divides(SourceWord word) internal pure returns (bool) {
        return (SourceWord.unwrap(word) >> DIVIDES_OFFSET) & 0x0f != 0;
    }

    /// @param mask At most eight bits.
    /// @return The sources in `mask` that stand before this one and share its group.
    function earlierMembersIn(SourceWord word, uint256 mask) internal pure returns (uint256) {
        return (SourceWord.unwrap(word) >> EARLIER_MEMBERS_OFFSET) & mask;
    }

    function tag(SourceWord word) internal pure returns (uint256) {
        return SourceWord.unwrap(word) >> TAG_OFFSET;
    }
}
