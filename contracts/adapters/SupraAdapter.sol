// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {ISupraSValueFeed} from "../interfaces/providers/ISupraSValueFeed.sol";
import {BoundedCall} from "../libraries/BoundedCall.sol";
import {Scaling} from "../libraries/Scaling.sol";
import {Adapter} from "./Adapter.sol";

/// @title One pair of Supra's storage of prices, as a feed
/// @dev Supra's deployments date their prices in seconds or in milliseconds, and nothing on chain tells which: the unit
/// is a parameter. With the wrong one a price is Future or Stale to an oracle, never fresh.
/// The decimals come with every price; those at construction are kept, and a price with others is refused: prices of
/// one pair in different decimals are a fault or another pair. A pair whose price was removed says zeros, which is refused
/// likewise, or is NonPositive where the pair has no decimals.
/// A cold read costs at most 11,500 gas. Some 3,800 of it are the adapter's: 2,600 for its cold account, the rest for
/// decoding and scaling.
/// @custom:provider Supra
/// @custom:model push
/// @custom:trust Supra's committee, which signs the prices; the contract's owner, who upgrades it and replaces the
/// verifier of the signatures.
/// @custom:decimals The pair's, pinned at construction
/// @custom:time Of the price, in seconds or milliseconds; a parameter.
/// @custom:traps Milliseconds for seconds; decimals that change; the earlier generation's other function.
/// @custom:tested A fake, after Supra's public repository.
contract SupraAdapter is Adapter {
    /// @notice The unit of the times of a deployment.
    enum TimeUnit {
        Seconds,
        Milliseconds
    }

    /// @notice What the adapter is made of.
    /// @param description Pair and provider for people.
    /// @param feed Supra's storage of prices on the chain.
    /// @param pairIndex Supra's index of the pair, which has a price already.
    /// @param timeUnit The unit of the deployment's times.
    /// @param decimals Decimals of the answer, at most 18.
    struct Config {
        string description;
        ISupraSValueFeed feed;
        uint256 pairIndex;
        TimeUnit timeUnit;
        uint8 decimals;
    }

    uint256 private constant MAX_PAIR_DECIMALS = 36;
    uint256 private constant MILLISECONDS_PER_SECOND = 1_000;

    ISupraSValueFeed public immutable FEED;

    /// @notice Supra's index of the pair.
    uint256 public immutable PAIR_INDEX;

    /// @notice The decimals that every price of the pair must have: those at construction.
    uint256 public immutable PAIR_DECIMALS;

    /// @notice The unit of the deployment's times.
    TimeUnit public immutable TIME_UNIT;
    int256 private immutable EXPONENT;

    /// @notice The pair never had a price, so that its decimals are not known.
    error PairWithoutPrice(uint256 pairIndex);

    /// @notice The decimals of the pair's price are above the limit.
    error PairDecimalsOutOfRange(uint256 decimals, uint256 maximum);

    /// @notice The pair's price came in other decimals than at construction.
    error PairDecimalsChanged(uint256 decimals, uint256 expected);

    constructor(Config memory config) Adapter(config.description, config.decimals) {
        ISupraSValueFeed.PriceFeed memory latest = config.feed.getSvalue(config.pairIndex);
        if (latest.time == 0) revert PairWithoutPrice(config.pairIndex);
        if (latest.decimals > MAX_PAIR_DECIMALS) {
            revert PairDecimalsOutOfRange(latest.decimals, MAX_PAIR_DECIMALS);
        }
        FEED = config.feed;
        PAIR_INDEX = config.pairIndex;
        PAIR_DECIMALS = latest.decimals;
        TIME_UNIT = config.timeUnit;
        EXPONENT = int256(uint256(config.decimals)) - int256(latest.decimals);
    }

    /// @inheritdoc Adapter
    function _latest() internal view override returns (int256 answer, uint256 startedAt, uint256 updatedAt) {
        uint256 gasBefore = gasleft();
        try FEED.getSvalue(PAIR_INDEX) returns (ISupraSValueFeed.PriceFeed memory latest) {
            if (latest.decimals != PAIR_DECIMALS) revert PairDecimalsChanged(latest.decimals, PAIR_DECIMALS);
            updatedAt = TIME_UNIT == TimeUnit.Seconds ? latest.time : latest.time / MILLISECONDS_PER_SECOND;
            return (Scaling.scaled(Scaling.toSigned(latest.price), EXPONENT), updatedAt, updatedAt);
        } catch {
            BoundedCall.passOn(gasBefore);
        }
    }
}
