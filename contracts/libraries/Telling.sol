// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IGovernedOracle} from "../interfaces/IGovernedOracle.sol";
import {Committed, Told} from "../types/GovernedState.sol";
import {Reading} from "../types/Reading.sol";

/// @title What a poke tells, and how often one is asked for so that it tells
/// @dev One source that comes and goes with every block would ask for a poke with every block. Each change that is told
/// uses up some of a budget that time gives back. Once it is used up, what changed lately has to wait for time, `COST` at
/// most; what did not is asked for at once.
library Telling {
    /// @notice Something that the breaker has to see, but that can wait: among the changes.
    uint256 internal constant NEWS = 1 << 31;

    /// @dev Seconds that a told change costs.
    uint256 private constant COST = 10 minutes;

    /// @dev Seconds that may be used up at once, before a change has to wait.
    uint256 private constant BUDGET = 30 minutes;

    /// @dev Bits of the changes above those of the sources, one for each level that was reached.
    uint256 private constant FIRST_LEVEL = 1 << 16;
    uint256 private constant SERVED = 1 << 20;

    /// @notice What differs between what was told and what is shown.
    /// @return changes Bits of the sources that became or ceased to be faulty, of the level that was reached, and of the
    /// served source.
    function changesOf(Committed memory was, Reading memory shown) internal pure returns (uint256 changes) {
        changes = was.faultMask ^ shown.faultMask;
        if (shown.level != was.level) changes |= FIRST_LEVEL << uint256(shown.level);
        if (shown.served != was.served) changes |= SERVED;
    }

    /// @notice Tells what differs.
    /// @param news What changed besides.
    function tell(Told storage told, Committed memory was, Reading memory shown, uint256 news) internal {
        uint256 changes = changesOf(was, shown) | news;
        if (changes == 0) return;
        if (shown.level != was.level) emit IGovernedOracle.LevelChanged(was.level, shown.level);
        if (shown.served != was.served) emit IGovernedOracle.ServedChanged(was.served, shown.served);
        if (shown.faultMask != was.faultMask) emit IGovernedOracle.FaultsChanged(was.faultMask, shown.faultMask);
        Told memory before = told;
        bool isCalm = before.paidUntil <= block.timestamp;
        uint256 paidUntil = Math.max(before.paidUntil, block.timestamp) + COST;
        // Safe casts: a time within an hour of now, and changes of 32 bits.
        told.paidUntil = uint64(Math.min(paidUntil, block.timestamp + BUDGET + COST));
        told.changes = uint32(isCalm ? changes : before.changes | changes);
    }

    /// @notice Whether a poke is asked for because of these changes.
    function isAsked(Told storage told, uint256 changes) internal view returns (bool) {
        if (changes == 0) return false;
        return changes & ~uint256(told.changes) != 0 || told.paidUntil <= block.timestamp + BUDGET;
    }
}
