// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IRedundantOracle} from "../interfaces/IRedundantOracle.sol";
import {SourceReport} from "../types/Reading.sol";
import {BoundedCall} from "./BoundedCall.sol";

/// @title Asking the oracle that an answer rests on
/// @dev Its error passes through, and its want of gas becomes the caller's: see `BoundedCall.passOn`.
library OracleCall {
    /// @notice `read()`.
    function read(IRedundantOracle oracle) internal view returns (uint256 price, uint256 updatedAt) {
        uint256 gasBefore = gasleft();
        try oracle.read() returns (uint256 price_, uint256 updatedAt_) {
            return (price_, updatedAt_);
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
