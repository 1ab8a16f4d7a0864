// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @notice What a governed oracle is made of; fixed at construction.
/// @param oracle The first oracle behind it.
/// @param maxStepBps Distance in basis points up to which a replacement's price may differ, from 1 to 4,999.
/// @param maxHold Seconds for which the last good price is shown, Restricted, when nothing else is; 0 for never, at
/// most one day.
/// @param holdDriftBpsPerHour By how many basis points the sides of a held price widen in an hour, from 1 to 10,000 where
/// there is a hold.
/// @param maxJumpBps Distance in basis points from the accepted price beyond which a price is Restricted until it is
/// confirmed; 0 for no such breaker, at most 10,000.
/// @param confirmDelay Seconds for which a jump has to stand, and between two accepted prices; from 1 minute to 1 day where
/// there is a breaker.
/// @param jumpWindow Seconds after which an accepted price counts no more, if no poke saw it or one near it; above
/// `confirmDelay` and at most 7 days.
/// @param commitInterval Seconds after which `checkUpkeep` asks for a poke although nothing changed; 0 for never, but for
/// a breaker, of which the accepted price is renewed after half of `jumpWindow` at the latest.
struct GovernedConfig {
    address oracle;
    uint16 maxStepBps;
    uint32 maxHold;
    uint16 holdDriftBpsPerHour;
    uint16 maxJumpBps;
    uint32 confirmDelay;
    uint32 jumpWindow;
    uint32 commitInterval;
}
