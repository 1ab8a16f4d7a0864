// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IGuardedConsumer} from "./IGuardedConsumer.sol";

/// @notice Has a guarded consumer read a view at many gas levels, as a stranger would who chooses the gas.
contract GasLevels {
    /// @param answered Levels at which the consumer had the expected answer.
    /// @param refused Levels at which it told that the gas was too little.
    /// @param down Levels at which it took the target for dead.
    /// @param wrong Levels at which it had another answer.
    struct Outcomes {
        uint256 answered;
        uint256 refused;
        uint256 down;
        uint256 wrong;
    }

    /// @param digest Hash of the answer that is expected.
    /// @param lowest Gas of the first level.
    /// @param step Gas from one level to the next.
    /// @param count How many levels.
    function sweep(
        IGuardedConsumer consumer,
        address target,
        bytes calldata input,
        bytes32 digest,
        uint256 lowest,
        uint256 step,
        uint256 count
    ) external view returns (Outcomes memory outcomes) {
        for (uint256 i = 0; i < count; ++i) {
            try consumer.ask{gas: lowest + i * step}(target, input) returns (bool isDown, bytes32 seen) {
                if (isDown) ++outcomes.down;
                else if (seen == digest) ++outcomes.answered;
                else ++outcomes.wrong;
            } catch {
                ++outcomes.refused;
            }
        }
    }

    /// @notice What the view says with all the gas there is.
    /// @return succeeded Whether it gives an answer.
    /// @return digest Hash of the answer.
    function ample(address target, bytes calldata input) external view returns (bool succeeded, bytes32 digest) {
        bytes memory data;
        (succeeded, data) = target.staticcall(input);
        digest = keccak256(data);
    }
}
