// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IRedundantOracle, Level, OracleConfig, Source} from "../../contracts/interfaces/IRedundantOracle.sol";

/// @notice How a `HostileOracle` fails instead of answering.
enum Failure {
    None,
    Error,
    Bare,
    Burn,
    Nothing,
    Short,
    Long
}

/// @notice An oracle that passes a preflight, and then says what it is told, whatever its types hold: in `read()` something
/// else than elsewhere.
contract HostileOracle {
    uint256 public constant decimals = 8;

    uint256[9] private _reading;
    uint256 private _priceOfRead;
    uint256 private _timeOfRead;
    Failure private _failure;
    uint32 private _gasLimit;
    uint256 private _sources = 3;

    constructor(uint256 price) {
        say(price, Level.Normal, price);
    }

    /// @notice A price at a level, with the block's time.
    function say(uint256 price, Level level, uint256 priceOfRead) public {
        sayWords([price, price, price, 0, uint256(level), 2, 0, 3, 0], priceOfRead, 0);
    }

    /// @notice Any words. A time is seconds from the block's, and wraps.
    function sayWords(uint256[9] memory reading, uint256 priceOfRead, uint256 timeOfRead) public {
        (_reading, _priceOfRead, _timeOfRead, _failure) = (reading, priceOfRead, timeOfRead, Failure.None);
    }

    function fail(Failure failure) external {
        _failure = failure;
    }

    /// @notice What `config()` says of the sources.
    function claim(uint256 sources, uint32 gasLimit) external {
        (_sources, _gasLimit) = (sources, gasLimit);
    }

    function read() external view returns (uint256 price, uint256 updatedAt) {
        _failIfTold();
        if (_reading[4] > uint256(Level.Degraded)) {
            revert IRedundantOracle.PriceUnavailable(Level.Restricted, uint16(_reading[8]));
        }
        unchecked {
            return (_priceOfRead, block.timestamp + _timeOfRead);
        }
    }

    function tryRead() external view returns (uint256[9] memory) {
        return _words();
    }

    function tryReadWithout(uint256) external view returns (uint256[9] memory) {
        return _words();
    }

    function config() external view returns (OracleConfig memory settings) {
        settings.quorum = 2;
        settings.sources = new Source[](_sources);
        for (uint256 i = 0; i < _sources; ++i) {
            settings.sources[i].gasLimit = _gasLimit;
        }
    }

    function _words() private view returns (uint256[9] memory reading) {
        _failIfTold();
        reading = _reading;
        unchecked {
            reading[3] += block.timestamp;
        }
    }

    function _failIfTold() private view {
        Failure failure = _failure;
        if (failure == Failure.None) return;
        if (failure == Failure.Error) revert IRedundantOracle.NoHistory();
        uint256 size = failure == Failure.Long ? 320 : 0;
        if (failure == Failure.Short) size = 31;
        bool reverts = failure == Failure.Bare;
        bool burns = failure == Failure.Burn;
        // Memory-safe: ends the call.
        assembly ("memory-safe") {
            if burns {
                invalid()
            }
            if reverts {
                revert(0, 0)
            }
            return(0, size)
        }
    }
}
