// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Fault, Reading, SourceReport} from "../types/Reading.sol";

/// @title What is wrong with each source, where some are disabled
library DisabledSources {
    /// @notice Judges again, without the disabled sources, what the oracle judged with them heard. Changes the reports.
    /// @param reports What the oracle says of each source.
    /// @param without What it says without the disabled ones.
    /// @param mask Bit i: source i is disabled.
    function judge(SourceReport[] memory reports, Reading memory without, uint256 mask) internal pure {
        for (uint256 i = 0; i < reports.length; ++i) {
            uint256 bit = 1 << i;
            if (mask & bit != 0) reports[i].fault = Fault.Disabled;
            else if (without.usedMask & bit != 0) reports[i].fault = Fault.None;
            else if (without.faultMask & bit != 0 && reports[i].fault == Fault.None) reports[i].fault = Fault.Outlier;
        }
    }
}
