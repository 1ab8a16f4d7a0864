// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @notice A consumer that catches the errors of what it reads, and has to tell a dead oracle from too little gas.
interface IGuardedConsumer {
    /// @notice Reads, and reverts where it takes a failure for its caller's too little gas.
    /// @return isDown Whether it takes the target for dead.
    /// @return digest Hash of the answer.
    function ask(address target, bytes calldata input) external view returns (bool isDown, bytes32 digest);
}
