// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {BoundedCall} from "./BoundedCall.sol";

/// @title Handing a call on
library Forwarding {
    /// @notice Calls `target` with the very input of this call, and ends this call with its very answer or error.
    function forward(address target) internal view {
        uint256 gasBefore = gasleft();
        // Why assembly: Solidity has no call that hands on its own input and output.
        // Memory-safe: writes from the free memory pointer on, and ends the call where that one succeeds.
        assembly ("memory-safe") {
            let start := mload(0x40)
            calldatacopy(start, 0, calldatasize())
            if staticcall(gas(), target, start, calldatasize(), 0, 0) {
                returndatacopy(start, 0, returndatasize())
                return(start, returndatasize())
            }
        }
        BoundedCall.passOn(gasBefore);
    }
}
