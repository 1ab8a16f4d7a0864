// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Level} from "./Reading.sol";

/// @notice What was heard so far and, once concluded, what follows from it, in one word.
/// @dev From the lowest bit: usedMask 8, unused 8, faultMask 8, grace 4 (1 used: the sequencer came back lately), fallback 4
/// (1 used: the first Voter is not the answer), anchors 8
/// (voices at the back of the list: the Anchors in Median), served 8 (position of the answer in Ordered), votes 8,
/// level 8, agreed 8 (1 used), count 8 (voices at the front of the list: all in Ordered, the Voters in Median).
/// Nothing overflows into a neighbour: there are at most eight sources.
type Tally is uint256;

using TallyLib for Tally global;

library TallyLib {
    uint256 private constant FAULT_OFFSET = 16;
    uint256 private constant IN_GRACE = 1 << 24;
    uint256 private constant FELL_BACK = 1 << 28;
    uint256 private constant IMPAIRMENTS = uint256(type(uint16).max) << FAULT_OFFSET;
    uint256 private constant ANCHORS_OFFSET = 32;
    uint256 private constant SERVED_OFFSET = 40;
    uint256 private constant VOTES_OFFSET = 48;
    uint256 private constant LEVEL_OFFSET = 56;
    uint256 private constant AGREED = 1 << 64;
    uint256 private constant COUNT_OFFSET = 72;

    /// @return Bit i: source i is a voice; once concluded: one that agrees with the price.
    function usedMask(Tally tally) internal pure returns (uint256) {
        return Tally.unwrap(tally) & type(uint8).max;
    }

    /// @return Bit i: source i was needed and not usable.
    function faultMask(Tally tally) internal pure returns (uint256) {
        return (Tally.unwrap(tally) >> FAULT_OFFSET) & type(uint8).max;
    }

    /// @return Whether the sequencer came back so lately that nothing better than Restricted may be read.
    function isInGrace(Tally tally) internal pure returns (bool) {
        return Tally.unwrap(tally) & IN_GRACE != 0;
    }

    function anchors(Tally tally) internal pure returns (uint256) {
        return (Tally.unwrap(tally) >> ANCHORS_OFFSET) & type(uint8).max;
    }

    function served(Tally tally) internal pure returns (uint256) {
        return (Tally.unwrap(tally) >> SERVED_OFFSET) & type(uint8).max;
    }

    function votes(Tally tally) internal pure returns (uint256) {
        return (Tally.unwrap(tally) >> VOTES_OFFSET) & type(uint8).max;
    }

    /// @return Number of the `Level`.
    function level(Tally tally) internal pure returns (uint256) {
        return (Tally.unwrap(tally) >> LEVEL_OFFSET) & type(uint8).max;
    }

    /// @return Whether the level is Restricted or Unavailable: the second bit of their numbers is set.
    function isWithheld(Tally tally) internal pure returns (bool) {
        return Tally.unwrap(tally) & (2 << LEVEL_OFFSET) != 0;
    }

    function isAgreed(Tally tally) internal pure returns (bool) {
        return Tally.unwrap(tally) & AGREED != 0;
    }

    /// @return Whether a quorum agrees, and no source failed, nothing fell back and the sequencer is not in its grace.
    function isNormal(Tally tally) internal pure returns (bool) {
        return Tally.unwrap(tally) & (AGREED | IMPAIRMENTS) == AGREED;
    }

    function count(Tally tally) internal pure returns (uint256) {
        return Tally.unwrap(tally) >> COUNT_OFFSET;
    }

    /// @return The faults alone.
    function cleared(Tally tally) internal pure returns (Tally) {
        return Tally.wrap(tally.faultMask() << FAULT_OFFSET);
    }

    /// @param bits Sources that were needed and not usable.
    function withFaults(Tally tally, uint256 bits) internal pure returns (Tally) {
        return Tally.wrap(Tally.unwrap(tally) | (bits << FAULT_OFFSET));
    }

    /// @param bits Sources in `usedMask` that are outliers.
    function withOutliers(Tally tally, uint256 bits) internal pure returns (Tally) {
        return Tally.wrap((Tally.unwrap(tally) ^ bits) | (bits << FAULT_OFFSET));
    }

    function withGrace(Tally tally) internal pure returns (Tally) {
        return Tally.wrap(Tally.unwrap(tally) | IN_GRACE);
    }

    function withFallback(Tally tally) internal pure returns (Tally) {
        return Tally.wrap(Tally.unwrap(tally) | FELL_BACK);
    }

    /// @param bit The source of a Voter, or in Ordered of any voice.
    function withVoice(Tally tally, uint256 bit) internal pure returns (Tally) {
        unchecked {
            return Tally.wrap((Tally.unwrap(tally) | bit) + (1 << COUNT_OFFSET));
        }
    }

    /// @param bit The source of an Anchor in Median.
    function withAnchor(Tally tally, uint256 bit) internal pure returns (Tally) {
        unchecked {
            return Tally.wrap((Tally.unwrap(tally) | bit) + (1 << ANCHORS_OFFSET));
        }
    }

    /// @dev To be called at most once.
    function withServed(Tally tally, uint256 position) internal pure returns (Tally) {
        return Tally.wrap(Tally.unwrap(tally) | (position << SERVED_OFFSET));
    }

    function withAgreement(Tally tally) internal pure returns (Tally) {
        return Tally.wrap(Tally.unwrap(tally) | AGREED);
    }

    /// @dev To be called at most once.
    function withVotes(Tally tally, uint256 number) internal pure returns (Tally) {
        return Tally.wrap(Tally.unwrap(tally) | (number << VOTES_OFFSET));
    }

    /// @dev To be called at most once; without, the level is Normal.
    function withLevel(Tally tally, Level level_) internal pure returns (Tally) {
        return Tally.wrap(Tally.unwrap(tally) | (uint256(level_) << LEVEL_OFFSET));
    }
}
