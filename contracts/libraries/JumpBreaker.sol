// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IGovernedOracle} from "../interfaces/IGovernedOracle.sol";
import {Accepted, Breaker, Current, Suspect} from "../types/GovernedState.sol";
import {JumpLimits} from "../types/JumpLimits.sol";
import {Reading} from "../types/Reading.sol";
import {RoundedPrice, RoundedPriceLib} from "../types/RoundedPrice.sol";
import {Deviation} from "./Deviation.sol";

/// @title Which price is a jump, and when a jump is believed
/// @dev To be asked only where there is a breaker. Prices are those that the oracle serves, and nothing here makes one
/// served: a breaker only withholds. The rules are those of docs/spec/GovernedOracle.md.
library JumpBreaker {
    /// @dev Instead of a time: no poke has seen a price since the window was stopped, or the suspect's doubted.
    uint64 private constant UNSEEN = type(uint64).max;

    /// @notice Whether a price is beyond the band around the accepted one, and a poke was within it lately.
    /// @param rounded The accepted price, rounded: tells nearly all prices within the band without the price itself.
    function isJump(
        Breaker storage breaker,
        RoundedPrice rounded,
        uint256 price,
        JumpLimits limits
    ) internal view returns (bool) {
        uint256 maxJumpBps = limits.maxJumpBps();
        if (rounded.isSurelyWithin(price, maxJumpBps)) return false;
        Accepted memory accepted = breaker.accepted;
        if (_isForgotten(accepted, limits)) return false;
        return !Deviation.isWithin(price, accepted.price, maxJumpBps);
    }

    /// @notice Takes the first price of all for what jumps are measured from.
    function start(Breaker storage breaker, Current storage current, uint256 price) internal {
        // Safe casts: a price is below 2^127, and a time below 2^64.
        breaker.accepted = Accepted(uint128(price), uint64(block.timestamp), uint64(block.timestamp));
        current.acceptedPrice = RoundedPriceLib.pack(price);
    }

    /// @notice Suspects a new jump, or accepts a price: one within the band, or a jump that has stood.
    function accept(
        Breaker storage breaker,
        Current storage current,
        uint256 price,
        JumpLimits limits
    ) internal returns (bool isAccepted) {
        Accepted memory accepted = breaker.accepted;
        Suspect memory suspect = breaker.suspect;
        // Safe casts: a price is below 2^127, and a time below 2^64.
        if (isJump(breaker, current.acceptedPrice, price, limits)) {
            if (_isStopped(breaker)) breaker.accepted.seenAt = uint64(block.timestamp);
            if (!_isSuspected(suspect, price, limits)) {
                breaker.suspect = Suspect(uint128(price), uint64(block.timestamp));
                emit IGovernedOracle.JumpSuspected(accepted.price, price);
                return false;
            }
            if (!_hasStood(suspect, limits)) return false;
        }
        if (suspect.since != 0) delete breaker.suspect;
        // So that no walk in small steps is faster than a jump. A jump that has stood is always renewed: it is suspected
        // no earlier than a price was last seen within the band.
        if (block.timestamp - accepted.since >= limits.confirmDelay()) {
            (accepted.price, accepted.since) = (uint128(price), uint64(block.timestamp));
            current.acceptedPrice = RoundedPriceLib.pack(price);
        }
        accepted.seenAt = uint64(block.timestamp);
        breaker.accepted = accepted;
        return true;
    }

    /// @notice Stops the window, and doubts the suspect: nothing is served, or what stands behind the address now was never
    /// seen. The window runs again from the poke that sees something served; one that has passed stays so. A doubted suspect
    /// has to be seen twice again, and the sides of a held price reach to it all the same.
    function startAnew(Breaker storage breaker, JumpLimits limits) internal {
        if (!_isForgotten(breaker.accepted, limits)) breaker.accepted.seenAt = UNSEEN;
        if (breaker.suspect.since != 0) breaker.suspect.since = UNSEEN;
    }

    /// @notice Lets the window stand still for `duration` seconds, in which nobody can see a price; doubts the suspect,
    /// which could come and go meanwhile.
    function standStill(Breaker storage breaker, uint256 duration, JumpLimits limits) internal {
        Accepted memory accepted = breaker.accepted;
        bool isRunning = accepted.seenAt != UNSEEN && !_isForgotten(accepted, limits);
        // Safe cast: a time within some halts of 14 days from now.
        if (isRunning) breaker.accepted.seenAt = accepted.seenAt + uint64(duration);
        if (breaker.suspect.since != 0) breaker.suspect.since = UNSEEN;
    }

    /// @notice Whether a poke would suspect or confirm this jump, or let the window run again.
    function isDueFor(Breaker storage breaker, uint256 price, JumpLimits limits) internal view returns (bool) {
        Suspect memory suspect = breaker.suspect;
        return _isStopped(breaker) || !_isSuspected(suspect, price, limits) || _hasStood(suspect, limits);
    }

    /// @notice Whether the accepted price was last seen so long ago that a poke should see it again: after `interval`, and
    /// long before it counts no more; or whether its window is stopped.
    /// @param interval Seconds; 0 for none.
    function isRenewalDue(Breaker storage breaker, JumpLimits limits, uint256 interval) internal view returns (bool) {
        uint256 jumpWindow = limits.jumpWindow();
        uint256 renewal = Math.min(interval == 0 ? jumpWindow : interval, jumpWindow / 2);
        return _isStopped(breaker) || block.timestamp - breaker.accepted.seenAt >= renewal;
    }

    /// @notice Whether there is something for a poke to see that can wait a little: a new jump, or, while the window is
    /// stopped, a served price.
    function isNews(
        Breaker storage breaker,
        RoundedPrice rounded,
        uint256 price,
        JumpLimits limits
    ) internal view returns (bool) {
        if (_isStopped(breaker)) return true;
        return isJump(breaker, rounded, price, limits) && !_isSuspected(breaker.suspect, price, limits);
    }

    /// @notice Whether there is something for a poke to do that cannot wait: to confirm a jump, to clear one that is gone,
    /// to renew the accepted price, or, where nothing is served, to stop the window.
    /// @param price The served one; 0 where nothing is served.
    /// @param interval As `isRenewalDue` takes it.
    function isUrgent(
        Breaker storage breaker,
        RoundedPrice rounded,
        uint256 price,
        JumpLimits limits,
        uint256 interval
    ) internal view returns (bool) {
        if (price == 0) return !_isStopped(breaker) && !_isForgotten(breaker.accepted, limits);
        if (isJump(breaker, rounded, price, limits)) {
            return isDueFor(breaker, price, limits) && !isNews(breaker, rounded, price, limits);
        }
        return breaker.suspect.since != 0 || (isRenewalDue(breaker, limits, interval) && !_isStopped(breaker));
    }

    /// @notice The accepted price, since when it is, and from when its window runs: now where it is stopped.
    function acceptedPrice(
        Breaker storage breaker
    ) internal view returns (uint256 price, uint256 since, uint256 seenAt) {
        Accepted memory accepted = breaker.accepted;
        return (accepted.price, accepted.since, Math.min(accepted.seenAt, block.timestamp));
    }

    /// @notice The suspected price, and since when it has been seen: now where it is doubted.
    function suspectedJump(Breaker storage breaker) internal view returns (uint256 price, uint256 since) {
        Suspect memory suspect = breaker.suspect;
        return (suspect.price, Math.min(suspect.since, block.timestamp));
    }

    /// @notice Lets the sides of a reading span another price too, where either may be the right one. Changes its argument.
    function widen(Reading memory reading, uint256 otherPrice) internal pure {
        reading.low = Math.min(reading.low, otherPrice);
        reading.high = Math.max(reading.high, otherPrice);
    }

    /// @dev Whether the window stands still.
    function _isStopped(Breaker storage breaker) private view returns (bool) {
        return breaker.accepted.seenAt > block.timestamp;
    }

    /// @dev Whether the window has passed in which the accepted price counts.
    function _isForgotten(Accepted memory accepted, JumpLimits limits) private view returns (bool) {
        return block.timestamp > accepted.seenAt + limits.jumpWindow();
    }

    /// @dev Whether a jump is the one that is suspected already, and not doubted.
    function _isSuspected(Suspect memory suspect, uint256 price, JumpLimits limits) private view returns (bool) {
        if (suspect.since == 0 || suspect.since > block.timestamp) return false;
        return Deviation.isWithin(price, suspect.price, limits.maxJumpBps());
    }

    /// @dev Whether a jump that is suspected has stood.
    function _hasStood(Suspect memory suspect, JumpLimits limits) private view returns (bool) {
        return block.timestamp - suspect.since >= limits.confirmDelay();
    }
}
