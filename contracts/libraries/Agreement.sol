// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Level} from "../types/Reading.sol";
import {Tally} from "../types/Tally.sol";
import {Voice} from "../types/Voice.sol";
import {VoiceList} from "../types/VoiceList.sol";
import {Deviation} from "./Deviation.sol";
import {MedianReference} from "./MedianReference.sol";
import {SortingNetwork} from "./SortingNetwork.sol";

/// @title How voices become one answer
/// @dev Of the chain's state it takes the block's time only. Voices are added one by one, in the order of the sources; `concludeOrdered` and `concludeMedian` then
/// decide. The rules are those of docs/spec/RedundantOracle.md. The list holds the voices in the order of the sources,
/// in Median the Voters from the front and the Anchors from the back.
library Agreement {
    uint256 private constant LAST = 7;

    /// @dev A position that no voice has.
    uint256 private constant NOBODY = 8;

    /// @notice Adds a voice in Ordered, and finds out whether a Voter now has a quorum of supporters.
    /// @dev Stops comparing at the earliest Voter that has: from then on nobody else's supporters matter.
    /// @param bit The mask with the bit of the voice's source.
    /// @param quorumTag See `Voice.isConfirmed`.
    /// @return heard The tally with the voice; if one has, it is agreed and `served` is the position of the earliest.
    function addOrdered(
        VoiceList voices,
        Tally tally,
        Voice voice,
        uint256 bit,
        uint256 quorumTag,
        uint256 maxDeviationBps
    ) internal pure returns (Tally heard) {
        unchecked {
            uint256 count = tally.count();
            uint256 price = voice.price();
            voice = voice.supported();
            Voice candidate = voice;
            uint256 position;
            for (; position < count; ++position) {
                Voice earlier = voices.get(position);
                if (Deviation.isWithin(earlier.price(), price, maxDeviationBps)) {
                    voice = voice.supported();
                    candidate = earlier.supported();
                    voices.set(position, candidate);
                    if (candidate.isConfirmed(quorumTag)) break;
                    candidate = voice;
                }
            }
            voices.set(count, voice);
            heard = tally.withVoice(bit);
            if (candidate.isConfirmed(quorumTag)) heard = heard.withServed(position).withAgreement();
        }
    }

    /// @notice Adds a voice in Median.
    /// @param bit The mask with the bit of the voice's source.
    function addMedian(VoiceList voices, Tally tally, Voice voice, uint256 bit) internal pure returns (Tally heard) {
        unchecked {
            if (voice.isVoter()) {
                voices.set(tally.count(), voice);
                heard = tally.withVoice(bit);
            } else {
                voices.set(LAST - tally.anchors(), voice);
                heard = tally.withAnchor(bit);
            }
        }
    }

    /// @notice Decides in Ordered: the served voice, or without a quorum the best-supported Voter.
    /// @param oldest Time of the oldest voice, at most now.
    /// @return concluded The tally with `served`, `votes`, `level` and the outliers.
    /// @return price The answer, which is also what outliers are judged by; 0 where there is none.
    /// @return updatedAt Oldest of the agreeing voices, or of all without a quorum.
    function concludeOrdered(
        VoiceList voices,
        Tally tally,
        uint256 oldest,
        uint256 maxDeviationBps
    ) internal view returns (Tally concluded, uint256 price, uint256 updatedAt) {
        unchecked {
            uint256 count = tally.count();
            uint256 served = tally.served();
            if (!tally.isAgreed()) {
                served = _bestSupported(voices, count);
                if (served == NOBODY) return (_unavailable(tally), 0, 0);
                tally = tally.withServed(served);
            }
            Voice answer = voices.get(served);
            price = answer.price();
            updatedAt = oldest;
            tally = tally.withVotes(answer.supporters());
            if (answer.supporters() != count) {
                (tally, updatedAt) = _dropOutliers(voices, tally, price, oldest, maxDeviationBps);
            }
            if (served != 0) {
                if (_hasVoter(voices, served)) tally = tally.withFallback();
            }
            concluded = _withLevel(tally);
        }
    }

    /// @notice Decides in Median.
    /// @param oldest Time of the oldest voice, at most now.
    /// @return concluded The tally with `votes`, `level` and the outliers.
    /// @return price The answer.
    /// @return referencePrice What outliers are judged by: the median of all Voters, or one of the two middle ones.
    /// @return updatedAt Oldest of the agreeing voices, or of all without a quorum.
    function concludeMedian(
        VoiceList voices,
        Tally tally,
        uint256 oldest,
        uint256 quorum,
        uint256 maxDeviationBps
    ) internal view returns (Tally concluded, uint256 price, uint256 referencePrice, uint256 updatedAt) {
        unchecked {
            uint256 count = tally.count();
            if (count < 2) {
                if (count == 0) return (_unavailable(tally), 0, 0, 0);
                referencePrice = voices.get(0).price();
            } else {
                SortingNetwork.sort(voices, count);
                (, , referencePrice) = middle(voices, 0, count);
            }
            if (tally.anchors() != 0) return _narrow(voices, tally, referencePrice, oldest, quorum, maxDeviationBps);
            // What lies between two prices that agree agrees with both, the median too.
            if (!Deviation.isGapWithin(voices.get(0).price(), voices.get(count - 1).price(), maxDeviationBps)) {
                return _narrow(voices, tally, referencePrice, oldest, quorum, maxDeviationBps);
            }
            (price, updatedAt) = (referencePrice, oldest);
            tally = tally.withVotes(count);
            if (count >= quorum) tally = tally.withAgreement();
            concluded = _withLevel(tally);
        }
    }

    /// @notice The two middle prices of sorted voices from `first` to before `end`, and their mean, rounded down.
    /// @dev There is at least one voice; the sum of two prices is below 2^128.
    function middle(
        VoiceList voices,
        uint256 first,
        uint256 end
    ) internal pure returns (uint256 lower, uint256 upper, uint256 mean) {
        unchecked {
            lower = voices.get((first + end - 1) >> 1).price();
            upper = voices.get((first + end) >> 1).price();
            mean = (lower + upper) >> 1;
        }
    }

    /// @notice The lower and the upper side of a concluded Ordered answer: over the agreeing Voters, or over all
    /// Voters without a quorum.
    function orderedSides(
        VoiceList voices,
        Tally tally,
        uint256 price
    ) internal pure returns (uint256 low, uint256 high) {
        unchecked {
            low = price;
            high = price;
            for (uint256 i = 0; i < tally.count(); ++i) {
                Voice voice = voices.get(i);
                if (!voice.isVoter() || (tally.isAgreed() && tally.usedMask() & voice.bit() == 0)) continue;
                if (voice.price() < low) low = voice.price();
                if (voice.price() > high) high = voice.price();
            }
        }
    }

    /// @notice The lower and the upper side of a concluded Median answer: the two middle agreeing Voters, or the
    /// lowest and the highest of all Voters without a quorum.
    function medianSides(
        VoiceList voices,
        Tally tally,
        uint256 referencePrice,
        uint256 maxDeviationBps
    ) internal pure returns (uint256 low, uint256 high) {
        unchecked {
            uint256 count = tally.count();
            if (count == 0) return (0, 0);
            if (!tally.isAgreed()) return (voices.get(0).price(), voices.get(count - 1).price());
            (uint256 first, uint256 end) = MedianReference.agreeing(voices, count, referencePrice, maxDeviationBps);
            (low, high, ) = middle(voices, first, end);
        }
    }

    /// @dev Median, where there are Anchors or outliers: the median of the Voters that agree with the reference.
    /// @param median Of all Voters; of an even count one of the two middle ones may be the reference in its place.
    function _narrow(
        VoiceList voices,
        Tally tally,
        uint256 median,
        uint256 oldest,
        uint256 quorum,
        uint256 maxDeviationBps
    ) private view returns (Tally concluded, uint256 price, uint256 referencePrice, uint256 updatedAt) {
        unchecked {
            referencePrice = median;
            if (tally.count() & 1 == 0) {
                referencePrice = MedianReference.choose(voices, tally, median, quorum, maxDeviationBps);
            }
            (uint256 first, uint256 end, uint256 votes) = MedianReference.votesFor(
                voices,
                tally,
                referencePrice,
                maxDeviationBps
            );
            tally = tally.withVotes(votes);
            price = referencePrice;
            if (votes >= quorum && first < end) {
                tally = tally.withAgreement();
                (, , price) = middle(voices, first, end);
            }
            (tally, updatedAt) = _dropOutliers(voices, tally, referencePrice, oldest, maxDeviationBps);
            concluded = _withLevel(tally);
        }
    }

    /// @dev Takes the outliers out of the used sources and, if a quorum agrees without them, out of the time.
    function _dropOutliers(
        VoiceList voices,
        Tally tally,
        uint256 referencePrice,
        uint256 oldestOfAll,
        uint256 maxDeviationBps
    ) private view returns (Tally, uint256 oldest) {
        unchecked {
            uint256 count = tally.count();
            uint256 total = count + tally.anchors();
            oldest = block.timestamp;
            for (uint256 i = 0; i < total; ++i) {
                Voice voice = voices.get(i < count ? i : LAST + count - i);
                if (!Deviation.isWithin(voice.price(), referencePrice, maxDeviationBps)) {
                    tally = tally.withOutliers(voice.bit());
                } else if (voice.updatedAt() < oldest) {
                    oldest = voice.updatedAt();
                }
            }
            return (tally, tally.isAgreed() ? oldest : oldestOfAll);
        }
    }

    /// @dev Position of the Voter with the most supporters, the earliest among equals; `NOBODY` without a Voter.
    function _bestSupported(VoiceList voices, uint256 count) private pure returns (uint256 best) {
        unchecked {
            best = NOBODY;
            uint256 most;
            for (uint256 i = 0; i < count; ++i) {
                Voice voice = voices.get(i);
                if (!voice.isVoter() || voice.supporters() <= most) continue;
                best = i;
                most = voice.supporters();
            }
        }
    }

    /// @dev Whether a Voter stands before position `end`.
    function _hasVoter(VoiceList voices, uint256 end) private pure returns (bool found) {
        unchecked {
            for (uint256 i = 0; i < end; ++i) {
                if (voices.get(i).isVoter()) found = true;
            }
        }
    }

    /// @dev No Voter is usable, and an Anchor is never the answer.
    function _unavailable(Tally tally) private pure returns (Tally) {
        return tally.cleared().withLevel(Level.Unavailable);
    }

    function _withLevel(Tally tally) private pure returns (Tally concluded) {
        concluded = tally;
        if (!tally.isNormal()) {
            bool isRestricted = !tally.isAgreed() || tally.isInGrace();
            concluded = tally.withLevel(isRestricted ? Level.Restricted : Level.Degraded);
        }
    }
}
