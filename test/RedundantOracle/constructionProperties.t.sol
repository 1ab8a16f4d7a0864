// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IRedundantOracle, OracleConfig, Role} from "../../contracts/interfaces/IRedundantOracle.sol";
import {DecimalsBehavior} from "../../contracts/testing/FaultyFeed.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {ConstructionStage} from "./construction.t.sol";

/// @notice What an oracle may be constructed with, wherever in its limits.
contract ConstructionPropertiesTest is ConstructionStage {
    function testFuzz_constructor_BoundsSourceCount(uint256 count) public {
        count = ExactMath.bound(count, 0, 12);
        deployFeeds(9);
        OracleConfig memory settings = resized(valid(), count);
        if (count >= 1 && count <= 8) return accept(settings);
        refuse(settings, abi.encodeWithSelector(IRedundantOracle.SourceCountOutOfRange.selector, count, 1, 8));
    }

    /// @dev The groups with a Voter or an Anchor are counted one by one.
    function testFuzz_constructor_BoundsQuorum_ByVotingGroups(uint256 seed, uint8 quorum) public {
        deployFeeds(5);
        OracleConfig memory settings = valid();
        settings.quorum = quorum % 10;
        uint256 groups;
        for (uint256 group = 0; group < 4; ++group) {
            bool votes;
            for (uint256 i = 0; i < 8; ++i) {
                uint256 dice = seed >> (8 * i);
                settings.sources[i].group = uint8(dice % 4);
                settings.sources[i].role = i == 0 ? Role.Voter : Role((dice >> 2) % 3);
                if (dice % 4 == group && settings.sources[i].role != Role.Shadow) votes = true;
            }
            if (votes) ++groups;
        }
        if (settings.quorum >= 1 && settings.quorum <= groups) return accept(settings);
        bytes4 selector = IRedundantOracle.QuorumOutOfRange.selector;
        refuse(settings, abi.encodeWithSelector(selector, settings.quorum, 1, groups));
    }

    function testFuzz_constructor_WantsAVoter(uint256 seed) public {
        OracleConfig memory settings = valid();
        bool hasVoter;
        for (uint256 i = 0; i < 3; ++i) {
            settings.sources[i].role = Role((seed >> (8 * i)) % 3);
            if (settings.sources[i].role == Role.Voter) hasVoter = true;
        }
        if (hasVoter) return accept(settings);
        refuse(settings, abi.encodeWithSelector(IRedundantOracle.NoVoter.selector));
    }

    function testFuzz_constructor_BoundsDeviation(uint256 deviation) public {
        OracleConfig memory settings = valid();
        settings.maxDeviationBps = uint16(deviation % 2 == 0 ? deviation >> 1 : ExactMath.bound(deviation, 0, 6_000));
        deviation = settings.maxDeviationBps;
        if (deviation >= 1 && deviation < 5_000) return accept(settings);
        bytes4 selector = IRedundantOracle.DeviationOutOfRange.selector;
        refuse(settings, abi.encodeWithSelector(selector, deviation, 1, MAX_DEVIATION));
    }

    function testFuzz_constructor_WantsRoomBetweenThePriceBounds(uint256 minPrice, uint256 maxPrice) public {
        OracleConfig memory settings = valid();
        settings.minPrice = ExactMath.bound(minPrice, 0, PRICE);
        settings.maxPrice = maxPrice % 8 == 0 ? 0 : ExactMath.bound(maxPrice, 0, PRICE);
        // No upper bound, or room for a price between both.
        if (settings.maxPrice == 0 || settings.maxPrice > settings.minPrice) return accept(settings);
        bytes4 selector = IRedundantOracle.PriceBoundsOutOfOrder.selector;
        refuse(settings, abi.encodeWithSelector(selector, settings.minPrice, settings.maxPrice));
    }

    function testFuzz_constructor_BoundsDecimals(uint8 decimals) public {
        OracleConfig memory settings = valid();
        settings.decimals = decimals % 40;
        if (settings.decimals < 19) return accept(settings);
        refuse(settings, abi.encodeWithSelector(IRedundantOracle.DecimalsOutOfRange.selector, settings.decimals, 18));
    }

    function testFuzz_constructor_BoundsFeedDecimals(uint256 word) public {
        uint256 feedDecimals = word % 2 == 0 ? word >> 1 : ExactMath.bound(word, 0, 80);
        feeds[1].setDecimals(DecimalsBehavior.Honest, feedDecimals);
        if (feedDecimals < 37) return accept(valid());
        bytes4 selector = IRedundantOracle.FeedDecimalsOutOfRange.selector;
        refuse(valid(), abi.encodeWithSelector(selector, feeds[1], feedDecimals, 36));
    }

    function testFuzz_constructor_BoundsGasLimit(uint32 gasLimit) public {
        OracleConfig memory settings = valid();
        settings.sources[1].gasLimit = gasLimit % 2 == 0 ? gasLimit >> 1 : gasLimit % (2 * MIN_GAS_LIMIT);
        gasLimit = settings.sources[1].gasLimit;
        if (gasLimit >= MIN_GAS_LIMIT) return accept(settings);
        bytes4 selector = IRedundantOracle.GasLimitOutOfRange.selector;
        refuse(settings, abi.encodeWithSelector(selector, feeds[1], gasLimit, MIN_GAS_LIMIT));
    }

    function testFuzz_constructor_Accepts_AnyMaxAgeButZero(uint32 maxAge) public {
        OracleConfig memory settings = valid();
        settings.sources[2].maxAge = uint32(ExactMath.bound(maxAge, 1, type(uint32).max));
        accept(settings);
    }

    function testFuzz_constructor_Reverts_WhenAnyTwoFeedsAreTheSame(uint256 first, uint256 second) public {
        deployFeeds(5);
        OracleConfig memory settings = valid();
        first = ExactMath.bound(first, 0, 7);
        second = ExactMath.bound(second, 0, 7);
        settings.sources[second].feed = settings.sources[first].feed;
        if (first == second) return accept(settings);
        refuse(settings, abi.encodeWithSelector(IRedundantOracle.DuplicateFeed.selector, feeds[first]));
    }

    function testFuzz_constructor_Reverts_B18_WhereverInThePrecompileRange(uint256 word) public {
        address feed = address(uint160(ExactMath.bound(word, 1, 0xffff)));
        refuseFeed(feed, IRedundantOracle.FeedIsPrecompile.selector);
        OracleConfig memory settings = valid();
        settings.sequencerFeed = feed;
        refuse(settings, abi.encodeWithSelector(IRedundantOracle.FeedIsPrecompile.selector, feed));
    }

    function testFuzz_constructor_Reverts_B19_WhoeverTheDelegateIs(address delegate) public {
        address account = address(0x7702000);
        vm.etch(account, abi.encodePacked(hex"ef0100", delegate));
        refuseFeed(account, IRedundantOracle.FeedIsDelegatedAccount.selector);
    }
}
