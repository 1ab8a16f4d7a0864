// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Role} from "./OracleConfig.sol";

/// @notice Why a source's answer was not used. Append-only: a name keeps its meaning and its number for ever.
/// @dev Judged in this order, so that one answer has exactly one fault.
/// - `None`: usable.
/// - `NoCode`: there is no contract (any more).
/// - `Reverted`: the call failed.
/// - `OutOfGas`: the call failed without data and used up its gas limit.
/// - `ShortData`: fewer than the 160 bytes of a round came back.
/// - `Malformed`: a round id is wider than 80 bits.
/// - `NonPositive`: zero, negative, or zero once scaled to the oracle's decimals.
/// - `TooLarge`: above 2^127 - 1 in the feed's or in the oracle's decimals.
/// - `Stale`: older than `maxAge`, or carried over from an earlier round.
/// - `Future`: dated more than 60 s ahead, or beyond 64 bits.
/// - `BelowMin`, `AboveMax`: outside the oracle's sanity bounds.
/// - `Outlier`: outside the deviation of the price that the others make.
/// - `Disabled`: treated as down on the caller's demand.
enum Fault {
    None,
    NoCode,
    Reverted,
    OutOfGas,
    ShortData,
    Malformed,
    NonPositive,
    TooLarge,
    Stale,
    Future,
    BelowMin,
    AboveMax,
    Outlier,
    Disabled
}

/// @notice How good a reading is; a higher number is worse.
/// @dev `Normal`: a quorum agrees and nothing failed on the way. `Degraded`: a quorum agrees, but a source failed, was
/// an outlier, or the first voter is not the one served. `Restricted`: below quorum, disputed, or within the
/// sequencer's grace; fit for repaying and reducing risk. `Unavailable`: no valid voter, or the sequencer is down.
enum Level {
    Normal,
    Degraded,
    Restricted,
    Unavailable
}

/// @notice One answer, with everything a consumer needs to decide what it is good for.
/// @param price The answer in the oracle's decimals; 0 at Unavailable only.
/// @param low Lower side, never above `price`.
/// @param high Upper side, never below `price`.
/// @param updatedAt Oldest data time among the agreeing voices, in Unix seconds.
/// @param level How good the reading is.
/// @param votes Groups that agree with the price.
/// @param served Index of the source whose price it is (Ordered), or 255 (Median, or none).
/// @param usedMask Bit i: source i agrees with the price.
/// @param faultMask Bit i: source i was needed and not usable.
struct Reading {
    uint256 price;
    uint256 low;
    uint256 high;
    uint64 updatedAt;
    Level level;
    uint8 votes;
    uint8 served;
    uint16 usedMask;
    uint16 faultMask;
}

/// @notice What one source says right now, and why it would not be used.
/// @param feed The source's feed.
/// @param fault `None` where the answer is usable.
/// @param price In the oracle's decimals; 0 where none could be decoded.
/// @param updatedAt Data time the feed claims, capped at 64 bits; 0 where none could be decoded.
/// @param age Seconds since `updatedAt`; 0 where it lies ahead.
/// @param group The source's group.
/// @param role The source's role.
/// @param errorSelector First four bytes of the revert data, where the call failed with at least four.
struct SourceReport {
    address feed;
    Fault fault;
    uint256 price;
    uint64 updatedAt;
    uint64 age;
    uint8 group;
    Role role;
    bytes4 errorSelector;
}
