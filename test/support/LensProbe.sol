// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IRedundantOracle, Level} from "../../contracts/interfaces/IRedundantOracle.sol";
import {SurvivabilityLens} from "../../contracts/lens/SurvivabilityLens.sol";

/// @notice Creates an oracle and asks a lens about it within one call, so that thousands of oracles need no block.
contract LensProbe {
    uint256 private constant ANSWERS = 4;

    /// @notice What the lens says of losses from none to its most.
    /// @param creationCode The oracle's, with its arguments.
    function ask(
        SurvivabilityLens lens,
        bytes calldata creationCode
    ) external returns (Level[ANSWERS] memory levels, uint256[ANSWERS] memory masks) {
        bytes memory code = creationCode;
        address oracle;
        // Memory-safe: reads `code`, and on failure copies the revert data from the free memory pointer on.
        assembly ("memory-safe") {
            oracle := create(0, add(code, 0x20), mload(code))
            if iszero(oracle) {
                let data := mload(0x40)
                returndatacopy(data, 0, returndatasize())
                revert(data, returndatasize())
            }
        }
        for (uint256 losses = 0; losses < ANSWERS; ++losses) {
            (levels[losses], masks[losses]) = lens.worstLevel(IRedundantOracle(oracle), losses);
        }
    }
}
