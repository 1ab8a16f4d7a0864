// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IPyth} from "../interfaces/providers/IPyth.sol";
import {BoundedCall} from "../libraries/BoundedCall.sol";
import {Scaling} from "../libraries/Scaling.sol";
import {Adapter} from "./Adapter.sol";

/// @title One feed of a Pyth contract, or its moving average, as a feed
/// @dev Reads what was last submitted and submits nothing: somebody must keep the feed fresh, and whoever submits
/// chooses among the signed prices that are newer than the stored one. A price dated in the future keeps every honest
/// one out until that time has come; the oracle then names Future. The getter with an age limit is not used: it would
/// turn both old and future prices into one and the same revert.
/// A price whose confidence is too wide is refused. A confidence of 0 is taken: rates that are computed rather than
/// traded have none. Zero and negative prices have no ratio to their confidence and are passed on for the oracle to
/// refuse.
/// A cold read costs at most 21,600 gas. Some 4,100 of it are the adapter's: 2,600 for its cold account, the rest for
/// the checks and the scaling.
/// @custom:provider Pyth
/// @custom:model pull
/// @custom:trust Pyth's publishers and the signers of its updates; Pyth's governance, which upgrades the contract and
/// replaces the signers; whoever submits the updates, for which of them.
/// @custom:decimals The feed's exponent, -18 to 12
/// @custom:time When the publishers' prices were aggregated, as signed.
/// @custom:traps Confidence as wide as the price; a positive exponent; a time in the future keeps honest prices out; an
/// overpaid fee is kept.
/// @custom:tested MockPyth of Pyth's own SDK, and what the real contract was measured to do.
contract PythAdapter is Adapter {
    /// @notice What the adapter is made of.
    /// @param description Pair and provider for people.
    /// @param pyth The Pyth contract of the chain.
    /// @param feedId Pyth's id of the feed.
    /// @param maxConfidenceBps Widest acceptable confidence, in basis points of the price: 10 to 500.
    /// @param isMovingAverage Whether to answer with Pyth's moving average instead of the price.
    /// @param decimals Decimals of the answer, at most 18.
    struct Config {
        string description;
        IPyth pyth;
        bytes32 feedId;
        uint16 maxConfidenceBps;
        bool isMovingAverage;
        uint8 decimals;
    }

    uint256 private constant BPS = 10_000;

    /// @dev Below this the most liquid pairs are refused in ordinary hours.
    uint256 private constant LOWEST_MAX_CONFIDENCE_BPS = 10;

    /// @dev Beyond this the interval says nothing that an oracle's deviation would not.
    uint256 private constant HIGHEST_MAX_CONFIDENCE_BPS = 500;

    /// @dev A price has at most 19 digits: with a lower exponent no price reaches 1, with a higher one none is below
    /// 10^13. Pyth's feeds lie between -12 and 0.
    int256 private constant MIN_EXPONENT = -18;
    int256 private constant MAX_EXPONENT = 12;

    IPyth public immutable PYTH;

    /// @notice Pyth's id of the feed.
    bytes32 public immutable FEED_ID;

    /// @notice Widest acceptable confidence, in basis points of the price.
    uint16 public immutable MAX_CONFIDENCE_BPS;

    /// @notice Whether the answer is Pyth's moving average instead of the price.
    bool public immutable IS_MOVING_AVERAGE;

    /// @notice The widest acceptable confidence is outside the limits.
    error MaxConfidenceOutOfRange(uint256 maxConfidenceBps, uint256 minimum, uint256 maximum);

    /// @notice The publishers disagree too much: the confidence is above the limit's share of the price.
    error ConfidenceTooWide(uint256 confidence, uint256 price, uint256 maxConfidenceBps);

    /// @notice The exponent is one that no price of the feed can have.
    error ExponentOutOfRange(int256 exponent, int256 minimum, int256 maximum);

    constructor(Config memory config) Adapter(config.description, config.decimals) {
        uint256 maxConfidenceBps = config.maxConfidenceBps;
        if (maxConfidenceBps < LOWEST_MAX_CONFIDENCE_BPS || maxConfidenceBps > HIGHEST_MAX_CONFIDENCE_BPS) {
            revert MaxConfidenceOutOfRange(maxConfidenceBps, LOWEST_MAX_CONFIDENCE_BPS, HIGHEST_MAX_CONFIDENCE_BPS);
        }
        PYTH = config.pyth;
        FEED_ID = config.feedId;
        MAX_CONFIDENCE_BPS = config.maxConfidenceBps;
        IS_MOVING_AVERAGE = config.isMovingAverage;
    }

    /// @inheritdoc Adapter
    function _latest() internal view override returns (int256 answer, uint256 startedAt, uint256 updatedAt) {
        uint256 gasBefore = gasleft();
        if (IS_MOVING_AVERAGE) {
            try PYTH.getEmaPriceUnsafe(FEED_ID) returns (IPyth.Price memory average) {
                return _answerOf(average);
            } catch {
                BoundedCall.passOn(gasBefore);
            }
        } else {
            try PYTH.getPriceUnsafe(FEED_ID) returns (IPyth.Price memory price) {
                return _answerOf(price);
            } catch {
                BoundedCall.passOn(gasBefore);
            }
        }
    }

    function _answerOf(
        IPyth.Price memory latest
    ) private view returns (int256 answer, uint256 startedAt, uint256 updatedAt) {
        int256 exponent = latest.exponent;
        // Price and confidence have the same exponent, so that it does not matter to their ratio.
        // No overflow: 64 bits times at most 14, and an exponent of at most 30. Wrapping on purpose: what lies below the
        // lowest exponent becomes larger than any.
        unchecked {
            if (uint256(exponent - MIN_EXPONENT) > uint256(MAX_EXPONENT - MIN_EXPONENT)) {
                revert ExponentOutOfRange(exponent, MIN_EXPONENT, MAX_EXPONENT);
            }
            uint256 price = uint64(latest.price);
            if (latest.price > 0 && latest.confidence * BPS > price * MAX_CONFIDENCE_BPS) {
                revert ConfidenceTooWide(latest.confidence, price, MAX_CONFIDENCE_BPS);
            }
            answer = Scaling.scaled(latest.price, exponent + int256(uint256(decimals())));
        }
        return (answer, latest.publishTime, latest.publishTime);
    }
}
