// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @title How Arbitrum shows the address of an L1 contract on the L2
/// @notice Compiled into the sequencer uptime feed in the place of Arbitrum's own library of this name, which does the
/// same but is under another licence than everything else here.
library AddressAliasHelper {
    uint160 private constant OFFSET = uint160(0x1111000000000000000000000000000000001111);

    /// @notice The address as which `sender` of the L1 calls on the L2: a constant further, around the end if need be.
    function applyL1ToL2Alias(address sender) internal pure returns (address) {
        unchecked {
            return address(uint160(sender) + OFFSET);
        }
    }
}
