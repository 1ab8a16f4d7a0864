// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IRedundantOracle} from "../interfaces/IRedundantOracle.sol";
import {OracleConfig, Role, Source} from "../types/OracleConfig.sol";
import {VoiceLib} from "../types/Voice.sol";
import {SourceWord, SourceWordLib} from "../types/SourceWord.sol";
import {Probe} from "./Probe.sol";

/// @title What an oracle may be constructed with
/// @dev Runs in the constructor only. Refuses what could never work or could not fail over; whether the limits suit the
/// feeds (maximum age against heartbeat, gas limit against the measured read) is for the deployment's lint.
library Configuration {
    uint256 internal constant MIN_SOURCES = 1;
    uint256 internal constant MAX_SOURCES = 8;
    uint256 internal constant MAX_DECIMALS = 18;
    uint256 internal constant MAX_FEED_DECIMALS = 36;
    uint256 internal constant MIN_DEVIATION_BPS = 1;

    /// @notice Below one half: from there on two prices could agree although neither believes the other.
    uint256 internal constant MAX_DEVIATION_BPS = 4_999;
    uint256 internal constant MIN_QUORUM = 1;

    /// @notice Seconds.
    uint256 internal constant MIN_MAX_AGE = 1;

    /// @notice The leanest known feed, one storage slot behind no proxy, needs about 2,500.
    uint256 internal constant MIN_GAS_LIMIT = 10_000;

    /// @notice Checks everything but the sources.
    /// @param largestPrice Largest price the oracle can give.
    /// @return lowestPrice Lowest believable price, at least 1.
    /// @return highestPrice Highest believable price, at most `largestPrice`.
    function checkLimits(
        OracleConfig memory settings,
        uint256 largestPrice
    ) internal view returns (uint256 lowestPrice, uint256 highestPrice) {
        if (settings.decimals > MAX_DECIMALS) {
            revert IRedundantOracle.DecimalsOutOfRange(settings.decimals, MAX_DECIMALS);
        }
        if (settings.maxDeviationBps < MIN_DEVIATION_BPS || settings.maxDeviationBps > MAX_DEVIATION_BPS) {
            revert IRedundantOracle.DeviationOutOfRange(settings.maxDeviationBps, MIN_DEVIATION_BPS, MAX_DEVIATION_BPS);
        }
        highestPrice = settings.maxPrice == 0 || settings.maxPrice > largestPrice ? largestPrice : settings.maxPrice;
        if (settings.minPrice >= highestPrice) {
            revert IRedundantOracle.PriceBoundsOutOfOrder(settings.minPrice, settings.maxPrice);
        }
        if (settings.sequencerFeed != address(0)) checkCode(settings.sequencerFeed);
        lowestPrice = settings.minPrice == 0 ? 1 : settings.minPrice;
    }

    /// @notice Checks the sources and the quorum, and precomputes what a read needs.
    /// @return words Each source in one word.
    /// @return scales For each source, the power of ten between the feed's decimals and the oracle's.
    /// @return shadowMask Bit i: source i is a Shadow.
    function checkSources(
        OracleConfig memory settings
    ) internal view returns (SourceWord[8] memory words, uint256[8] memory scales, uint256 shadowMask) {
        uint256 count = settings.sources.length;
        if (count < MIN_SOURCES || count > MAX_SOURCES) {
            revert IRedundantOracle.SourceCountOutOfRange(count, MIN_SOURCES, MAX_SOURCES);
        }
        for (uint256 i = 0; i < count; ++i) {
            Source memory source = settings.sources[i];
            _checkSource(source);
            uint256 earlierMembers;
            for (uint256 j = 0; j < i; ++j) {
                Source memory earlier = settings.sources[j];
                if (earlier.feed == source.feed) revert IRedundantOracle.DuplicateFeed(source.feed);
                if (earlier.group == source.group) earlierMembers |= 1 << j;
            }
            if (source.role == Role.Shadow) shadowMask |= 1 << i;
            uint256 feedDecimals = decimalsOf(source.feed);
            bool divides = feedDecimals > settings.decimals;
            words[i] = SourceWordLib.pack(
                source,
                divides,
                VoiceLib.tagFor(source.role == Role.Voter, i),
                earlierMembers
            );
            scales[i] = 10 ** (divides ? feedDecimals - settings.decimals : settings.decimals - feedDecimals);
        }
        _checkQuorum(settings);
    }

    function _checkSource(Source memory source) private view {
        checkCode(source.feed);
        if (source.maxAge < MIN_MAX_AGE) {
            revert IRedundantOracle.MaxAgeOutOfRange(source.feed, source.maxAge, MIN_MAX_AGE);
        }
        checkGasLimit(source.feed, source.gasLimit);
    }

    /// @notice Refuses a feed's gas limit below what any feed needs.
    function checkGasLimit(address feed, uint256 gasLimit) internal pure {
        if (gasLimit < MIN_GAS_LIMIT) revert IRedundantOracle.GasLimitOutOfRange(feed, gasLimit, MIN_GAS_LIMIT);
    }

    /// @notice Refuses an address without a contract, or where there might be another one tomorrow.
    function checkCode(address feed) internal view {
        Probe.Occupant occupant = Probe.occupantOf(feed);
        if (occupant == Probe.Occupant.Reserved) revert IRedundantOracle.FeedIsPrecompile(feed);
        if (occupant == Probe.Occupant.Empty) revert IRedundantOracle.FeedWithoutCode(feed);
        if (occupant == Probe.Occupant.Delegated) revert IRedundantOracle.FeedIsDelegatedAccount(feed);
    }

    /// @notice The feed's decimals now, at most 36; they are taken to stay.
    function decimalsOf(address feed) internal view returns (uint256 feedDecimals) {
        bool answered;
        (answered, feedDecimals) = Probe.decimals(feed);
        if (!answered) revert IRedundantOracle.FeedDecimalsUnreadable(feed);
        if (feedDecimals > MAX_FEED_DECIMALS) {
            revert IRedundantOracle.FeedDecimalsOutOfRange(feed, feedDecimals, MAX_FEED_DECIMALS);
        }
    }

    function _checkQuorum(OracleConfig memory settings) private pure {
        bool hasVoter;
        uint256 groups;
        uint256 groupCount;
        for (uint256 i = 0; i < settings.sources.length; ++i) {
            Source memory source = settings.sources[i];
            if (source.role == Role.Shadow) continue;
            if (source.role == Role.Voter) hasVoter = true;
            if (groups & (1 << source.group) == 0) ++groupCount;
            groups |= 1 << source.group;
        }
        if (!hasVoter) revert IRedundantOracle.NoVoter();
        if (settings.quorum < MIN_QUORUM || settings.quorum > groupCount) {
            revert IRedundantOracle.QuorumOutOfRange(settings.quorum, MIN_QUORUM, groupCount);
        }
    }
}
