// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Voice} from "./Voice.sol";

/// @notice Room for eight voices in memory, reached without a bounds check; the zero pointer for none.
/// @dev Why assembly: the checks and the zeroing of a `Voice[8] memory` cost a median of three some 500 gas.
/// Every position used is below 8: it is a source's index, a count of voices, or 7 minus one, and there are at most
/// eight sources.
type VoiceList is uint256;

using VoiceListLib for VoiceList global;

library VoiceListLib {
    /// @notice A new list; its voices are undefined until they are set.
    function create() internal pure returns (VoiceList list) {
        // Memory-safe: reserves eight words at the free memory pointer.
        assembly ("memory-safe") {
            list := mload(0x40)
            mstore(0x40, add(list, 0x100))
        }
    }

    /// @return Whether it is a list: memory at zero is nobody's.
    function exists(VoiceList list) internal pure returns (bool) {
        return VoiceList.unwrap(list) != 0;
    }

    /// @param position Below 8, and set before.
    function get(VoiceList list, uint256 position) internal pure returns (Voice voice) {
        // Memory-safe: reads one of the eight words that `create` reserved.
        assembly ("memory-safe") {
            voice := mload(add(list, shl(5, position)))
        }
    }

    /// @param position Below 8.
    function set(VoiceList list, uint256 position, Voice voice) internal pure {
        // Memory-safe: writes one of the eight words that `create` reserved.
        assembly ("memory-safe") {
            mstore(add(list, shl(5, position)), voice)
        }
    }
}
