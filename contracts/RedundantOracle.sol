// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ShortString, ShortStrings} from "@openzeppelin/contracts/utils/ShortStrings.sol";
import {AggregatorFace} from "./faces/AggregatorFace.sol";
import {AggregatorV3Interface} from "./interfaces/AggregatorV3Interface.sol";
import {IRedundantOracle} from "./interfaces/IRedundantOracle.sol";
import {Agreement} from "./libraries/Agreement.sol";
import {BoundedCall} from "./libraries/BoundedCall.sol";
import {Configuration} from "./libraries/Configuration.sol";
import {Deviation} from "./libraries/Deviation.sol";
import {FUTURE_TOLERANCE, MAX_PRICE} from "./types/Limits.sol";
import {Mode, OracleConfig, Source} from "./types/OracleConfig.sol";
import {Fault, Level, Reading, SourceReport} from "./types/Reading.sol";
import {SourceWord} from "./types/SourceWord.sol";
import {Tally} from "./types/Tally.sol";
import {Verdict, VerdictLib} from "./types/Verdict.sol";
import {VoiceList, VoiceListLib} from "./types/VoiceList.sol";
import {Voice, VoiceLib} from "./types/Voice.sol";

/// @title One price from several independent sources, immutable and without keys
/// @dev From top to bottom: configuration, the public views, hearing the sources, judging one source, the sequencer.
/// How voices become an answer is in `Agreement`, the one external call in `BoundedCall`.
contract RedundantOracle is AggregatorFace {
    // --- Configuration ---

    /// @dev Gas limit of the sequencer feed's read.
    uint256 private constant SEQUENCER_GAS_LIMIT = 100_000;

    /// @dev Gas kept beyond a call's limit, see `BoundedCall.requireGas`. The most that follows a call is the rest of
    /// `inspect()` of eight sources, some 18,000.
    uint256 private constant GAS_RESERVE = 24_000;

    /// @dev `Reading.served` where no single source is.
    uint8 private constant NONE_SERVED = type(uint8).max;

    Voice private constant NO_VOICE = Voice.wrap(0);
    VoiceList private constant NOT_ASKED = VoiceList.wrap(0);
    Verdict private constant USABLE = Verdict.wrap(uint256(Fault.None));

    /// @dev For what is judged already; `inspect()` keeps the reason.
    Verdict private constant UNUSABLE = Verdict.wrap(uint256(Fault.Reverted));

    uint256 private immutable SOURCE_COUNT;
    SourceWord private immutable SOURCE_0;
    SourceWord private immutable SOURCE_1;
    SourceWord private immutable SOURCE_2;
    SourceWord private immutable SOURCE_3;
    SourceWord private immutable SOURCE_4;
    SourceWord private immutable SOURCE_5;
    SourceWord private immutable SOURCE_6;
    SourceWord private immutable SOURCE_7;
    uint256 private immutable SCALE_0;
    uint256 private immutable SCALE_1;
    uint256 private immutable SCALE_2;
    uint256 private immutable SCALE_3;
    uint256 private immutable SCALE_4;
    uint256 private immutable SCALE_5;
    uint256 private immutable SCALE_6;
    uint256 private immutable SCALE_7;

    /// @dev Bit i: source i is a Shadow.
    uint256 private immutable SHADOW_MASK;
    bool private immutable IS_ORDERED;
    uint256 private immutable QUORUM;
    uint256 private immutable QUORUM_TAG;
    uint256 private immutable MAX_DEVIATION_BPS;
    uint256 private immutable MIN_PRICE;

    /// @dev At least 1, so that the bounds also refuse what is no price.
    uint256 private immutable LOWEST_PRICE;
    uint256 private immutable MAX_PRICE_BOUND;

    /// @dev At most `MAX_PRICE`.
    uint256 private immutable HIGHEST_PRICE;
    bool private immutable HAS_SEQUENCER;
    address private immutable SEQUENCER_FEED;
    uint256 private immutable SEQUENCER_GRACE;
    uint8 private immutable DECIMALS;
    ShortString private immutable DESCRIPTION;

    /// @dev Where the description is longer than 31 bytes; nothing else is stored, and no price read touches it.
    string private _longDescription;

    /// @param settings Checked by `Configuration`, which names every error.
    constructor(OracleConfig memory settings) {
        (LOWEST_PRICE, HIGHEST_PRICE) = Configuration.checkLimits(settings, MAX_PRICE);
        (SourceWord[8] memory words, uint256[8] memory scales, uint256 shadowMask) = Configuration.checkSources(
            settings
        );
        SOURCE_COUNT = settings.sources.length;
        (SOURCE_0, SOURCE_1, SOURCE_2, SOURCE_3) = (words[0], words[1], words[2], words[3]);
        (SOURCE_4, SOURCE_5, SOURCE_6, SOURCE_7) = (words[4], words[5], words[6], words[7]);
        (SCALE_0, SCALE_1, SCALE_2, SCALE_3) = (scales[0], scales[1], scales[2], scales[3]);
        (SCALE_4, SCALE_5, SCALE_6, SCALE_7) = (scales[4], scales[5], scales[6], scales[7]);
        SHADOW_MASK = shadowMask;
        IS_ORDERED = settings.mode == Mode.Ordered;
        QUORUM = settings.quorum;
        QUORUM_TAG = VoiceLib.quorumTagFor(settings.quorum);
        MAX_DEVIATION_BPS = settings.maxDeviationBps;
        MIN_PRICE = settings.minPrice;
        MAX_PRICE_BOUND = settings.maxPrice;
        HAS_SEQUENCER = settings.sequencerFeed != address(0);
        SEQUENCER_FEED = settings.sequencerFeed;
        SEQUENCER_GRACE = settings.sequencerGrace;
        DECIMALS = settings.decimals;
        DESCRIPTION = ShortStrings.toShortStringWithFallback(settings.description, _longDescription);
    }

    /// @dev The configuration is in the code, where a word costs 3 gas; the first sources are found soonest.
    function _source(uint256 index) private view returns (SourceWord word, uint256 scale) {
        if (index == 0) (word, scale) = (SOURCE_0, SCALE_0);
        else if (index == 1) (word, scale) = (SOURCE_1, SCALE_1);
        else if (index == 2) (word, scale) = (SOURCE_2, SCALE_2);
        else if (index == 3) (word, scale) = (SOURCE_3, SCALE_3);
        else if (index == 4) (word, scale) = (SOURCE_4, SCALE_4);
        else if (index == 5) (word, scale) = (SOURCE_5, SCALE_5);
        else if (index == 6) (word, scale) = (SOURCE_6, SCALE_6);
        else (word, scale) = (SOURCE_7, SCALE_7);
    }

    function _sources() private view returns (SourceWord[8] memory words, uint256[8] memory scales) {
        words = [SOURCE_0, SOURCE_1, SOURCE_2, SOURCE_3, SOURCE_4, SOURCE_5, SOURCE_6, SOURCE_7];
        scales = [SCALE_0, SCALE_1, SCALE_2, SCALE_3, SCALE_4, SCALE_5, SCALE_6, SCALE_7];
    }

    // --- The public views ---

    /// @inheritdoc IRedundantOracle
    function read() public view override returns (uint256 price, uint256 updatedAt) {
        Tally tally;
        (tally, price, updatedAt, , ) = _poll(0, NOT_ASKED);
        if (tally.isWithheld()) {
            revert PriceUnavailable(Level(tally.level()), uint16(tally.faultMask()));
        }
    }

    /// @inheritdoc IRedundantOracle
    function tryRead() external view returns (Reading memory) {
        return _reading(0);
    }

    /// @inheritdoc IRedundantOracle
    function tryReadWithout(uint256 disabledMask) external view returns (Reading memory) {
        return _reading(disabledMask);
    }

    /// @inheritdoc IRedundantOracle
    function readAtMost(Level worst) external view returns (Reading memory reading) {
        reading = _reading(0);
        if (reading.level > worst) revert PriceUnavailable(reading.level, reading.faultMask);
    }

    /// @inheritdoc IRedundantOracle
    function inspect() external view returns (SourceReport[] memory reports) {
        BoundedCall.requireGas(0, GAS_RESERVE);
        reports = new SourceReport[](SOURCE_COUNT);
        (SourceWord[8] memory words, uint256[8] memory scales) = _sources();
        VoiceList asked = VoiceListLib.create();
        for (uint256 i = 0; i < SOURCE_COUNT; ++i) {
            (Voice voice, Verdict verdict) = _ask(words[i], scales[i]);
            reports[i] = _report(words[i], voice, verdict);
            asked.set(i, verdict.isUsable() ? voice : NO_VOICE);
        }
        (Tally tally, , , uint256 referencePrice, ) = _poll(0, asked);
        for (uint256 i = 0; i < SOURCE_COUNT; ++i) {
            SourceReport memory report = reports[i];
            if (report.fault != Fault.None || tally.level() == uint256(Level.Unavailable)) continue;
            if (Deviation.isWithin(report.price, referencePrice, MAX_DEVIATION_BPS)) continue;
            report.fault = Fault.Outlier;
        }
    }

    /// @inheritdoc IRedundantOracle
    function config() external view returns (OracleConfig memory settings) {
        settings.description = description();
        settings.decimals = DECIMALS;
        settings.mode = IS_ORDERED ? Mode.Ordered : Mode.Median;
        settings.quorum = uint8(QUORUM);
        settings.maxDeviationBps = uint16(MAX_DEVIATION_BPS);
        settings.minPrice = MIN_PRICE;
        settings.maxPrice = MAX_PRICE_BOUND;
        settings.sequencerFeed = SEQUENCER_FEED;
        settings.sequencerGrace = uint32(SEQUENCER_GRACE);
        settings.sources = new Source[](SOURCE_COUNT);
        (SourceWord[8] memory words, ) = _sources();
        for (uint256 i = 0; i < SOURCE_COUNT; ++i) {
            settings.sources[i] = words[i].unpack();
        }
    }

    /// @inheritdoc AggregatorV3Interface
    function decimals() external view returns (uint8) {
        return DECIMALS;
    }

    /// @inheritdoc AggregatorV3Interface
    function description() public view returns (string memory) {
        return ShortStrings.toStringWithFallback(DESCRIPTION, _longDescription);
    }

    function _reading(uint256 disabledMask) private view returns (Reading memory reading) {
        (Tally tally, uint256 price, uint256 updatedAt, uint256 referencePrice, VoiceList voices) = _poll(
            disabledMask,
            NOT_ASKED
        );
        (reading.low, reading.high) =
            IS_ORDERED
                ? Agreement.orderedSides(voices, tally, price)
                : Agreement.medianSides(voices, tally, referencePrice, MAX_DEVIATION_BPS);
        bool hasServed = IS_ORDERED && price != 0;
        // Safe casts: the masks have eight bits, a time is below 2^64, and there are at most eight voices.
        reading.price = price;
        reading.updatedAt = uint64(updatedAt);
        reading.level = Level(tally.level());
        reading.votes = uint8(tally.votes());
        reading.served = hasServed ? uint8(voices.get(tally.served()).index()) : NONE_SERVED;
        reading.usedMask = uint16(tally.usedMask());
        reading.faultMask = uint16(tally.faultMask());
    }

    function _report(SourceWord source, Voice voice, Verdict verdict) private view returns (SourceReport memory) {
        uint256 updatedAt = voice.updatedAt();
        Fault fault = verdict.fault();
        bool isDecoded = fault == Fault.None || fault > Fault.Malformed;
        return
            SourceReport({
                feed: source.feed(),
                fault: fault,
                price: voice.price(),
                updatedAt: uint64(updatedAt),
                age: isDecoded && updatedAt < block.timestamp ? uint64(block.timestamp - updatedAt) : 0,
                group: source.group(),
                role: source.role(),
                errorSelector: verdict.errorSelector()
            });
    }

    // --- Hearing the sources ---

    /// @dev Hears the sources in order until there is an answer, and decides.
    /// @param disabledMask Bit i: source i is treated as down.
    /// @param asked What each source says, for `inspect()`, which has asked them all; `NOT_ASKED` to ask them now.
    /// @return tally Masks, votes, level and the served voice.
    /// @return price The answer.
    /// @return updatedAt Oldest of the agreeing voices; one that is ahead counts as of now, because consumers subtract.
    /// @return referencePrice What outliers are judged by.
    /// @return voices What was heard.
    function _poll(
        uint256 disabledMask,
        VoiceList asked
    ) private view returns (Tally tally, uint256 price, uint256 updatedAt, uint256 referencePrice, VoiceList voices) {
        unchecked {
            if (HAS_SEQUENCER) {
                bool isUp = true;
                if (!asked.exists()) (isUp, tally) = _sequencer();
                if (!isUp) return (tally, 0, 0, 0, voices);
            }
            voices = VoiceListLib.create();
            uint256 unread = disabledMask | SHADOW_MASK;
            uint256 oldest = block.timestamp;
            for (uint256 i = 0; i < SOURCE_COUNT; ++i) {
                (SourceWord source, uint256 scale) = _source(i);
                uint256 bit = 1 << i;
                // A group that has its voice needs no other.
                if (source.earlierMembersIn(tally.usedMask()) != 0) continue;
                if (unread & bit != 0) {
                    tally = tally.withFaults(bit & ~SHADOW_MASK);
                    continue;
                }
                Voice voice;
                Verdict verdict;
                if (!asked.exists()) (voice, verdict) = _ask(source, scale);
                else (voice, verdict) = (asked.get(i), asked.get(i).isVoice() ? USABLE : UNUSABLE);
                if (!verdict.isUsable()) {
                    tally = tally.withFaults(bit);
                    continue;
                }
                oldest = Math.min(oldest, voice.updatedAt());
                if (IS_ORDERED) {
                    tally = Agreement.addOrdered(voices, tally, voice, bit, QUORUM_TAG, MAX_DEVIATION_BPS);
                    if (tally.isAgreed()) break;
                } else {
                    tally = Agreement.addMedian(voices, tally, voice, bit);
                }
            }
            if (IS_ORDERED) {
                (tally, price, updatedAt) = Agreement.concludeOrdered(voices, tally, oldest, MAX_DEVIATION_BPS);
                referencePrice = price;
            } else {
                (tally, price, referencePrice, updatedAt) = Agreement.concludeMedian(
                    voices,
                    tally,
                    oldest,
                    QUORUM,
                    MAX_DEVIATION_BPS
                );
            }
        }
    }

    // --- Judging one source ---

    /// @dev Calls one feed, once, with exactly its gas limit, and judges what it said. The subtractions wrap on purpose:
    /// what lies below a lower limit becomes larger than any upper one, and sets a high bit. No high bit: usable; what is
    /// not is named by `_judge`.
    /// @return voice What the feed says, as far as it could be decoded.
    /// @return verdict What it is worth.
    function _ask(SourceWord source, uint256 scale) private view returns (Voice voice, Verdict verdict) {
        unchecked {
            uint256 gasBefore = BoundedCall.requireGas(source.gasLimit(), GAS_RESERVE);
            (
                bool isRound,
                bool succeeded,
                uint256 size,
                uint256 roundId,
                uint256 price,
                ,
                uint256 updatedAt,
                uint256 answeredInRound
            ) = BoundedCall.latestRoundData(source.feed(), source.gasLimit());
            if (!isRound) return (voice, _callVerdict(source, succeeded, size, roundId, gasBefore));
            if (scale != 1) {
                if (price - 1 < MAX_PRICE) price = source.divides() ? price / scale : price * scale;
            }
            voice = VoiceLib.pack(price, updatedAt, source.tag());
            uint256 age = block.timestamp - updatedAt;
            uint256 flags =
                (((answeredInRound - roundId) | answeredInRound | roundId) >> 80) |
                    (((price - LOWEST_PRICE) |
                        (HIGHEST_PRICE - price) |
                        (updatedAt - 1) |
                        age |
                        (source.maxAge() - age)) >> 255);
            if (flags != 0) (voice, verdict) = _judge(source, roundId, price, updatedAt, answeredInRound);
        }
    }

    /// @dev Off the healthy path: the first fault that fits a round, or none for a time within the tolerance ahead.
    function _judge(
        SourceWord source,
        uint256 roundId,
        uint256 price,
        uint256 updatedAt,
        uint256 answeredInRound
    ) private view returns (Voice voice, Verdict verdict) {
        unchecked {
            Fault fault;
            if ((roundId | answeredInRound) > type(uint80).max) return (voice, VerdictLib.forFault(Fault.Malformed));
            if (price - 1 >= MAX_PRICE) {
                fault = int256(price) <= 0 ? Fault.NonPositive : Fault.TooLarge;
                price = 0;
            } else if (answeredInRound < roundId) {
                fault = Fault.Stale;
            } else if (updatedAt > block.timestamp + FUTURE_TOLERANCE) {
                fault = Fault.Future;
            } else if (updatedAt == 0) {
                // Never updated, and not a time, however old an answer may be.
                fault = Fault.Stale;
            } else if (updatedAt < block.timestamp && block.timestamp - updatedAt > source.maxAge()) {
                fault = Fault.Stale;
            } else if (price < LOWEST_PRICE) {
                fault = Fault.BelowMin;
            } else if (price > HIGHEST_PRICE) {
                fault = Fault.AboveMax;
            }
            if (updatedAt > type(uint64).max) updatedAt = type(uint64).max;
            return (VoiceLib.pack(price, updatedAt, source.tag()), VerdictLib.forFault(fault));
        }
    }

    /// @dev Off the healthy path: why a call gave no round.
    function _callVerdict(
        SourceWord source,
        bool succeeded,
        uint256 size,
        uint256 firstWord,
        uint256 gasBefore
    ) private view returns (Verdict) {
        if (succeeded) return VerdictLib.forFault(source.feed().code.length == 0 ? Fault.NoCode : Fault.ShortData);
        uint256 gasLimit = source.gasLimit();
        bool isExhausted = size == 0 && gasBefore - gasleft() >= gasLimit - gasLimit / 32;
        if (isExhausted) return VerdictLib.forFault(Fault.OutOfGas);
        return VerdictLib.forRevert(size < 4 ? bytes4(0) : bytes4(bytes32(firstWord)));
    }

    // --- The sequencer ---

    /// @dev An uptime feed that does not answer, or answers nonsense, means that the sequencer is down.
    /// `startedAt` is when the status changed last; Chainlink's Optimism feeds move `updatedAt` without a change.
    /// @return isUp Whether sources may be read at all.
    /// @return tally The empty tally: in its grace, or unavailable.
    function _sequencer() private view returns (bool isUp, Tally tally) {
        unchecked {
            BoundedCall.requireGas(SEQUENCER_GAS_LIMIT, GAS_RESERVE);
            (bool isRound, , , , uint256 status, uint256 startedAt, , ) = BoundedCall.latestRoundData(
                SEQUENCER_FEED,
                SEQUENCER_GAS_LIMIT
            );
            isUp = isRound && status == 0 && startedAt != 0 && startedAt <= block.timestamp + FUTURE_TOLERANCE;
            if (!isUp) return (false, tally.withLevel(Level.Unavailable));
            bool isInGrace = startedAt > block.timestamp || block.timestamp - startedAt <= SEQUENCER_GRACE;
            if (isInGrace) tally = tally.withGrace();
        }
    }
}
