// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @notice Measures what one call costs its caller, cold and then warm, in a transaction of its own.
contract GasProbe {
    /// @dev Gas between the two readings that is not the call's: GAS itself and what pushes the arguments.
    uint256 private constant HARNESS = 29;

    /// @return cold Gas of the first call, the access to the account included.
    /// @return warm Gas of the second call.
    /// @return succeeded Whether both calls succeeded.
    function measure(
        address target,
        bytes calldata data
    ) external view returns (uint256 cold, uint256 warm, bool succeeded) {
        bytes memory input = data;
        (cold, succeeded) = _spend(target, input);
        bool again;
        (warm, again) = _spend(target, input);
        succeeded = succeeded && again;
    }

    function _spend(address target, bytes memory input) private view returns (uint256 spent, bool succeeded) {
        // Memory-safe: reads `input` and copies nothing back.
        assembly ("memory-safe") {
            let start := add(input, 0x20)
            let length := mload(input)
            let before := gas()
            succeeded := staticcall(gas(), target, start, length, 0, 0)
            spent := sub(sub(before, gas()), HARNESS)
        }
    }
}
