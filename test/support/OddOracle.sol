// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Level, OracleConfig, Reading, Source} from "../../contracts/interfaces/IRedundantOracle.sol";

/// @notice Looks like an oracle to a preflight, with as many sources and as honest a reading as it is told.
contract OddOracle {
    uint256 private immutable DECIMALS;
    uint256 private immutable SOURCES;
    bytes private _failure;
    bytes private _answer;
    bool private _burns;
    uint256 private _bombSize;

    constructor(uint256 decimals_, uint256 sources) {
        DECIMALS = decimals_;
        SOURCES = sources;
    }

    /// @notice Lets every reading revert with these bytes.
    function failWith(bytes calldata failure) external {
        _failure = failure;
    }

    /// @notice Lets every reading be these bytes, whatever they mean.
    function answerWith(bytes calldata answer) external {
        _answer = answer;
    }

    /// @notice Lets every reading use up all its gas.
    function burn() external {
        _burns = true;
    }

    /// @notice Lets every reading be this many bytes of whatever is in memory.
    function bomb(uint256 size) external {
        _bombSize = size;
    }

    function decimals() external view returns (uint256) {
        return DECIMALS;
    }

    function tryRead() external view returns (Reading memory) {
        return _reading();
    }

    function tryReadWithout(uint256) external view returns (Reading memory) {
        return _reading();
    }

    function config() external view returns (OracleConfig memory settings) {
        settings.sources = new Source[](SOURCES);
    }

    function _reading() private view returns (Reading memory) {
        (bytes memory failure, bytes memory answer, uint256 bombSize) = (_failure, _answer, _bombSize);
        if (_burns) {
            assembly ("memory-safe") {
                invalid()
            }
        }
        if (failure.length != 0) {
            // Memory-safe: reads `failure`, and ends the call.
            assembly ("memory-safe") {
                revert(add(failure, 0x20), mload(failure))
            }
        }
        // Memory-safe: ends the call.
        assembly ("memory-safe") {
            if bombSize {
                return(0, bombSize)
            }
            if mload(answer) {
                return(add(answer, 0x20), mload(answer))
            }
        }
        return Reading(2_000e8, 2_000e8, 2_000e8, uint64(block.timestamp), Level.Normal, 2, 0, 3, 0);
    }
}
