// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IRedundantOracle} from "../interfaces/IRedundantOracle.sol";
import {Current} from "../types/GovernedState.sol";
import {Level, Reading, SourceReport} from "../types/Reading.sol";
import {BoundedCall} from "./BoundedCall.sol";

/// @title Asking the oracle that an answer rests on
/// @dev Its error passes through, and its want of gas becomes the caller's: see `BoundedCall.passOn`.
library OracleCall {
    uint8 private constant NONE_SERVED = type(uint8).max;

    /// @notice `read()`.
    function read(IRedundantOracle oracle) internal view returns (uint256 price, uint256 updatedAt) {
        uint256 gasBefore = gasleft();
        try oracle.read() returns (uint256 price_, uint256 updatedAt_) {
            return (price_, updatedAt_);
        } catch {
            BoundedCall.passOn(gasBefore);
        }
    }

    /// @notice What the oracle behind a stable address says without the disabled sources; all zero and Unavailable while
    /// it is halted.
    function live(Current memory current) internal view returns (Reading memory reading) {
        if (current.haltedUntil > block.timestamp) {
            reading.level = Level.Unavailable;
            reading.served = NONE_SERVED;
            return reading;
        }
        uint256 gasBefore = gasleft();
        try IRedundantOracle(current.oracle).tryReadWithout(current.disabledMask) returns (Reading memory reading_) {
            return reading_;
        } catch {
            BoundedCall.passOn(gasBefore);
        }
    }

    /// @notice `tryReadWithout(disabledMask)`.
    function tryReadWithout(address oracle, uint256 disabledMask) internal view returns (Reading memory reading) {
        uint256 gasBefore = gasleft();
        try IRedundantOracle(oracle).tryReadWithout(disabledMask) returns (Reading memory reading_) {
            return reading_;
        } catch {
            BoundedCall.passOn(gasBefore);
        }
    }

    /// @notice `inspect()`.
    function inspect(address oracle) internal view returns (SourceReport[] memory reports) {
        uint256 gasBefore = gasleft();
        try IRedundantOracle(oracle).inspect() returns (SourceReport[] memory reports_) {
            return reports_;
        } catch {
            BoundedCall.passOn(gasBefore);
        }
    }
}
