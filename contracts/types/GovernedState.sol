// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Level} from "./Reading.sol";
import {RoundedPrice} from "./RoundedPrice.sol";

/// @notice What a governed oracle reads. One slot, so that a read pays for one: that of the accepted price too is only
/// read for prices near the edge of the band around it, or beyond.
struct Current {
    address oracle;
    uint16 disabledMask;
    uint40 haltedUntil;
    RoundedPrice acceptedPrice;
}

/// @notice What a rollback restores, and until when.
struct Previous {
    address oracle;
    uint16 disabledMask;
    uint40 until;
}

/// @notice One slot: the last good price, and what the last poke saw.
struct Committed {
    uint128 price;
    uint64 updatedAt;
    Level level;
    uint8 served;
    uint16 faultMask;
}

/// @notice What was told lately, as `Telling` counts it, and until when that is paid for.
struct Told {
    uint64 paidUntil;
    uint32 changes;
}

/// @notice One slot: what jumps are measured from, since when, and when a poke last saw a price within the band around
/// it; in the far future where the window does not run that is counted from there. Apart from the last good price, which
/// moves with the data's time: for a calm feed that is hours old.
struct Accepted {
    uint128 price;
    uint64 since;
    uint64 seenAt;
}

/// @notice A jump that has to be confirmed, and when it was first seen; in the far future where that does not count any
/// more.
struct Suspect {
    uint128 price;
    uint64 since;
}

/// @notice What a jump breaker remembers.
struct Breaker {
    Accepted accepted;
    Suspect suspect;
}
