// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Tally} from "../types/Tally.sol";
import {VoiceList} from "../types/VoiceList.sol";
import {Deviation} from "./Deviation.sol";

/// @title What the voices of a Median are judged by, and who agrees with it
/// @dev Pure. The Voters stand sorted at the front of the list, the Anchors at its back.
library MedianReference {
    uint256 private constant LAST = 7;

    /// @notice Of an even count: the mean of the two middle voices is nobody's price, and where it finds no quorum one of
    /// the two may have one.
    /// @return The mean where it has a quorum; else the middle voice with more votes, the lower among equals; the mean also
    /// where neither has a quorum, and where both have one and are apart, because then nothing tells which is right.
    function choose(
        VoiceList voices,
        Tally tally,
        uint256 mean,
        uint256 quorum,
        uint256 maxDeviationBps
    ) internal pure returns (uint256) {
        (uint256 first, uint256 end, uint256 votes) = votesFor(voices, tally, mean, maxDeviationBps);
        if (votes >= quorum && first < end) return mean;
        uint256 count = tally.count();
        (uint256 lower, uint256 upper) = (voices.get(count / 2 - 1).price(), voices.get(count / 2).price());
        (, , uint256 votesForLower) = votesFor(voices, tally, lower, maxDeviationBps);
        (, , uint256 votesForUpper) = votesFor(voices, tally, upper, maxDeviationBps);
        if (votesForLower < quorum && votesForUpper < quorum) return mean;
        bool haveBoth = votesForLower >= quorum && votesForUpper >= quorum;
        if (haveBoth && !Deviation.isGapWithin(lower, upper, maxDeviationBps)) return mean;
        return votesForUpper > votesForLower ? upper : lower;
    }

    /// @notice Who agrees with a price.
    /// @return first Position of the lowest Voter that agrees with the reference.
    /// @return end Position behind the highest.
    /// @return votes Voices that agree, Anchors too.
    function votesFor(
        VoiceList voices,
        Tally tally,
        uint256 referencePrice,
        uint256 maxDeviationBps
    ) internal pure returns (uint256 first, uint256 end, uint256 votes) {
        unchecked {
            (first, end) = agreeing(voices, tally.count(), referencePrice, maxDeviationBps);
            votes = end - first;
            for (uint256 i = 0; i < tally.anchors(); ++i) {
                if (Deviation.isWithin(voices.get(LAST - i).price(), referencePrice, maxDeviationBps)) ++votes;
            }
        }
    }

    /// @notice The sorted voices within the deviation of a price are those from `first` to before `end`: what lies between
    /// two prices within the deviation is within it too.
    function agreeing(
        VoiceList voices,
        uint256 count,
        uint256 referencePrice,
        uint256 maxDeviationBps
    ) internal pure returns (uint256 first, uint256 end) {
        unchecked {
            for (end = count; end != 0; --end) {
                uint256 price = voices.get(end - 1).price();
                if (price <= referencePrice || Deviation.isGapWithin(referencePrice, price, maxDeviationBps)) break;
            }
            for (; first < end; ++first) {
                uint256 price = voices.get(first).price();
                if (price >= referencePrice || Deviation.isGapWithin(price, referencePrice, maxDeviationBps)) break;
            }
        }
    }
}
