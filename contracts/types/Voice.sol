// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @notice The usable answer of a group, in one word that sorts by price; zero for none.
/// @dev From the highest bit: price 128, updatedAt 64, unused 56, tag 8. The tag is, from its highest bit: Voter 1,
/// supporters 4 (voices within its deviation, itself included; counted in Ordered only), source index 3; so that one
/// comparison tells whether a Voter has its quorum.
type Voice is uint256;

using VoiceLib for Voice global;

library VoiceLib {
    uint256 private constant PRICE_OFFSET = 128;
    uint256 private constant UPDATED_AT_OFFSET = 64;
    uint256 private constant VOTER = 1 << 7;
    uint256 private constant SUPPORTERS_OFFSET = 3;
    uint256 private constant INDEX_MASK = 7;

    /// @notice The tag of a voice without supporters.
    /// @param index_ At most 7.
    function tagFor(bool isVoter_, uint256 index_) internal pure returns (uint256) {
        return (isVoter_ ? VOTER : 0) | index_;
    }

    /// @notice The lowest tag of a Voter with a quorum of supporters.
    /// @param quorum At most 8.
    function quorumTagFor(uint256 quorum) internal pure returns (uint256) {
        return VOTER | (quorum << SUPPORTERS_OFFSET);
    }

    /// @param price_ At most 2^127 - 1.
    /// @param updatedAt_ At most 2^64 - 1.
    function pack(uint256 price_, uint256 updatedAt_, uint256 tag) internal pure returns (Voice) {
        return Voice.wrap((price_ << PRICE_OFFSET) | (updatedAt_ << UPDATED_AT_OFFSET) | tag);
    }

    /// @return Whether there is one: no voice has a price of 0.
    function isVoice(Voice voice) internal pure returns (bool) {
        return Voice.unwrap(voice) != 0;
    }

    function price(Voice voice) internal pure returns (uint256) {
        return Voice.unwrap(voice) >> PRICE_OFFSET;
    }

    function updatedAt(Voice voice) internal pure returns (uint256) {
        return (Voice.unwrap(voice) >> UPDATED_AT_OFFSET) & type(uint64).max;
    }

    /// @return Whether the voice may be the answer: it is not an Anchor's.
    function isVoter(Voice voice) internal pure returns (bool) {
        return Voice.unwrap(voice) & VOTER != 0;
    }

    function supporters(Voice voice) internal pure returns (uint256) {
        return (Voice.unwrap(voice) >> SUPPORTERS_OFFSET) & 0x0f;
    }

    function index(Voice voice) internal pure returns (uint256) {
        return Voice.unwrap(voice) & INDEX_MASK;
    }

    /// @return The mask with the bit of the voice's source.
    function bit(Voice voice) internal pure returns (uint256) {
        return 1 << voice.index();
    }

    /// @return The same voice with one supporter more.
    /// @dev Cannot overflow into the next field: a voice has at most eight supporters.
    function supported(Voice voice) internal pure returns (Voice) {
        unchecked {
            return Voice.wrap(Voice.unwrap(voice) + (1 << SUPPORTERS_OFFSET));
        }
    }

    /// @param quorumTag What `quorumTagFor` gives for the quorum.
    /// @return Whether it is a Voter's and has at least a quorum of supporters.
    function isConfirmed(Voice voice, uint256 quorumTag) internal pure returns (bool) {
        return Voice.unwrap(voice) & type(uint8).max >= quorumTag;
    }
}
