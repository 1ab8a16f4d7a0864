// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @notice Measures what calls cost their caller, cold and then warm, in a transaction of its own.
contract GasProbe {
    struct Call {
        address target;
        bytes input;
    }

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

    /// @notice As `measure`, for calls one after another in one transaction: what one warms is warm for the next.
    function measureAll(Call[] calldata calls) external view returns (uint256 cold, uint256 warm, bool succeeded) {
        bool again;
        (cold, succeeded) = _spendOnAll(calls);
        (warm, again) = _spendOnAll(calls);
        succeeded = succeeded && again;
    }

    function _spendOnAll(Call[] calldata calls) private view returns (uint256 total, bool allSucceeded) {
        allSucceeded = true;
        for (uint256 i = 0; i < calls.length; ++i) {
            (uint256 spent, bool succeeded) = _spend(calls[i].target, calls[i].input);
            total += spent;
            allSucceeded = allSucceeded && succeeded;
        }
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
