// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @notice Calls a target from as deep a call stack as it is told to; every level keeps a 64th of the gas (EIP-150).
contract DeepCaller {
    /// @return succeeded Whether the target's call did.
    /// @return answer What the target gave back, or nothing where the gas ended before it.
    function callAt(
        uint256 depth,
        address target,
        bytes calldata data
    ) external view returns (bool succeeded, bytes memory answer) {
        if (depth == 0) return target.staticcall(data);
        bytes memory nested = abi.encodeCall(DeepCaller.callAt, (depth - 1, target, data));
        (bool went, bytes memory words) = address(this).staticcall(nested);
        if (went) (succeeded, answer) = abi.decode(words, (bool, bytes));
    }
}
