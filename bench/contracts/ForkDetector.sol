// SPDX-License-Identifier: MIT
// By the compiler of bench/package.json, with the manager.
// solhint-disable-next-line compiler-version
pragma solidity >=0.8.11 <0.9.0;

/// @title What Synthetix's oracle manager 3.13.0 asks before it calls a price stale, and no release of its library on npm holds
/// @dev Its staleness check is off on a developer's fork, which carries four bytes of code at a chosen address.
library ForkDetector {
    address private constant MARKER = 0x1234123412341234123412341234123412341234;

    function isDevFork() internal view returns (bool) {
        return MARKER.code.length == 4 && MARKER.codehash == keccak256("FORK");
    }
}
