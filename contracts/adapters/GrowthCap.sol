// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @title A band around what a rate was, wider with time
/// @notice A rate without a time of its own cannot be stale, but it can be inflated or slashed: outside the band there is
/// no answer, rather than a capped one. Anyone may bring the snapshot up to date; nobody can choose what it says.
/// @dev The snapshot is read from the provider, never given, and its rate and time are written together: a cap of
/// Aave's went wrong by moving one without the other. It only moves up, by no more than the growth and so little that
/// the rate before still lies in the new band; so a rate that is pushed for one transaction, up or down, cannot take the
/// band away from the true one. After a lasting loss the old peak stays the snapshot; a loss beyond the limit, or growth
/// beyond it, needs a new adapter, which is a human's decision. A contract that inherits this ends its constructor with
/// `_takeSnapshot`; without it every read is refused.
abstract contract GrowthCap {
    /// @notice What a rate may do.
    /// @param maxGrowthBpsPerYear Highest growth per year of 365 days, not compounded, at most 100 %.
    /// @param maxDropBps Deepest fall below the snapshot, from 0.01 % to 49.99 %.
    /// @param allowanceBps What may come on top of the growth at once, such as a day's rewards, at most 5 %.
    /// @param advanceDelay Seconds between two snapshots, from an hour to 90 days.
    struct GrowthLimits {
        uint16 maxGrowthBpsPerYear;
        uint16 maxDropBps;
        uint16 allowanceBps;
        uint32 advanceDelay;
    }

    /// @notice What the rate was, and when.
    /// @param rate In the provider's decimals.
    /// @param time Unix seconds.
    struct Snapshot {
        uint192 rate;
        uint64 time;
    }

    uint256 private constant BPS = 10_000;
    uint256 private constant YEAR = 365 days;
    uint256 private constant MAX_GROWTH_BPS_PER_YEAR_LIMIT = 10_000;
    uint256 private constant MIN_DROP_BPS_LIMIT = 1;
    uint256 private constant MAX_DROP_BPS_LIMIT = 4_999;
    uint256 private constant MAX_ALLOWANCE_BPS = 500;
    uint256 private constant MIN_ADVANCE_DELAY = 1 hours;
    uint256 private constant MAX_ADVANCE_DELAY = 90 days;

    /// @dev What an oracle takes; leaves room for the products below.
    uint256 private constant MAX_SNAPSHOT_RATE = 2 ** 127 - 1;

    /// @notice Highest growth per year.
    uint256 public immutable MAX_GROWTH_BPS_PER_YEAR;

    /// @notice Deepest fall below the snapshot.
    uint256 public immutable MAX_DROP_BPS;

    /// @notice What may come on top of the growth at once.
    uint256 public immutable ALLOWANCE_BPS;

    /// @notice Seconds between two snapshots.
    uint256 public immutable ADVANCE_DELAY;

    /// @notice What the rate is held against.
    Snapshot public snapshot;

    /// @notice The snapshot was brought up to date.
    // Values and no keys: nobody would filter by them.
    // solhint-disable-next-line gas-indexed-events
    event SnapshotAdvanced(uint256 previousRate, uint256 previousTime, uint256 rate, uint256 time);

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

    /// @notice The last snapshot is too recent.
    error AdvanceTooEarly(uint256 elapsed, uint256 minimum);

    /// @notice A snapshot never moves down, nor up by more than the growth or beyond the band's reach.
    error AdvanceOutOfRange(uint256 rate, uint256 minimum, uint256 maximum);

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

    /// @notice Takes the rate of now as the snapshot, if it may be taken. Anyone may; a keeper should, some times a
    /// year, because the band widens with the time since.
    function advance() external {
        Snapshot memory previous = snapshot;
        uint256 elapsed = block.timestamp - previous.time;
        if (elapsed < ADVANCE_DELAY) revert AdvanceTooEarly(elapsed, ADVANCE_DELAY);
        uint256 rate = _rate();
        // Without the allowance, which would add up from one snapshot to the next.
        uint256 grown = _grown(previous.rate, elapsed, 0);
        uint256 highest = (previous.rate * BPS) / (BPS - MAX_DROP_BPS);
        if (grown < highest) highest = grown;
        if (rate < previous.rate || rate > highest) revert AdvanceOutOfRange(rate, previous.rate, highest);
        _store(rate);
        emit SnapshotAdvanced(previous.rate, previous.time, rate, block.timestamp);
    }

    /// @notice The lowest and the highest rate that are served now, in the provider's decimals.
    function band() public view returns (uint256 lowest, uint256 highest) {
        Snapshot memory current = snapshot;
        // No overflow: a snapshot has 127 bits, and the fall is at most 4,999.
        unchecked {
            uint256 rest = current.rate * (BPS - MAX_DROP_BPS);
            lowest = rest / BPS + (rest % BPS == 0 ? 0 : 1);
        }
        highest = _grown(current.rate, block.timestamp - current.time, ALLOWANCE_BPS);
    }

    /// @dev To be called once, at the end of the constructor, when the provider can be read.
    function _takeSnapshot() internal {
        _store(_rate());
    }

    /// @return rate What the provider says now, within the band.
    function _rateInBand() internal view returns (uint256 rate) {
        rate = _rate();
        (uint256 lowest, uint256 highest) = band();
        if (rate > highest) revert RateAboveBand(rate, highest);
        if (rate < lowest) revert RateBelowBand(rate, lowest);
    }

    /// @dev What the provider says now, whatever it is.
    function _rate() internal view virtual returns (uint256);

    /// @dev Rounded down. No overflow: a snapshot has 127 bits, and a time of 64 bits times 10,000 has 78.
    function _grown(uint256 rate, uint256 elapsed, uint256 allowanceBps) private view returns (uint256) {
        unchecked {
            return (rate * ((BPS + allowanceBps) * YEAR + MAX_GROWTH_BPS_PER_YEAR * elapsed)) / (BPS * YEAR);
        }
    }

    function _store(uint256 rate) private {
        if (rate == 0 || rate > MAX_SNAPSHOT_RATE) revert SnapshotRateOutOfRange(rate, 1, MAX_SNAPSHOT_RATE);
        // Safe casts: checked above, and a block's time has far fewer bits.
        snapshot = Snapshot(uint192(rate), uint64(block.timestamp));
    }
}
