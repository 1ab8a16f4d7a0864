// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @notice Returns `SIZE` bytes to any call, whose fifth word, the level of a reading, is `LEVEL`.
contract AnswersAnything {
    uint256 public immutable SIZE;
    uint256 public immutable LEVEL;

    constructor(uint256 size, uint256 level) {
        SIZE = size;
        LEVEL = level;
    }

    // It answers any call.
    // solhint-disable-next-line no-complex-fallback
    fallback() external {
        (uint256 size, uint256 level) = (SIZE, LEVEL);
        // Memory-safe: the call ends here, so that no memory is used afterwards.
        assembly ("memory-safe") {
            mstore(0x00, 0)
            mstore(0x20, 0)
            mstore(0x40, 0)
            mstore(0x60, 0)
            mstore(0x80, level)
            return(0x00, size)
        }
    }
}
