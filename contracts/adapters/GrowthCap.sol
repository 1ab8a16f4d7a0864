// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title A band around what a rate was, which moves as the limits allow
/// @notice A rate without a time of its own cannot be stale, but it can be inflated or slashed: outside the band there is
/// no answer, rather than a capped one. Anyone may advance the band; nobody can choose where to. The law that it follows,
/// with its proof and what it promises, is docs/spec/GrowthCap.md.
/// @dev The ceiling is a line of growth that begins at the rate of construction, and that only growth which nobody has
/// used for 90 days delays. The floor hangs from the snapshot, which rises to what advances at different times all saw.
/// What an advance sees can be pushed, up or down, for one transaction; so one advance alone moves neither.
/// After a lasting loss the old peak stays the snapshot; a loss beyond the limit, or growth beyond it, needs a new adapter,
/// which is a human's decision. A contract that inherits this ends its constructor with `_takeSnapshot`; without it every
/// read is refused.
abstract contract GrowthCap {
    /// @notice What a rate may do.
    /// @param maxGrowthBpsPerYear Highest growth per year of 365 days, at most 100 %: even within a year, compounding from
    /// one year to the next.
    /// @param maxDropBps Deepest fall below the snapshot, from 0.01 % to 49.99 %.
    /// @param allowanceBps What may come on top of the growth at once, such as a day's rewards, at most 5 %.
    /// @param advanceDelay Seconds from one advance that counts to the next, from an hour to 90 days. A keeper should
    /// advance at least as often: it is what pushed rates have to be held against.
    struct GrowthLimits {
        uint16 maxGrowthBpsPerYear;
        uint16 maxDropBps;
        uint16 allowanceBps;
        uint32 advanceDelay;
    }

    /// @notice A rate, and when.
    /// @param rate In the provider's decimals.
    /// @param time Unix seconds.
    struct Snapshot {
        uint192 rate;
        uint64 time;
    }

    /// @notice What advances have seen; rates above 2^127 - 1 are kept as that.
    /// @param lowest Since the snapshot's time, that included.
    /// @param highest Since the snapshot's time, that included.
    /// @param lowestBefore From the time of the snapshot before to that of this one, both included.
    struct Sightings {
        uint128 lowest;
        uint128 highest;
        uint128 lowestBefore;
    }

    uint256 private constant BPS = 10_000;
    uint256 private constant YEAR = 365 days;
    uint256 private constant MAX_GROWTH_BPS_PER_YEAR_LIMIT = 10_000;
    uint256 private constant MIN_DROP_BPS_LIMIT = 1;
    uint256 private constant MAX_DROP_BPS_LIMIT = 4_999;
    uint256 private constant MAX_ALLOWANCE_BPS = 500;
    uint256 private constant MIN_ADVANCE_DELAY = 1 hours;
    uint256 private constant MAX_ADVANCE_DELAY = 90 days;

    /// @dev Growth that was left unused for longer is lost; a rate may be booked as rarely as this.
    uint256 private constant UNUSED_KEPT = 90 days;

    /// @dev What an oracle takes; leaves room for the products below.
    uint256 private constant MAX_SNAPSHOT_RATE = 2 ** 127 - 1;

    /// @notice Highest growth per year.
    uint256 public immutable MAX_GROWTH_BPS_PER_YEAR;

    /// @notice Deepest fall below the snapshot.
    uint256 public immutable MAX_DROP_BPS;

    /// @notice What may come on top of the growth at once.
    uint256 public immutable ALLOWANCE_BPS;

    /// @notice Seconds from one advance that counts to the next.
    uint256 public immutable ADVANCE_DELAY;

    /// @notice What the floor is below: the highest rate that advances at different times all saw, and the time of the last
    /// advance that counted.
    Snapshot public snapshot;

    /// @notice Where the line of growth begins that the ceiling is on.
    Snapshot public growthBase;

    /// @notice What the next advance that counts will go by.
    Sightings public sightings;

    /// @notice An advance counted: it began a new window.
    // Values and no keys: nobody would filter by them.
    // solhint-disable-next-line gas-indexed-events
    event SnapshotAdvanced(uint256 previousRate, uint256 previousTime, uint256 rate, uint256 time);

    /// @notice The line of growth begins elsewhere: a year of it was used, or some was left unused for too long.
    // solhint-disable-next-line gas-indexed-events
    event GrowthBaseMoved(uint256 previousRate, uint256 previousTime, uint256 rate, uint256 time);

    /// @notice An advance that came too early to count saw a rate below or above what had been seen.
    // solhint-disable-next-line gas-indexed-events
    event RateSeen(uint256 rate, uint256 time);

    /// @notice The growth per year is so wide that it means nothing.
    error GrowthOutOfRange(uint256 maxGrowthBpsPerYear, uint256 maximum);

    /// @notice The fall is 0 or so deep that it means nothing.
    error DropOutOfRange(uint256 maxDropBps, uint256 minimum, uint256 maximum);

    /// @notice The allowance is so wide that it means nothing.
    error AllowanceOutOfRange(uint256 allowanceBps, uint256 maximum);

    /// @notice The time between two snapshots is too short or too long.
    error AdvanceDelayOutOfRange(uint256 advanceDelay, uint256 minimum, uint256 maximum);

    /// @notice The provider gives no rate that could be held against later.
    error SnapshotRateOutOfRange(uint256 rate, uint256 minimum, uint256 maximum);

    /// @notice The rate has grown faster than it may.
    error RateAboveBand(uint256 rate, uint256 maximum);

    /// @notice The rate has fallen deeper than it may.
    error RateBelowBand(uint256 rate, uint256 minimum);

    /// @notice The last advance that counted is too recent, and the rate is none that has not been seen since.
    error AdvanceTooEarly(uint256 elapsed, uint256 minimum);

    constructor(GrowthLimits memory limits) {
        if (limits.maxGrowthBpsPerYear > MAX_GROWTH_BPS_PER_YEAR_LIMIT) {
            revert GrowthOutOfRange(limits.maxGrowthBpsPerYear, MAX_GROWTH_BPS_PER_YEAR_LIMIT);
        }
        if (limits.maxDropBps < MIN_DROP_BPS_LIMIT || limits.maxDropBps > MAX_DROP_BPS_LIMIT) {
            revert DropOutOfRange(limits.maxDropBps, MIN_DROP_BPS_LIMIT, MAX_DROP_BPS_LIMIT);
        }
        if (limits.allowanceBps > MAX_ALLOWANCE_BPS) {
            revert AllowanceOutOfRange(limits.allowanceBps, MAX_ALLOWANCE_BPS);
        }
        if (limits.advanceDelay < MIN_ADVANCE_DELAY || limits.advanceDelay > MAX_ADVANCE_DELAY) {
            revert AdvanceDelayOutOfRange(limits.advanceDelay, MIN_ADVANCE_DELAY, MAX_ADVANCE_DELAY);
        }
        MAX_GROWTH_BPS_PER_YEAR = limits.maxGrowthBpsPerYear;
        MAX_DROP_BPS = limits.maxDropBps;
        ALLOWANCE_BPS = limits.allowanceBps;
        ADVANCE_DELAY = limits.advanceDelay;
    }

    /// @notice Lets the band follow the rate, as far as the limits allow. Anyone may call, at any time; a keeper should, at
    /// least once in `ADVANCE_DELAY`.
    /// @dev Before the delay is over, a rate is only remembered, and only if none as low or as high was seen before.
    function advance() external {
        uint256 rate = Math.min(_rate(), MAX_SNAPSHOT_RATE);
        uint256 elapsed = block.timestamp - snapshot.time;
        Sightings memory seen = sightings;
        bool isNew = rate < seen.lowest || rate > seen.highest;
        // Safe casts: the rate has 127 bits.
        if (rate < seen.lowest) seen.lowest = uint128(rate);
        if (rate > seen.highest) seen.highest = uint128(rate);
        if (elapsed >= ADVANCE_DELAY) return _advanceTo(uint128(rate), seen);
        if (!isNew) revert AdvanceTooEarly(elapsed, ADVANCE_DELAY);
        sightings = seen;
        emit RateSeen(rate, block.timestamp);
    }

    /// @notice The lowest and the highest rate that are served now, in the provider's decimals.
    /// @dev Asks the provider, because a year of growth that the rate has used compounds.
    function band() external view returns (uint256 lowest, uint256 highest) {
        return _bandFor(_rate());
    }

    /// @dev To be called once, at the end of the constructor, when the provider can be read.
    function _takeSnapshot() internal {
        uint256 rate = _rate();
        if (rate == 0 || rate > MAX_SNAPSHOT_RATE) revert SnapshotRateOutOfRange(rate, 1, MAX_SNAPSHOT_RATE);
        // Safe casts: checked above, and a block's time has far fewer bits.
        snapshot = Snapshot(uint192(rate), uint64(block.timestamp));
        growthBase = snapshot;
        sightings = Sightings(uint128(rate), uint128(rate), uint128(rate));
    }

    /// @return rate What the provider says now, within the band.
    function _rateInBand() internal view returns (uint256 rate) {
        rate = _rate();
        (uint256 lowest, uint256 highest) = _bandFor(rate);
        if (rate > highest) revert RateAboveBand(rate, highest);
        if (rate < lowest) revert RateBelowBand(rate, lowest);
    }

    /// @dev What the provider says now, whatever it is.
    function _rate() internal view virtual returns (uint256);

    function _bandFor(uint256 rate) private view returns (uint256 lowest, uint256 highest) {
        // No overflow: a snapshot has 127 bits, and the fall is at most 4,999.
        unchecked {
            lowest = (snapshot.rate * (BPS - MAX_DROP_BPS) + BPS - 1) / BPS;
        }
        Snapshot memory base = growthBase;
        if (block.timestamp > base.time + YEAR) base = _foldYears(base, rate);
        highest = _grown(base.rate, block.timestamp - base.time, ALLOWANCE_BPS) / (BPS * YEAR);
    }

    /// @dev Ends the window that began with the snapshot, and begins the next one.
    function _advanceTo(uint128 rate, Sightings memory seen) private {
        Snapshot memory previous = snapshot;
        Snapshot memory base = growthBase;
        uint256 ceiling = _ceilingOf(_foldYears(base, seen.lowest));
        // Beyond what leaves the rate before in the band it takes a second window that saw it.
        uint256 reach = Math.max((previous.rate * BPS) / (BPS - MAX_DROP_BPS), seen.lowestBefore);
        uint256 risen = Math.max(previous.rate, Math.min(seen.lowest, Math.min(ceiling, reach)));
        // What was seen may be pushed down all the time; the snapshot is a rate that lasted.
        _moveBase(base, risen, Math.max(seen.highest, risen), previous.time);

        // Safe cast: not above a snapshot or what was seen, which have 127 bits.
        snapshot = Snapshot(uint192(risen), uint64(block.timestamp));
        sightings = Sightings(rate, rate, seen.lowest);
        emit SnapshotAdvanced(previous.rate, previous.time, risen, block.timestamp);
    }

    /// @dev Takes the years that lasted into the base, and delays the line by what was left unused for too long.
    /// @param lasted Rate that was reached to stay.
    /// @param used Highest rate that was reached, be it for a moment.
    /// @param windowStart It was reached since.
    function _moveBase(Snapshot memory previous, uint256 lasted, uint256 used, uint256 windowStart) private {
        Snapshot memory base = _foldYears(previous, lasted);
        uint256 delay = _unused(_foldYears(base, used), used, windowStart);
        if (delay == 0 && base.time == previous.time) return;
        // Safe cast: the line begins no later than the window.
        growthBase = Snapshot(base.rate, uint64(base.time + delay));
        emit GrowthBaseMoved(previous.rate, previous.time, base.rate, base.time + delay);
    }

    /// @dev The line from where its last year that lies behind and was used ends: growth compounds by the year. Rounded
    /// down, and only where that raises the ceiling.
    function _foldYears(Snapshot memory base, uint256 used) private view returns (Snapshot memory) {
        (uint256 rate, uint256 elapsed) = (base.rate, block.timestamp - base.time);
        while (elapsed > YEAR) {
            uint256 grown = (rate * (BPS + MAX_GROWTH_BPS_PER_YEAR)) / BPS;
            if (used < grown || grown > MAX_SNAPSHOT_RATE) break;
            if (_grown(grown, elapsed - YEAR, 0) <= _grown(rate, elapsed, 0)) break;
            (rate, elapsed) = (grown, elapsed - YEAR);
        }
        // Safe casts: checked in the loop, and the time is past.
        return Snapshot(uint192(rate), uint64(block.timestamp - elapsed));
    }

    /// @return delay Seconds by which the line was at the used rate earlier than the growth that is kept before the window.
    function _unused(Snapshot memory base, uint256 used, uint256 windowStart) private view returns (uint256 delay) {
        if (MAX_GROWTH_BPS_PER_YEAR == 0) return 0;
        // Seconds from the base to the used rate, which is not below it. Rounded up, so that the ceiling is not too low.
        uint256 growing = Math.ceilDiv((used - base.rate) * BPS * YEAR, MAX_GROWTH_BPS_PER_YEAR * base.rate);
        (, delay) = Math.trySub(windowStart, base.time + growing + UNUSED_KEPT);
    }

    /// @dev The line's rate now, without an allowance, rounded down.
    function _ceilingOf(Snapshot memory base) private view returns (uint256) {
        return _grown(base.rate, block.timestamp - base.time, 0) / (BPS * YEAR);
    }

    /// @dev What a rate may come to, with an allowance, times `BPS * YEAR`. No overflow: a rate has 127 bits, and a time of
    /// 64 bits times 10,000 has 78.
    function _grown(uint256 rate, uint256 elapsed, uint256 allowanceBps) private view returns (uint256) {
        unchecked {
            return rate * ((BPS + allowanceBps) * YEAR + MAX_GROWTH_BPS_PER_YEAR * elapsed);
        }
    }
}
